"""Resolutions: found by words, body and year; one with its points, dissents, corrections and follow-up."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import pgettext

from digiportal.clock import today
from programme.filters import ResolutionFilter
from programme.models import Case, FollowUp, Resolution
from programme.views.base import Crumb, RecordPage
from programme.views.lists import ListPage


class ResolutionList(ListPage):
    section = "resolutions"
    template_name = "programme/resolutions.html"
    filter_class = ResolutionFilter

    def items(self) -> QuerySet[Resolution]:
        return Resolution.objects.visible_to(self.request.user).filter(programme=self.programme).for_lists()

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Resolutions"))]


class ResolutionPage(RecordPage):
    section = "resolutions"
    template_name = "programme/resolution.html"

    def records(self) -> QuerySet[Resolution]:
        follow_ups = FollowUp.objects.select_related("organisation", "body", "region")
        return (
            Resolution.objects.for_lists()
            .select_related("source")
            .prefetch_related(
                Prefetch("points__follow_ups", queryset=follow_ups),
                "dissents__person",
                "dissents__organisation",
                "corrections__made_by",
            )
        )

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Resolutions"), self.url("resolutions")), Crumb(self.record.title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolution = self.record
        case = resolution.treatment.case_id if resolution.treatment else 0
        return super().get_context_data(**kwargs) | {
            "today": today(),
            "resolution": resolution,
            "case_is_readable": Case.objects.visible_to(self.request.user).filter(pk=case).exists(),
            "reportable": self._reportable(),
            "pdf_url": self.url("resolution-pdf", resolution.pk),
            "history_url": self.history_url("vedtak"),
        }

    def _reportable(self) -> set[int]:
        """The follow-ups of the resolution on which the user may report."""
        mine = self.having("report", FollowUp).filter(point__resolution=self.record)
        return set(mine.values_list("pk", flat=True))
