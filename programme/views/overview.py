"""The first page of a programme: what it is, what comes next, what was decided last."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from digiportal.clock import today
from programme.facts.deadlines import agreement_status
from programme.models import Agreement, Body, FollowUp, Meeting, Resolution
from programme.views.base import ProgrammePage

SHOWN = 5


class Overview(ProgrammePage):
    section = "overview"
    template_name = "programme/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        meetings = Meeting.objects.filter(body__programme=self.programme).select_related("body")
        resolutions = Resolution.objects.visible_to(self.request.user).filter(programme=self.programme)
        agreements = Agreement.objects.filter(programme=self.programme).prefetch_related("evaluations")
        return super().get_context_data(**kwargs) | {
            "today": day,
            "members": self.programme.parties.members().on(day).count(),
            "bodies": Body.objects.filter(programme=self.programme).count(),
            "meetings_ahead": meetings.ahead(day)[:3],
            "resolutions": resolutions.for_lists()[:SHOWN],
            "follow_ups": self._follow_ups(),
            "agreements": [agreement_status(agreement, day) for agreement in agreements],
            "has_procurements": self.programme.procurements.exists(),
        }

    def _follow_ups(self) -> dict[str, int]:
        """How many follow-ups the user sees that are unfinished, and of those how many are late."""
        seen = self.visible(FollowUp).filter(point__resolution__programme=self.programme)
        unfinished = Q(state__in=["open", "in_progress"])
        return seen.aggregate(
            unfinished=Count("pk", filter=unfinished),
            late=Count("pk", filter=unfinished & Q(due_on__lt=today())),
        )
