"""Which provider somebody used last on this machine: a cookie, so that its button stands first next month."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.provider import configured_providers

COOKIE = "login_provider"
A_YEAR = 365 * 24 * 60 * 60


def remember(response: HttpResponseBase, provider: LoginProvider) -> None:
    """Note the provider on this machine; the cookie says nothing of who it was."""
    response.set_cookie(
        _name(), provider.id, A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def used_last(request: HttpRequest) -> str:
    """The id of the provider used last on this machine, ``""`` when none is known."""
    return request.COOKIES.get(_name(), "")


def _name() -> str:
    return f"{settings.COOKIE_PREFIX}{COOKIE}"


def in_order(request: HttpRequest) -> list[LoginProvider]:
    """The configured providers, the one used last on this machine first."""
    last = used_last(request)
    return sorted(configured_providers(), key=lambda provider: provider.id != last)
