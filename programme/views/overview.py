"""The first page of a programme: what it is, what comes next, what was decided last."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import pgettext

from digiportal.access.policy import may
from digiportal.clock import today
from digiportal.ui.parts import KeyFigure
from programme.facts.deadlines import agreement_status
from programme.models import Agreement, Body, FollowUp, Meeting, Procurement, Programme, Resolution
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
        others = Programme.objects.visible_to(self.request.user)
        follow_ups = self._follow_ups()
        return super().get_context_data(**kwargs) | {
            "figures": self._figures(follow_ups["unfinished"]),
            "meetings_ahead": meetings.ahead(day)[:3],
            "resolutions": resolutions.for_lists()[:SHOWN],
            "follow_ups": follow_ups,
            "agreements": [agreement_status(agreement, day) for agreement in agreements],
            "succeeds": others.filter(successor=self.programme),
            "log_url": self.url("log") if may(self.request.user, "see_all_history", self.programme) else "",
            "continued_by": others.filter(predecessor=self.programme),
        }

    def _figures(self, unfinished: int) -> list[KeyFigure]:
        """What the programme is today; each figure leads to its parts."""
        members = self.programme.parties.members().on(today()).count()
        bodies = self.visible(Body).filter(programme=self.programme).count()
        procurements = self.visible(Procurement).filter(programme=self.programme).count()
        figures = [
            KeyFigure(pgettext("key figure", "members today"), str(members), f"{self.url('cooperation')}#parties"),
            KeyFigure(pgettext("key figure", "bodies"), str(bodies), self.url("bodies")),
            KeyFigure(
                pgettext("key figure", "follow-ups not finished"),
                str(unfinished),
                f"{self.url('follow-ups')}?status=unfinished",
            ),
        ]
        if procurements:
            label = pgettext("key figure", "announced procurements")
            figures.append(KeyFigure(label, str(procurements), self.url("procurements")))
        return figures

    def _follow_ups(self) -> dict[str, int]:
        """How many follow-ups the user sees that are unfinished, and of those how many are late."""
        seen = self.visible(FollowUp).filter(point__resolution__programme=self.programme)
        unfinished = Q(state__in=["open", "in_progress"])
        return seen.aggregate(
            unfinished=Count("pk", filter=unfinished),
            late=Count("pk", filter=unfinished & Q(due_on__lt=today())),
        )
