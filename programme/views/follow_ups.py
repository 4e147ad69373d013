"""What resolutions ask of whom: the list, and the form by which the responsible report (R16)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from digiportal.clock import today
from digiportal.forms.views import ActForm
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


class ReportFollowUp(ActForm, RecordPage):
    """The form by which the responsible, or the secretariat for them, say how far it is."""

    required_right: ClassVar[str] = "report"
    section = "resolutions"
    template_name = "programme/follow_up_report.html"
    programme_path = "point__resolution__programme"
    form_class = ReportFollowUpForm
    title = pgettext_lazy("page title", "Report on a follow-up")
    success_message = gettext_lazy("The report is saved. Thank you.")

    def records(self) -> QuerySet[FollowUp]:
        return FollowUp.objects.select_related("point__resolution__body", "organisation", "body", "region", "source")

    def get_object(self) -> FollowUp:
        return self.find(FollowUp.objects.all(), self.required_right, pk=self.record.pk)

    def act(self, form: ReportFollowUpForm) -> FollowUp:
        return report_follow_up(self.request.user, self.object, **form.cleaned_data)

    def get_success_url(self, result: FollowUp) -> str:
        return self.url("follow-ups")

    def get_cancel_url(self) -> str:
        return self.url("follow-ups")

    def crumbs(self) -> list[Crumb]:
        follow_ups = Crumb(pgettext("navigation", "Follow-up"), self.url("follow-ups"))
        return [follow_ups, Crumb(pgettext("breadcrumb", "Report"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolutions = Resolution.objects.visible_to(self.request.user)
        return super().get_context_data(**kwargs) | {
            "today": today(),
            "follow_up": self.record,
            "resolution_is_readable": resolutions.filter(points=self.record.point).exists(),
        }
