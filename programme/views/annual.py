"""Annual plans and reports; drafts are shown to those who write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import pgettext

from digiportal.access.policy import condition, may
from programme.models import AnnualPlan, AnnualReport, AnnualReportChapter, AnnualState, Resolution
from programme.models.annual import AnnualDocument
from programme.report_sections import ReportSection, report_sections
from programme.views.base import Crumb, ProgrammePage, RecordPage


def readable(page: ProgrammePage, model: type[AnnualDocument]) -> QuerySet[Any]:
    """Adopted ones for all who see the programme, drafts for those who write them."""
    writes = condition(page.request.user, "write", model)
    return model._default_manager.filter(Q(state=AnnualState.ADOPTED) | writes)


class AnnualList(ProgrammePage):
    section = "annual"
    template_name = "programme/annual_list.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Annual plan and report"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "reports": self._of_programme(AnnualReport),
            "plans": self._of_programme(AnnualPlan),
        }

    def _of_programme(self, model: type[AnnualDocument]) -> QuerySet[Any]:
        return readable(self, model).filter(programme=self.programme).select_related("adopted_by__body", "source")


class AnnualPage(RecordPage):
    """A plan or a report, found by its year."""

    section = "annual"
    model: type[AnnualDocument]

    def records(self) -> QuerySet[Any]:
        return readable(self, self.model).select_related("adopted_by__body", "source")

    def lookup(self) -> dict[str, Any]:
        return {"year": self.kwargs["year"]}

    def crumbs(self) -> list[Crumb]:
        everything = Crumb(pgettext("navigation", "Annual plan and report"), self.url("annual-reports"))
        return [everything, Crumb(str(self.record.year))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolutions = Resolution.objects.visible_to(self.request.user)
        return super().get_context_data(**kwargs) | {
            "resolution_is_readable": resolutions.filter(pk=self.record.adopted_by_id).exists(),
        }


@dataclass(frozen=True)
class ShownChapter:
    """A section of the report on its page; ``write_url`` is empty for those who don't write it."""

    section: ReportSection
    chapter: AnnualReportChapter | None
    write_url: str


class AnnualReportPage(AnnualPage):
    """The report in the secretariat's own words; the whole report with its figures is the document."""

    template_name = "programme/annual_report.html"
    model = AnnualReport

    def records(self) -> QuerySet[Any]:
        return super().records().prefetch_related("chapters__source").select_related("frozen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.record.year
        writes = may(self.request.user, "write", self.record)
        is_open = writes and self.record.state == AnnualState.DRAFT
        return super().get_context_data(**kwargs) | {
            "report": self.record,
            "introduction_url": self.url("write-introduction", year) if is_open else "",
            "chapters": self._chapters(is_open),
            "pdf_url": self.url("annual-report-pdf", year),
            "history_url": self.history_url("arsrapport") if writes else "",
        }

    def _chapters(self, is_open: bool) -> list[ShownChapter]:
        """The sections with words, in their order; all sections for those who write them."""
        written = {chapter.section: chapter for chapter in self.record.chapters.all()}
        return [
            ShownChapter(section, written.get(section.slug), self._write_url(section) if is_open else "")
            for section in report_sections()
            if is_open or section.slug in written
        ]

    def _write_url(self, section: ReportSection) -> str:
        return self.url("write-chapter", self.record.year, section.address)


class AnnualPlanPage(AnnualPage):
    template_name = "programme/annual_plan.html"
    model = AnnualPlan

    def records(self) -> QuerySet[Any]:
        return super().records().prefetch_related("items__source")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"plan": self.record}
