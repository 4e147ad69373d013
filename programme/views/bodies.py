"""Bodies: who sits in them, what they decide, when they meet."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.translation import pgettext

from digiportal.access.policy import may
from digiportal.clock import today
from programme.facts.rhythm import is_overdue, meeting_due
from programme.facts.seats import SeatStatus, leader, seat_statuses, vacant
from programme.models import Body, Competence, Meeting, MeetingState
from programme.views.base import Crumb, ProgrammePage, RecordPage

MEETINGS_SHOWN = 12
HELD = Q(meetings__state__in=[MeetingState.CLOSED, MeetingState.SIGNED])


@dataclass
class BodyNode:
    """A body in the chart of a programme, with the bodies that report to it."""

    body: Body
    leader: SeatStatus | None
    vacant: int
    is_overdue: bool
    children: list[BodyNode] = field(default_factory=list)


def with_seats(bodies: QuerySet[Body]) -> QuerySet[Body]:
    """Bodies with their seats, holders and deputies, and the day of their last meeting as ``last_held``."""
    bodies = bodies.annotate(last_held=Max("meetings__date", filter=HELD))
    return bodies.prefetch_related("seats__terms__person__organisation")


def chart(bodies: list[Body], day: datetime.date) -> list[BodyNode]:
    """The bodies as a tree; those that report to no other come first."""
    nodes = {body.pk: _node(body, day) for body in bodies}
    roots: list[BodyNode] = []
    for node in nodes.values():
        parent = nodes.get(node.body.parent_id) if node.body.parent_id else None
        (parent.children if parent else roots).append(node)
    return roots


def _node(body: Body, day: datetime.date) -> BodyNode:
    statuses = seat_statuses(body, day)
    last_held: datetime.date | None = body.last_held  # type: ignore[attr-defined]
    return BodyNode(body, leader(statuses), len(vacant(statuses)), is_overdue(body, last_held, day))


class BodyList(ProgrammePage):
    """All bodies of a programme as a chart, the meetings ahead, and the table of who decides what (R20)."""

    section = "bodies"
    template_name = "programme/bodies.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Bodies and meetings"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        bodies = with_seats(self.visible(Body).filter(programme=self.programme))
        meetings = self.visible(Meeting).filter(body__programme=self.programme).select_related("body")
        competences = Competence.objects.filter(programme=self.programme).select_related("body", "source")
        return (
            super().get_context_data(**kwargs)
            | {
                "today": day,
                "nodes": chart(list(bodies), day),
                "meetings_ahead": meetings.ahead(day)[:MEETINGS_SHOWN],  # type: ignore[attr-defined]
                "meetings_held": meetings.held()[:MEETINGS_SHOWN],  # type: ignore[attr-defined]
                "competences": competences,
                "may_change_setup": may(self.request.user, "change_setup", self.programme),
            }
        )


class BodyPage(RecordPage):
    """One body: who leads it, when it meets, how it decides; then its seats, duties and meetings."""

    section = "bodies"
    template_name = "programme/body.html"

    def records(self) -> QuerySet[Body]:
        bodies = Body.objects.select_related("parent", "escalates_to", "source")
        return with_seats(bodies).prefetch_related(
            "duties", "seats__organisation", "seats__region", "seats__elected_by", "children"
        )

    def lookup(self) -> dict[str, Any]:
        return {"slug": self.kwargs["body"]}

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Bodies and meetings"), self.url("bodies")), Crumb(self.record.name)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body, day = self.record, today()
        statuses = seat_statuses(body, day)
        meetings = self.visible(Meeting).filter(body=body)
        return (
            super().get_context_data(**kwargs)
            | {
                "today": day,
                "body": body,
                "leader": leader(statuses),
                "seats": statuses,
                "vacant": vacant(statuses),
                "next_meeting": meetings.ahead(day).first(),  # type: ignore[attr-defined]
                "meeting_due": meeting_due(body, body.last_held),
                "is_overdue": is_overdue(body, body.last_held, day),
                "meetings": meetings[:MEETINGS_SHOWN],
                "competences": Competence.objects.filter(body=body).select_related("source"),
                "history_url": self.history_url("organ"),
            }
        )
