"""Inviting and reminding all who haven't come in, as one act each."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from digiportal.access.authorising import authorise
from digiportal.accounts.invitations.acts import invite, remind
from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.invitations.standing import Standing
from digiportal.accounts.models import User
from programme.facts.access import people_of
from programme.models import Programme


def not_invited(programme: Programme, actor: Any) -> Any:
    """Those who have a log-in, and have got no invitation; never oneself."""
    return people_of(programme).filter(standing=Standing.NOT_INVITED).exclude(user=actor.pk)


def not_come_in(programme: Programme, actor: Any) -> Any:
    """Those who were invited and haven't come in, whether the link still works or not."""
    return people_of(programme).filter(standing__in=[Standing.INVITED, Standing.EXPIRED]).exclude(user=actor.pk)


def invite_all(actor: User, programme: Programme) -> int:
    """Invite everybody who hasn't been; returns how many. Those whom ``actor`` may not invite are passed over.

    Two at the same time: the second finds nobody left. Raises ``PermissionDenied``.
    """
    authorise(actor, "change_setup", programme)
    sent = 0
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        for person in not_invited(programme, actor):
            sent += _done(invite, actor, person.user)
    return sent


def remind_all(actor: User, programme: Programme) -> int:
    """Remind everybody who was invited and hasn't come in; returns how many. As ``invite_all`` otherwise."""
    authorise(actor, "change_setup", programme)
    reminded = 0
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        people = not_come_in(programme, actor).values_list("invitation", flat=True)
        for invitation in Invitation.objects.filter(pk__in=list(people)).select_related("user"):
            reminded += _done(remind, actor, invitation)
    return reminded


def _done(act: Any, actor: User, what: Any) -> bool:
    """Whether ``act`` was done: somebody may have come in, or lost the role, since the list was made."""
    try:
        with transaction.atomic():
            act(actor, what)
    except (ValidationError, PermissionDenied):
        return False
    return True
