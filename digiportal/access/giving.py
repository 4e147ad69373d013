"""Giving and ending roles, by the table of who may give which."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from digiportal.access.anchors import anchor_of, anchor_of_group, group_for
from digiportal.access.holdings import forget
from digiportal.access.models import RoleAssignment
from digiportal.access.policy import NOTHING, Condition, condition, may
from digiportal.audit import note
from digiportal.audit.events import ROLE_ENDED, ROLE_GIVEN
from digiportal.records.recording import record

_givers: dict[tuple[str, str], str] = {}
_indispensable: set[tuple[str, str]] = set()


def register_givers(label: str, givers: Mapping[str, str]) -> None:
    """Say, for roles on anchors of kind ``label``, which right on the anchor gives each of them."""
    _givers.update({(label, role): right for role, right in givers.items()})


def register_indispensable(label: str, roles: Collection[str]) -> None:
    """Say which roles, once somebody has them on an anchor of kind ``label``, must always have a holder."""
    _indispensable.update((label, role) for role in roles)


def gives_any(label: str) -> Condition:
    """Condition on anchors of kind ``label``: the user may give at least one role there."""

    def condition_for(user: Any) -> Q:
        rights = {right for (where, _role), right in _givers.items() if where == label}
        model = anchor_of(label).model
        return reduce(or_, (condition(user, right, model) for right in sorted(rights)), NOTHING)

    return condition_for


def roles_to_give(giver: Any, anchor: models.Model) -> list[str]:
    """The roles on ``anchor`` that ``giver`` may give, in the order of the table; one query for each right that gives."""
    label = anchor._meta.label
    rights = {right for (where, _role), right in _givers.items() if where == label}
    held = {right for right in rights if may(giver, right, anchor)}
    return [role for role in anchor_of(label).rights if _givers.get((label, role)) in held]


def may_give(giver: Any, role: str, anchor: models.Model, receiver: Any) -> bool:
    """Whether ``giver`` may give ``role`` on ``anchor`` to ``receiver``; nobody gives a role to oneself."""
    right = _givers.get((anchor._meta.label, role))
    return right is not None and giver.pk != receiver.pk and may(giver, right, anchor)


def give_role(
    giver: Any,
    receiver: Any,
    role: str,
    anchor: models.Model,
    *,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    reason: str = "",
    is_acting: bool = False,
    withheld: Collection[str] = (),
) -> RoleAssignment:
    """Give a role for a period (``valid_to`` exclusive). Raises ``PermissionDenied`` when the giver may not."""
    if not may_give(giver, role, anchor, receiver):
        raise PermissionDenied(_("You may not give this role."))
    return assign(
        receiver,
        role,
        anchor,
        valid_from=valid_from,
        valid_to=valid_to,
        giver=giver,
        reason=reason,
        is_acting=is_acting,
        withheld=withheld,
    )


def assign(
    receiver: Any,
    role: str,
    anchor: models.Model,
    *,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    giver: Any = None,
    reason: str = "",
    is_acting: bool = False,
    withheld: Collection[str] = (),
) -> RoleAssignment:
    """Make an assignment without asking who gives it: for terms, which create body roles, and for operators' commands."""
    with transaction.atomic():
        assignment = RoleAssignment(
            user=receiver,
            group=group_for(anchor, role),
            role=role,
            valid_from=valid_from,
            valid_to=valid_to,
            given_by=giver,
            reason=reason,
            is_acting=is_acting,
            withheld=sorted(withheld),
        )
        record(assignment, giver, reason)
        _note(ROLE_GIVEN, giver, assignment, anchor)
    forget(receiver)
    return assignment


def may_end(ender: Any, role: str, anchor: models.Model) -> bool:
    """Whether ``ender`` may end ``role`` on ``anchor``: those who give it."""
    right = _givers.get((anchor._meta.label, role))
    return right is not None and may(ender, right, anchor)


def end_role(
    ender: Any, assignment: RoleAssignment, anchor: models.Model, last_day: datetime.date, reason: str = ""
) -> RoleAssignment:
    """End a role after ``last_day`` (inclusive).

    Raises ``PermissionDenied`` for those who couldn't have given it, ``ValidationError`` at ``last_day`` when nobody else
    would hold a role that must always have a holder.
    """
    if not may_end(ender, assignment.role, anchor):
        raise PermissionDenied(_("You may not end this role."))
    valid_to = last_day + datetime.timedelta(days=1)
    with transaction.atomic():
        # The others are locked too, so that two acts at once can't each count on the other's holder.
        same = list(RoleAssignment.objects.select_for_update().filter(group=assignment.group).order_by("pk"))
        assignment = next(one for one in same if one.pk == assignment.pk)
        if (anchor._meta.label, assignment.role) in _indispensable:
            _require_successor(assignment, same, valid_to)
        return close(assignment, valid_to, ender, reason)


def _require_successor(assignment: RoleAssignment, same: list[RoleAssignment], day: datetime.date) -> None:
    others = [one for one in same if one.pk != assignment.pk and one.holds_on(day)]
    if not others and (assignment.valid_to is None or assignment.valid_to > day):
        raise ValidationError(
            {"last_day": _("Nobody else would have this role the day after. Give it to somebody else first.")}
        )


def close(assignment: RoleAssignment, valid_to: datetime.date, ender: Any = None, reason: str = "") -> RoleAssignment:
    """Let an assignment hold no longer from ``valid_to`` on."""
    assignment.valid_to = max(valid_to, assignment.valid_from) if assignment.valid_from else valid_to
    with transaction.atomic():
        record(assignment, ender, reason)
        _note(ROLE_ENDED, ender, assignment, anchor_of_group(assignment.group))
    forget(assignment.user)
    return assignment


def move_end(assignment: RoleAssignment, valid_to: datetime.date | None, actor: Any) -> RoleAssignment:
    """Let an assignment end on another day (exclusive), or have no end, as the term behind it does."""
    assignment.valid_to = valid_to
    assignment.full_clean()
    with transaction.atomic():
        assignment.save()
        _note(ROLE_GIVEN, actor, assignment, anchor_of_group(assignment.group))
    forget(assignment.user)
    return assignment


def _note(event: str, actor: Any, assignment: RoleAssignment, anchor: models.Model) -> None:
    """In the log: who (whoever is logged in, where nobody is named), to or from whom, and for how long."""
    note(
        event,
        actor,
        obj=anchor,
        role=assignment.role,
        person=str(assignment.user),
        person_pk=assignment.user_id,
        valid_from=assignment.valid_from.isoformat() if assignment.valid_from else "",
        valid_to=assignment.valid_to.isoformat() if assignment.valid_to else "",
    )
