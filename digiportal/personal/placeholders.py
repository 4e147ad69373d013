"""What stands where the e-mail of somebody anonymised was."""

from __future__ import annotations

from digiportal.accounts.models import User

DOMAIN = "anonymised.invalid"
"""Reserved for addresses that never are (RFC 2606)."""


def placeholder(user: User) -> str:
    return f"{user.pk}@{DOMAIN}"


def is_anonymised(user: User) -> bool:
    return user.email == placeholder(user)
