"""What an administrator does for somebody who has lost the second factor and the recovery codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.access.models import Portal
from digiportal.accounts.mails import post_for_allauth
from digiportal.accounts.models import User
from digiportal.accounts.sessions.services import end_sessions
from digiportal.audit import note
from digiportal.audit.events import SECOND_FACTOR_RESET
from digiportal.records.recording import record


def reset_second_factor(actor: User | None, user: User) -> User:
    """Remove all second factors of ``user``, who then logs in with the password and sets up a new one.

    All sessions and remembered devices of ``user`` end, and a mail says so. ``actor`` needs ``manage_users`` on the
    portal; None is an operator's command. Raises ``PermissionDenied``, and ``ValidationError`` for
    one's own second factor or when there is none.
    """
    authorise(actor, "manage_users", Portal.objects.get())
    if actor is not None and actor.pk == user.pk:
        raise ValidationError(_("Nobody resets his or her own second factor. Ask another administrator."))
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        removed, _by_model = Authenticator.objects.filter(user=locked).delete()
        if not removed:
            raise ValidationError(_("There is no second factor to reset."))
        end_sessions(locked)
        record(locked, actor, _("Reset the second factor."))
        note(SECOND_FACTOR_RESET, actor, obj=locked)
        post_for_allauth("mfa/email/reset", locked.email, {})
    return locked
