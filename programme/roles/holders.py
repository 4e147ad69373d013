"""Who holds, will hold and held which role on an anchor, and what one person holds and held."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from digiportal.access.anchors import all_anchors, anchor_of
from digiportal.access.models import RoleAssignment
from digiportal.accounts.models import User
from digiportal.clock import today
from programme.histories import body_url
from programme.models import Body, Term
from programme.role_words import ROLE_WORDS
from programme.roles.places import place_of, seen_anchors
from programme.roles.words import DOES, SEES


@dataclass
class RoleLine:
    """A role on an anchor: who has it on the day, who gets it later, who had it."""

    role: str
    title: str
    now: list[RoleAssignment] = field(default_factory=list)
    later: list[RoleAssignment] = field(default_factory=list)
    before: list[RoleAssignment] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Somebody had it, and nobody has it now."""
        return bool(self.before) and not self.now

    def add(self, assignment: RoleAssignment, day: datetime.date) -> None:
        if assignment.holds_on(day):
            self.now.append(assignment)
        elif assignment.valid_from is not None and assignment.valid_from > day:
            self.later.append(assignment)
        else:
            self.before.append(assignment)


def role_lines(anchor: models.Model) -> list[RoleLine]:
    """Every role that there is on ``anchor``, in the order of its table; one query."""
    kind = anchor_of(anchor._meta.label)
    lines = {role: RoleLine(role, str(ROLE_WORDS[role])) for role in kind.rights}
    groups = kind.roles._default_manager.filter(anchor=anchor).values("group")
    found = RoleAssignment.objects.filter(group__in=groups).exclude(valid_to=models.F("valid_from"))
    for assignment in found.select_related("user").order_by("user__full_name", "-valid_from"):
        if assignment.role in lines:
            lines[assignment.role].add(assignment, today())
    return list(lines.values())


def seats_of(programme: models.Model) -> list[tuple[Body, list[Term]]]:
    """The bodies of a programme with the terms that hold today; seats are where body roles come from."""
    terms = Term.objects.on(today()).filter(seat__body__programme=programme)
    by_body: dict[Body, list[Term]] = defaultdict(list)
    related = ("seat__body", "person", "assignment")
    for term in terms.select_related(*related).order_by("seat__body__sequence", "seat__sequence", "rank"):
        by_body[term.seat.body].append(term)
    return list(by_body.items())


@dataclass(frozen=True)
class Held:
    """A role that somebody holds or held. ``url`` is where it is given, or where the seat is that it comes from."""

    assignment: RoleAssignment
    anchor: models.Model
    title: str
    url: str
    is_linked: bool
    seat: str = ""

    @property
    def limits(self) -> list[str]:
        """What of the role this holder doesn't get, in words."""
        words = SEES | DOES
        return [str(words[right]) for right in self.assignment.withheld if right in words]

    @property
    def is_over(self) -> bool:
        return self.assignment.valid_to is not None and self.assignment.valid_to <= today()


def held_by(user: User, viewer: Any) -> list[Held]:
    """The roles of ``user`` that ``viewer`` may see, one's own all; newest first, those that are over last."""
    assignments = RoleAssignment.objects.filter(user=user).exclude(valid_to=models.F("valid_from"))
    by_group = defaultdict(list)
    for assignment in assignments.select_related("term__seat", "given_by"):
        by_group[assignment.group_id].append(assignment)
    found = []
    for kind in all_anchors():
        rows = kind.roles._default_manager.filter(group__in=by_group)
        seen = set(seen_anchors(viewer, kind.model).filter(role_groups__in=rows).values_list("pk", flat=True))
        if viewer.pk != user.pk:
            rows = rows.filter(anchor__in=seen)
        related = "anchor__programme" if any(f.name == "programme" for f in kind.model._meta.fields) else "anchor"
        for row in rows.select_related(related):
            found += [_held(assignment, row.anchor, row.anchor_id in seen) for assignment in by_group[row.group_id]]
    return sorted(found, key=lambda held: (held.is_over, -_begins(held.assignment)))


def _begins(assignment: RoleAssignment) -> int:
    return assignment.valid_from.toordinal() if assignment.valid_from else 0


def _held(assignment: RoleAssignment, anchor: models.Model, is_linked: bool) -> Held:
    term = getattr(assignment, "term", None)
    place = place_of(anchor)
    url = place.url(anchor) if place else ""
    if isinstance(anchor, Body):
        url = body_url(anchor)
    return Held(assignment, anchor, str(ROLE_WORDS[assignment.role]), url, is_linked, term.seat.title if term else "")
