"""What is done with invitations: each act is one function, with the actor, the rule, one transaction and the history."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from digiportal.accounts.invitations import mails
from digiportal.accounts.invitations.models import Invitation, State
from digiportal.accounts.invitations.purposes import may_invite
from digiportal.accounts.invitations.tokens import hash_of, token_for
from digiportal.accounts.models import User
from digiportal.accounts.providers.ties import is_tied
from digiportal.audit import note
from digiportal.audit.events import INVITATION_ACCEPTED, INVITATION_SENT, INVITATION_WITHDRAWN
from digiportal.records.recording import record

VALID_FOR = datetime.timedelta(days=14)
"""How long a link works, from when it was sent or reminded of last."""


def has_come_in(user: User) -> bool:
    """Whether ``user`` has a way in already: a password or an identity at a provider."""
    return user.has_usable_password() or is_tied(user)


def invite(actor: User | None, user: User) -> Invitation:
    """Send ``user`` a link by which to come in; an earlier one that wasn't answered no longer works.

    ``actor`` None is an operator's command. Raises ``PermissionDenied`` for those who may not, ``ValidationError`` for
    somebody who has come in or has been shut out.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        _authorise(actor, user)
        if not user.is_active:
            raise ValidationError(_("This person can't log in: open the access first."))
        if has_come_in(user):
            raise ValidationError(_("This person has come in already."))
        for earlier in Invitation.objects.unanswered().filter(user=user):
            earlier.withdrawn_at = timezone.now()
            record(earlier, actor, _("Replaced by a new invitation."))
        invitation = Invitation(user=user, email=user.email, invited_by=actor, expires_at=timezone.now() + VALID_FOR)
        invitation.token_hash = hash_of(token_for(invitation.key))
        record(invitation, actor, _("Invited."))
        note(INVITATION_SENT, actor, obj=user)
        mails.send_link(mails.INVITED, invitation)
    return invitation


def remind(actor: User | None, invitation: Invitation) -> Invitation:
    """Send the same link once more and let it work for two more weeks, also when it had expired.

    It goes to the address that the user has now. When the portal's secret has been changed since, it is a new link, and
    the old one no longer works.

    Raises ``PermissionDenied``, or ``ValidationError`` for one that is accepted or withdrawn.
    """
    with transaction.atomic():
        invitation = _locked(actor, invitation)
        invitation.token_hash = hash_of(token_for(invitation.key))
        invitation.email = invitation.user.email
        invitation.reminders += 1
        invitation.reminded_at = timezone.now()
        invitation.expires_at = timezone.now() + VALID_FOR
        record(invitation, actor, _("Reminded."))
        note(INVITATION_SENT, actor, obj=invitation.user, kind="reminder")
        mails.send_link(mails.REMINDED, invitation)
    return invitation


def withdraw(actor: User | None, invitation: Invitation) -> Invitation:
    """Let the link work no longer. Raises as ``remind`` does."""
    with transaction.atomic():
        invitation = _locked(actor, invitation)
        invitation.withdrawn_at = timezone.now()
        note(INVITATION_WITHDRAWN, actor, obj=invitation.user)
        return record(invitation, actor, _("Withdrawn."))


def ask_again(invitation: Invitation) -> Invitation:
    """The invited person asks for a new one, because this one no longer works: whoever invited is told.

    Raises ``ValidationError`` when it does work, or has been accepted.
    """
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if invitation.state not in (State.EXPIRED, State.WITHDRAWN):
            raise ValidationError(_("There is no need to ask for a new invitation."))
        invitation.asked_at = timezone.now()
        record(invitation, invitation.user, _("Asked for a new invitation."))
        mails.tell_inviter(mails.ASKED, invitation)
    return invitation


def accept(invitation: Invitation, accepted_with: str) -> Invitation:
    """Note that the link has been used, once and for all. To be called with the invitation's row locked.

    Raises ``ValidationError`` when it doesn't work at this moment.
    """
    if invitation.state != State.OPEN:
        raise ValidationError(_("This invitation can't be used."), code=invitation.state)
    invitation.accepted_at = timezone.now()
    invitation.accepted_with = accepted_with
    note(INVITATION_ACCEPTED, invitation.user, obj=invitation.user, how=accepted_with)
    return record(invitation, invitation.user, _("Accepted."))


def accept_with_password(invitation: Invitation, password: str) -> User:
    """Come in by a password of one's own choice. Raises ``ValidationError`` when the invitation doesn't work."""
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
        user = User.objects.select_for_update().get(pk=invitation.user_id)
        accept(invitation, "password")
        user.set_password(password)
        return record(user, user, _("Chose a password by the invitation."))


def _authorise(actor: Any, user: User) -> None:
    if not may_invite(actor, user):
        raise PermissionDenied(_("You may not invite this person."))


def _locked(actor: User | None, invitation: Invitation) -> Invitation:
    """The invitation as it is now, when ``actor`` may do something to it and it still waits for an answer."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _authorise(actor, invitation.user)
    if invitation.state not in (State.OPEN, State.EXPIRED):
        raise ValidationError(_("This invitation is no longer waiting for an answer."))
    return invitation
