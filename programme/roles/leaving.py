"""Somebody leaves: all roles end with one act, and each thing that runs is handed over or left open, visibly."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from digiportal.access.giving import may_end
from digiportal.accounts.models import User
from digiportal.clock import today
from programme.models import Person, Term
from programme.policies import programmes
from programme.roles.acts import MUST_END, Gift, end, give
from programme.roles.holders import Held, held_by
from programme.roles.running import running_of
from programme.services.terms import end_term


def terms_to_end(actor: Any, user: User) -> list[Term]:
    """The seats of ``user`` that aren't over and that ``actor`` may vacate."""
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gt=today())
    terms = Term.objects.filter(
        not_over, person__user=user, seat__body__programme__in=programmes(actor, "change_setup")
    )
    return list(terms.select_related("seat__body__programme", "person", "assignment"))


def roles_to_end(actor: Any, held: list[Held]) -> list[Held]:
    """Of what somebody holds, the roles that ``actor`` may end; what comes from a seat ends with the seat."""
    return [one for one in held if not one.is_over and not one.seat and may_end(actor, one.assignment.role, one.anchor)]


def may_let_leave(actor: Any, user: User, held: list[Held]) -> bool:
    """Whether ``actor`` may end at least one of the roles or seats of ``user``; nobody lets oneself leave."""
    return actor.pk != user.pk and bool(roles_to_end(actor, held) or terms_to_end(actor, user))


def leave(actor: Any, user: User, last_day: datetime.date, successors: Mapping[str, User], reason: str = "") -> User:
    """End every role and seat of ``user`` that ``actor`` may end, after ``last_day`` (inclusive).

    ``successors``: for ``role_<pk>`` of an assignment, and the key of a running thing, who takes it over from the day
    after; what isn't named there is left open. Raises ``PermissionDenied``, and ``ValidationError`` as giving and ending do,
    at the field of the role.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        held = held_by(user, actor)
        if not may_let_leave(actor, user, held):
            raise PermissionDenied(_("You may not end this person's roles."))
        things = running_of(user, actor)
        for one in roles_to_end(actor, held):
            _end_one(actor, one, last_day, successors.get(f"role_{one.assignment.pk}"), reason)
        for term in terms_to_end(actor, user):
            if term.valid_to is None or term.valid_to > last_day + datetime.timedelta(days=1):
                end_term(actor, term, last_day, reason)
        for thing in things:
            if thing.hand_over is not None and thing.key in successors:
                thing.hand_over(actor, person_of(successors[thing.key]))
    return user


def _end_one(actor: Any, one: Held, last_day: datetime.date, successor: User | None, reason: str) -> None:
    """The successor first: then a role that must have a holder has one."""
    assignment, day_after = one.assignment, last_day + datetime.timedelta(days=1)
    until = assignment.valid_to - datetime.timedelta(days=1) if assignment.valid_to else None
    if until is not None and until <= last_day:
        return
    try:
        if successor is not None:
            give(
                actor,
                successor,
                one.anchor,
                Gift(assignment.role, max(day_after, today()), _end_of(one, until), reason),
            )
        end(actor, assignment, last_day, reason)
    except ValidationError as error:
        raise ValidationError({f"role_{assignment.pk}": error.messages}) from error


def _end_of(one: Held, until: datetime.date | None) -> datetime.date | None:
    """A successor to a role with an end has it until that end."""
    return until if one.assignment.role in MUST_END else None


def person_of(user: User) -> Person:
    """The person that a user is, by whom things are put forward and led. Raises ``ValidationError`` for none."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        raise ValidationError(_("%(name)s isn't among the people of the cooperation.") % {"name": user.full_name})
    return person
