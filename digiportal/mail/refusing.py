"""The signed secret in a link by which one unsubscribes without logging in (RFC 8058). It doesn't expire."""

from __future__ import annotations

from django.core import signing

from digiportal.accounts.models import User
from digiportal.mail.kinds import Kind, kind_of

SALT = "digiportal.mail.refusing"


def refusal_token(user_id: int, kind: Kind) -> str:
    """Lets whoever has it stop mail of ``kind`` to the user, and do nothing else."""
    return signing.dumps([user_id, kind.name], salt=SALT)


def read_refusal(token: str) -> tuple[User, Kind] | None:
    """Whose mail of which kind; None for a link that isn't ours, or about a user or a kind that is gone."""
    try:
        user_id, name = signing.loads(token, salt=SALT)
        return User.objects.get(pk=user_id), kind_of(name)
    except (signing.BadSignature, User.DoesNotExist, LookupError, ValueError):
        return None
