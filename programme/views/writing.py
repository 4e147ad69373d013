"""The pages on which the secretariat writes its own words in an annual report (R52)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext

from digiportal.forms.views import ActForm
from programme.forms import WriteWordsForm
from programme.models import AnnualReport, AnnualReportChapter
from programme.report_sections import ReportSection, report_sections
from programme.services.annual import write_chapter, write_introduction
from programme.views.annual import AnnualPage
from programme.views.base import Crumb


class WriteWords(ActForm, AnnualPage):
    """What writing the beginning and writing a section have in common."""

    required_right: ClassVar[str] = "write"
    model = AnnualReport
    template_name = "programme/annual/write.html"
    form_class = WriteWordsForm
    success_message = gettext_lazy("The text is saved.")

    def form_for(self, obj: Any, data: Any = None, files: Any = None) -> WriteWordsForm:
        return WriteWordsForm(data, files, initial=self.get_initial(obj), language=self.programme.language)

    def get_cancel_url(self) -> str:
        return self.url("annual-report", self.record.year)

    def crumbs(self) -> list[Crumb]:
        everything, report = super().crumbs()
        return [everything, Crumb(report.label, self.get_cancel_url()), Crumb(str(self.get_title()))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"report": self.record}


class WriteIntroduction(WriteWords):
    """What the report begins with."""

    def records(self) -> QuerySet[Any]:
        return super().records().select_related("programme")

    def get_title(self) -> str:
        return pgettext("report section", "The year in short")

    def get_object(self) -> AnnualReport:
        return self.find(AnnualReport.objects.all(), self.required_right, pk=self.record.pk)

    def get_initial(self, obj: AnnualReport) -> dict[str, Any]:
        return {"text": obj.introduction}

    def act(self, form: WriteWordsForm) -> AnnualReport:
        return write_introduction(self.request.user, self.record, form.cleaned_data["text"])

    def get_success_url(self, result: AnnualReport) -> str:
        return self.get_cancel_url()


class WriteChapter(WriteWords):
    """The words of one section, before what the portal knows."""

    report_section: ReportSection

    def prepare(self) -> None:
        super().prepare()
        named = [section for section in report_sections() if section.address == self.kwargs["address"]]
        if not named:
            raise Http404
        self.report_section = named[0]

    def get_title(self) -> str | Promise:
        return self.report_section.title

    def get_object(self) -> AnnualReportChapter | None:
        return self.record.chapters.filter(section=self.report_section.slug).first()

    def get_initial(self, obj: AnnualReportChapter | None) -> dict[str, Any]:
        return {"text": obj.body if obj else ""}

    def act(self, form: WriteWordsForm) -> AnnualReport:
        return write_chapter(self.request.user, self.record, self.report_section.slug, form.cleaned_data["text"])

    def get_success_url(self, result: AnnualReport) -> str:
        return f"{self.get_cancel_url()}#chapter-{self.report_section.slug}"
