"""Meetings with attendance and agenda, and cases with their papers and their way through the bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext

from digiportal.access.policy import may
from programme.models import Case, CaseTreatment, Meeting, MeetingState, Resolution
from programme.views.attachments import attachment_facts
from programme.views.base import Crumb, ProgrammePage, RecordPage


@dataclass(frozen=True)
class AgendaLine:
    """A case on an agenda, readable in full or by its public title alone (R19), with its resolution where there is one."""

    treatment: CaseTreatment
    is_readable: bool
    resolution: Resolution | None


def agenda(page: ProgrammePage, treatments: QuerySet[CaseTreatment]) -> list[AgendaLine]:
    """The treatments as the page's user may see them."""
    lines = list(treatments.select_related("case", "body", "meeting"))
    user = page.request.user
    readable = Case.objects.visible_to(user).filter(pk__in=[line.case_id for line in lines])
    readable_ids = set(readable.values_list("pk", flat=True))
    decided = Resolution.objects.visible_to(user).filter(treatment__in=lines)
    resolutions = {resolution.treatment_id: resolution for resolution in decided}
    return [AgendaLine(line, line.case_id in readable_ids, resolutions.get(line.pk)) for line in lines]


class MeetingPage(RecordPage):
    """A meeting: its agenda once the notice is sent, its minutes once they are signed; before, for those who prepare."""

    section = "bodies"
    template_name = "programme/meeting.html"
    programme_path = "body__programme"

    def records(self) -> QuerySet[Meeting]:
        return Meeting.objects.select_related("body", "chaired_by", "source")

    def crumbs(self) -> list[Crumb]:
        body = self.record.body
        return [
            Crumb(pgettext("navigation", "Bodies and meetings"), self.url("bodies")),
            Crumb(body.name, self.url("body", body.slug)),
            Crumb(pgettext("breadcrumb", "Meeting")),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.record
        prepares = may(self.request.user, "see_drafts", meeting.body)
        agenda_open = prepares or meeting.called_on is not None or meeting.is_closed
        minutes_open = meeting.state == MeetingState.SIGNED or (prepares and meeting.is_closed)
        return super().get_context_data(**kwargs) | {
            "meeting": meeting,
            "agenda_open": agenda_open,
            "minutes_open": minutes_open,
            "history_url": self.history_url("mote") if minutes_open else "",
            "agenda": agenda(self, meeting.treatments.all()) if agenda_open else [],
            "attendances": self._attendances() if minutes_open else [],
        }

    def _attendances(self) -> QuerySet[Any]:
        return self.record.attendances.select_related("person", "organisation", "seat", "replaces")  # type: ignore[no-any-return]


class CasePage(RecordPage):
    """A case: what is proposed, its papers, and its treatments in the bodies."""

    section = "bodies"
    template_name = "programme/case.html"

    def records(self) -> QuerySet[Case]:
        cases = Case.objects.select_related("programme", "proposer", "proposing_organisation", "source")
        return cases.prefetch_related("papers")

    def crumbs(self) -> list[Crumb]:
        bodies = Crumb(pgettext("navigation", "Bodies and meetings"), self.url("bodies"))
        return [bodies, Crumb(pgettext("breadcrumb", "Case"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        treatments = self.record.treatments.order_by("meeting__date", "pk")
        return super().get_context_data(**kwargs) | {
            "case": self.record,
            "way": agenda(self, treatments),
            **attachment_facts(self, self.record),
        }
