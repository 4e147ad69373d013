"""«See the portal as this role would»: for the programme leader, in the own programme, read-only, for an hour at most.

While it lasts, the rights of the request are those of the role alone (digiportal.access.seeing), only pages of the one
programme open, and nothing can be done. What is exempt is shown where the leader may see it too, and nowhere else.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest

from digiportal.access.anchors import all_anchors, anchor_of
from digiportal.access.holdings import own_holdings
from digiportal.access.seeing import Seeing
from digiportal.audit import note
from digiportal.audit.events import SEEN_AS_ROLE
from digiportal.clock import today
from programme.models import Organisation, Party, Programme
from programme.policies import ON_BODY, ON_PROGRAMME
from programme.role_words import ROLE_WORDS

KEY = "seen_as_role"
LASTS_SECONDS = 60 * 60
OPENS_MORE = {
    (ON_PROGRAMME, "see_all_exempt"),
    (ON_PROGRAMME, "write_minutes"),
    (ON_BODY, "see_body_exempt"),
    (ON_PROGRAMME, "see_all_history"),
}
"""The rights by which one belongs to the circle of an exempt case (CasePolicy.circle, ResolutionPolicy), and the one by
which an auditor reads the log: a leader hasn't them, and doesn't get them by looking."""


@dataclass(frozen=True)
class Seen:
    """What a leader sees as, for the banner: the rights, the programme, and both in words."""

    seeing: Seeing
    slug: str
    role: str
    where: str


def anchors_in(programme: Programme) -> list[models.Model]:
    """The objects of a programme on which roles are held: itself, its parties, bodies, projects; one query for each kind."""
    found: list[models.Model] = [programme]
    for kind in all_anchors():
        if kind.model is Organisation:
            parties = Party.objects.on(today()).filter(programme=programme)
            found += Organisation.objects.filter(pk__in=parties.values("organisation"))
        elif any(field.name == "programme" for field in kind.model._meta.fields):
            found += kind.model._default_manager.filter(programme=programme)
    return found


def start(request: HttpRequest, programme: Programme, anchor: models.Model, role: str) -> None:
    """Begin to see as ``role`` on ``anchor``; the log says who, what and when. The caller has checked the right."""
    request.session[KEY] = {
        "user": request.user.pk,
        "programme": programme.pk,
        "slug": programme.slug,
        "label": anchor._meta.label,
        "anchor": anchor.pk,
        "where": str(anchor),
        "role": role,
        "since": time.time(),
    }
    note(SEEN_AS_ROLE, request.user, request, anchor, programme, role=role)


def stop(request: HttpRequest) -> str:
    """See as oneself again; returns the slug of the programme, empty when nothing was being seen as."""
    kept = request.session.pop(KEY, None)
    return kept["slug"] if kept else ""


def current(request: HttpRequest) -> Seen | None:
    """As what the request is to be seen, or None: not begun, over, or no longer this user's right."""
    kept = request.session.get(KEY)
    if kept is None or not request.user.is_authenticated:
        return None
    own = own_holdings(request.user)
    leads = kept["programme"] in own.ids(ON_PROGRAMME, "give_office_roles")
    is_over = time.time() - kept["since"] > LASTS_SECONDS
    if is_over or not leads or kept["user"] != request.user.pk:
        del request.session[KEY]
        return None
    rights = anchor_of(kept["label"]).rights[kept["role"]]
    shown = frozenset(right for right in rights if _is_shown(own, kept["label"], kept["anchor"], right))
    place = (kept["label"], kept["anchor"], kept["role"], kept["programme"])
    return Seen(Seeing(request.user.pk, *place, shown), kept["slug"], str(ROLE_WORDS[kept["role"]]), kept["where"])


def _is_shown(own: Any, label: str, anchor_pk: int, right: str) -> bool:
    """What opens more than a leader sees, only where the leader has that right too."""
    return (label, right) not in OPENS_MORE or anchor_pk in own.ids(label, right)
