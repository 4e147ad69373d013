"""Giving and ending roles by people: the rules that the portal has beside the table of who gives which."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from digiportal.access.anchors import anchor_of, anchor_of_group
from digiportal.access.giving import end_role, give_role, may_give
from digiportal.access.models import RoleAssignment
from digiportal.accounts.invitations.acts import has_come_in, invite
from digiportal.accounts.models import User
from digiportal.clock import today
from digiportal.records.recording import record
from programme.models import Organisation, Person

MUST_END = frozenset({"assistant"})
"""Roles that are given until a day: an assistant acts for somebody within dates (domain.md, roles)."""

LIMITABLE = {"assistant": ("see_statement", "organisation_proposes", "answer_follow_up")}
"""Role → the rights that its giver may leave out."""

MAY_BE_ACTING = frozenset({"chief_executive"})


@dataclass(frozen=True)
class Newcomer:
    """Somebody who has no user yet."""

    email: str
    name: str


@dataclass(frozen=True)
class Gift:
    """What is given: ``last_day`` is inclusive, None while open."""

    role: str
    first_day: datetime.date
    last_day: datetime.date | None = None
    reason: str = ""
    is_acting: bool = False
    withheld: Collection[str] = ()


def give(giver: Any, receiver: User | Newcomer, anchor: models.Model, gift: Gift) -> RoleAssignment:
    """Give a role; whoever has no way in yet is invited in the same act.

    Raises ``PermissionDenied``, and ``ValidationError`` at ``person``, ``email``, ``first_day`` or ``last_day``.
    """
    _check(gift)
    with transaction.atomic():
        # One after the other for the same anchor: what is checked holds when it is written.
        type(anchor)._base_manager.select_for_update(of=("self",)).get(pk=anchor.pk)
        user = receiver if isinstance(receiver, User) else _make_user(giver, receiver, anchor)
        if user.pk == giver.pk:
            raise ValidationError({"person": _("Nobody gives a role to oneself. Somebody else who may must do it.")})
        _refuse_overlap(user, anchor, gift)
        is_new = not has_come_in(user)
        if not may_give(giver, gift.role, anchor, user):
            raise PermissionDenied(_("You may not give this role."))
        given = give_role(
            giver,
            user,
            gift.role,
            anchor,
            valid_from=gift.first_day,
            valid_to=_day_after(gift.last_day),
            reason=gift.reason,
            is_acting=gift.is_acting,
            withheld=gift.withheld,
        )
        if is_new and user.is_active:
            invite(giver, user)
    return given


def end(ender: Any, assignment: RoleAssignment, last_day: datetime.date, reason: str = "") -> RoleAssignment:
    """End a role after ``last_day`` (inclusive), or before it began.

    Raises ``PermissionDenied``, and ``ValidationError`` at ``last_day`` for a day that is past, one later than its end,
    or where nobody else would have a role that must have a holder.
    """
    anchor = anchor_of_group(assignment.group)
    if last_day < today() - datetime.timedelta(days=1):
        raise ValidationError({"last_day": _("That day is past. The earliest is yesterday: then it ends at once.")})
    if assignment.valid_to is not None and last_day >= assignment.valid_to:
        raise ValidationError({"last_day": _("The role ends before that day already.")})
    return end_role(ender, assignment, anchor, last_day, reason)


def _check(gift: Gift) -> None:
    if gift.first_day < today():
        raise ValidationError({"first_day": _("A role is given from today on, not for days that are past.")})
    if gift.last_day is not None and gift.last_day < gift.first_day:
        raise ValidationError({"last_day": _("The last day must not come before the first.")})
    if gift.role in MUST_END and gift.last_day is None:
        raise ValidationError({"last_day": _("An assistant is named until a day. Say which.")})
    if gift.is_acting and gift.role not in MAY_BE_ACTING:
        raise ValidationError({"is_acting": _("Only a chief executive can be acting.")})
    if gift.is_acting and gift.last_day is None:
        raise ValidationError({"last_day": _("Whoever acts in an office does so until a day. Say which.")})
    if set(gift.withheld) - set(LIMITABLE.get(gift.role, ())):
        raise ValidationError(_("This role can't be limited like that."))


def _refuse_overlap(user: User, anchor: models.Model, gift: Gift) -> None:
    groups = anchor_of(anchor._meta.label).roles._default_manager.filter(anchor=anchor, role=gift.role).values("group")
    same = RoleAssignment.objects.filter(user=user, group__in=groups)
    same = same.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=gift.first_day))
    if gift.last_day is not None:
        same = same.filter(valid_from__lte=gift.last_day)
    if same.exclude(valid_to=models.F("valid_from")).exists():
        message = _("%(name)s has this role already in that time. End it first, or choose other days.")
        raise ValidationError({"person": message % {"name": user.full_name}})


def _make_user(giver: Any, newcomer: Newcomer, anchor: models.Model) -> User:
    """The user of a newcomer, with the person that seats and minutes name."""
    user = User.objects.create_user(newcomer.email, full_name=newcomer.name)
    record(user, giver, _("Made when a role was given."))
    organisation = anchor if isinstance(anchor, Organisation) else None
    person = Person(name=newcomer.name, email=user.email, user=user, organisation=organisation)
    record(person, giver, _("Made when a role was given."))
    return user


def _day_after(day: datetime.date | None) -> datetime.date | None:
    return None if day is None else day + datetime.timedelta(days=1)
