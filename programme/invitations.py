"""What an invitation is to, for those with roles in programmes, organisations and bodies; and who may invite them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from digiportal.access.anchors import all_anchors
from digiportal.access.giving import may_give
from digiportal.access.holdings import holdings
from digiportal.access.models import RoleAssignment
from digiportal.accounts.invitations.purposes import Purpose, register_purposes
from digiportal.accounts.models import User
from digiportal.clock import today
from programme.models import Body, Organisation, Person, Programme
from programme.policies import programmes
from programme.role_words import ROLE_WORDS


class RolesInCooperations:
    """The roles that somebody holds today or will hold, on whichever anchor."""

    def purpose(self, user: User) -> Purpose:
        held = _held(user)
        words = [
            _("%(role)s, %(where)s") % {"role": ROLE_WORDS[role], "where": anchor}
            for role, anchor in held
            if role in ROLE_WORDS
        ]
        seen = Programme.objects.visible_to(user)
        return Purpose(tuple(words), tuple(map(str, seen)), _organisation_numbers(user, held))

    def may_invite(self, actor: Any, user: User) -> bool:
        """Those who could give one of the roles, the offices of the programmes that the user comes to, administrators."""
        if actor.pk != user.pk and holdings(actor).ids("access.Portal", "manage_users"):
            return True
        offices = programmes(actor, "change_setup")
        if offices and programmes(user, "see_programme") & offices:
            return actor.pk != user.pk
        held = _held(user)
        if any(_programme_of(anchor) in offices for _role, anchor in held):
            # A seat or a role that begins later: the user sees nothing yet.
            return actor.pk != user.pk
        return any(may_give(actor, role, anchor, user) for role, anchor in held)


def register() -> None:
    """Called once, when the application is ready."""
    register_purposes(RolesInCooperations())


def _held(user: User) -> list[tuple[str, models.Model]]:
    """Role and anchor of each assignment that isn't over; one query for each kind of anchor."""
    groups = RoleAssignment.objects.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=today()), user=user)
    found: list[tuple[str, models.Model]] = []
    for anchor in all_anchors():
        rows = anchor.roles._default_manager.filter(group__in=groups.values("group")).select_related("anchor")
        found += [(row.role, row.anchor) for row in rows]
    return found


def _programme_of(anchor: models.Model) -> int | None:
    """The programme that a role on ``anchor`` belongs to, for programmes and bodies."""
    if isinstance(anchor, Programme):
        return anchor.pk
    return anchor.programme_id if isinstance(anchor, Body) else None


def _organisation_numbers(user: User, held: list[tuple[str, models.Model]]) -> frozenset[str]:
    """Of the organisations that the person works for, or has roles in."""
    person = Person.objects.filter(user=user).select_related("organisation").first()
    organisations = [anchor for _role, anchor in held if isinstance(anchor, Organisation)]
    if person is not None and person.organisation is not None:
        organisations.append(person.organisation)
    return frozenset(found.organisation_number for found in organisations if found.organisation_number)
