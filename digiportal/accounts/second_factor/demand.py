"""Of whom a second factor is demanded: users who hold one of certain roles today, and came in by password alone."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from digiportal.access.holdings import holds_any_role
from digiportal.accounts.models import User
from digiportal.accounts.second_factor.session import has_more_than_a_password

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_demanded(request: HttpRequest) -> bool:
    """Whether the user of this session must give a second factor, or set one up, before going on.

    Roles are asked for at each request, so that one given meanwhile counts at once. A session with more than
    a password costs no query.
    """
    user = request.user
    if not user.is_authenticated or not settings.SECOND_FACTOR_ROLES or has_more_than_a_password(request):
        return False
    return holds_any_role(user, settings.SECOND_FACTOR_ROLES)


def has_factor(user: User) -> bool:
    """Whether the user has a code app or a passkey; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()
