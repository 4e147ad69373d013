"""What resolutions ask of whom: the list, and the form by which the responsible report (R16)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.clock import today
from programme.filters import FollowUpFilter
from programme.forms import ReportFollowUpForm
from programme.models import FollowUp, Resolution
from programme.services.follow_ups import report_follow_up
from programme.views.base import Crumb, RecordPage
from programme.views.lists import ListPage


class FollowUpList(ListPage):
    section = "resolutions"
    template_name = "programme/follow_ups.html"
    filter_class = FollowUpFilter

    def items(self) -> QuerySet[FollowUp]:
        seen = self.visible(FollowUp).filter(point__resolution__programme=self.programme)
        return seen.select_related("point__resolution__body", "organisation", "body", "region", "source")

    def crumbs(self) -> list[Crumb]:
        resolutions = Crumb(pgettext("navigation", "Resolutions"), self.url("resolutions"))
        return [resolutions, Crumb(pgettext("navigation", "Follow-up"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.having("report", FollowUp).filter(point__resolution__programme=self.programme)
        return super().get_context_data(**kwargs) | {
            "today": today(),
            "reportable": set(mine.values_list("pk", flat=True)),
        }


class ReportFollowUp(RecordPage):
    """The form by which the responsible, or the secretariat for them, say how far it is."""

    required_right: ClassVar[str] = "report"
    section = "resolutions"
    template_name = "programme/follow_up_report.html"
    programme_path = "point__resolution__programme"

    def records(self) -> QuerySet[FollowUp]:
        related = FollowUp.objects.select_related("point__resolution__body", "organisation", "body", "region", "source")
        return related

    def crumbs(self) -> list[Crumb]:
        follow_ups = Crumb(pgettext("navigation", "Follow-up"), self.url("follow-ups"))
        return [follow_ups, Crumb(pgettext("breadcrumb", "Report"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolution = self.record.point.resolution
        seen = Resolution.objects.visible_to(self.request.user).filter(pk=resolution.pk).exists()
        shown = ReportFollowUpForm(initial=ReportFollowUpForm.from_follow_up(self.record))
        return (
            {"form": shown}
            | super().get_context_data(**kwargs)
            | {
                "today": today(),
                "follow_up": self.record,
                "resolution_is_readable": seen,
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReportFollowUpForm(request.POST)
        if form.is_valid() and self._report(form):
            messages.success(request, _("The report is saved. Thank you."))
            return redirect(self.url("follow-ups"))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _report(self, form: ReportFollowUpForm) -> bool:
        try:
            report_follow_up(self.request.user, self.record, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return False
        return True
