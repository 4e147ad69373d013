"""Giving and ending roles, by the table of who may give which."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _

from digiportal.access.anchors import anchor_of_group, group_for
from digiportal.access.holdings import forget
from digiportal.access.models import RoleAssignment
from digiportal.access.policy import may
from digiportal.audit import note
from digiportal.audit.events import ROLE_ENDED, ROLE_GIVEN

_givers: dict[tuple[str, str], str] = {}


def register_givers(label: str, givers: Mapping[str, str]) -> None:
    """Say, for roles on anchors of kind ``label``, which right on the anchor gives each of them."""
    _givers.update({(label, role): right for role, right in givers.items()})


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
) -> RoleAssignment:
    """Give a role for a period (``valid_to`` exclusive). Raises ``PermissionDenied`` when the giver may not."""
    if not may_give(giver, role, anchor, receiver):
        raise PermissionDenied(_("You may not give this role."))
    return assign(receiver, role, anchor, valid_from=valid_from, valid_to=valid_to, giver=giver, reason=reason)


def assign(
    receiver: Any,
    role: str,
    anchor: models.Model,
    *,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    giver: Any = None,
    reason: str = "",
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
        )
        assignment.full_clean()
        assignment.save()
        _note(ROLE_GIVEN, giver, assignment, anchor)
    forget(receiver)
    return assignment


def end_role(ender: Any, assignment: RoleAssignment, anchor: models.Model, last_day: datetime.date) -> RoleAssignment:
    """End a role after ``last_day`` (inclusive). Raises ``PermissionDenied`` for those who couldn't have given it."""
    right = _givers.get((anchor._meta.label, assignment.role))
    if right is None or not may(ender, right, anchor):
        raise PermissionDenied(_("You may not end this role."))
    return close(assignment, last_day + datetime.timedelta(days=1))


def close(assignment: RoleAssignment, valid_to: datetime.date) -> RoleAssignment:
    """Let an assignment hold no longer from ``valid_to`` on."""
    assignment.valid_to = max(valid_to, assignment.valid_from) if assignment.valid_from else valid_to
    assignment.full_clean()
    with transaction.atomic():
        assignment.save()
        _note(ROLE_ENDED, None, assignment, anchor_of_group(assignment.group))
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
