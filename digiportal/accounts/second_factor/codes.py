"""A code counts once (RFC 6238, section 5.2).

allauth remembers a used code for one period; a code is taken for one period before and after its own as well, since
clocks differ, so that it must be remembered for all of them.
"""

from __future__ import annotations

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from django.core.cache import cache

from digiportal.accounts.models import User


def claim(user: User, code: str) -> bool:
    """Use up ``code`` of ``user``'s code app; False when it has been used before."""
    periods = 2 * app_settings.TOTP_TOLERANCE + 1
    key = f"digiportal.accounts.code:{user.pk}:{normalize_user_code(code)}"
    return cache.add(key, 1, timeout=periods * app_settings.TOTP_PERIOD)
