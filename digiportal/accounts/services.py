"""What people may change about themselves."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.records.recording import record


def change_profile(actor: User, full_name: str, language: str) -> User:
    """Change one's own name and language (nb, nn, en). Raises ``ValidationError`` for what is neither."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=actor.pk)
        user.full_name = full_name
        user.language = language
        return record(user, actor, _("Changed the profile."))


def make_user(actor: User | None, email: str, full_name: str, language: str, reason: str) -> User:
    """Somebody who can be invited: a user without a way in. Raises ``ValidationError`` when somebody has the address.

    Whether ``actor`` may is asked by the act that needs the user.
    """
    user = User(email=email.lower(), full_name=full_name, language=language)
    user.set_unusable_password()
    return record(user, actor, reason)
