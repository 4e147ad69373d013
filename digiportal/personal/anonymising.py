"""Anonymising somebody who has left, as far as decisions and the archive allow.

The name stays where decisions, minutes, signatures and histories have it: they are documentation that must keep its
context (arkivlova § 5; GDPR article 17 no. 3 b and d). What lets the person in, and what reaches the person, goes.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.access.models import Portal, RoleAssignment
from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.models import User
from digiportal.accounts.providers.models import ProviderSession
from digiportal.accounts.sessions.services import end_sessions
from digiportal.attachments.models import HeldUpload
from digiportal.audit import note
from digiportal.audit.events import PERSON_ANONYMISED
from digiportal.clock import today
from digiportal.personal.placeholders import is_anonymised
from digiportal.personal.registry import remove_all
from digiportal.records.recording import record


def anonymise(actor: User | None, user: User, reason: str) -> User:
    """Remove what lets ``user`` in and what reaches ``user``; names in decisions and histories stay.

    ``actor`` needs ``manage_users`` on the portal. Raises ``PermissionDenied``, and ``ValidationError`` for oneself, for
    somebody who has a role today or later, and for somebody who is anonymised already. E-mail addresses in histories,
    which the portal itself can't change, go with the command ``clear_anonymised``.
    """
    authorise(actor, "manage_users", Portal.objects.get())
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        _refuse_impossible(actor, locked)
        end_sessions(locked)
        for model in (SocialAccount, Authenticator, EmailAddress, ProviderSession, HeldUpload):
            model.objects.filter(user=locked).delete()
        Invitation.objects.unanswered().filter(user=locked).update(withdrawn_at=timezone.now())
        locked.is_active = False
        locked.last_login = None
        locked.set_unusable_password()
        record(locked, actor, reason)
        remove_all(locked, actor, reason)
        note(PERSON_ANONYMISED, actor, obj=locked)
        locked.refresh_from_db()
    return locked


def _refuse_impossible(actor: User | None, user: User) -> None:
    if actor is not None and actor.pk == user.pk:
        raise ValidationError(_("Nobody anonymises oneself. Ask another administrator."))
    if is_anonymised(user):
        raise ValidationError(_("This person is anonymised already."))
    held = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today()), user=user)
    if held.exists():
        raise ValidationError(_("This person still has a role, today or later. End the roles first."))
