"""Leads those of whom a second factor is demanded to it, before any other page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse

from digiportal.accounts.interruption import lead_to
from digiportal.accounts.second_factor.demand import has_factor, is_demanded

ALWAYS = frozenset(
    {
        "account_logout",
        "accounts:language",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "log_in:confirm",
        "log_in:answer",
        "log_in:front-channel",
    }
)
"""Pages that stay open: the way out, the language, those on which one shows who one is, and the providers' own."""

SETTING_UP = frozenset({"accounts:security", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn"})
"""Pages open to those who have no second factor yet. With one, nobody adds another before having given it."""


class DemandSecondFactor:
    """Stands after allauth's and django_htmx's middleware. Setting: ``SECOND_FACTOR_ROLES``.

    It answers before any view and any ``process_view``, so that not even the answer to a failed CSRF check shows a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return (self._leading_away(request) if is_demanded(request) else None) or self.get_response(request)

    def _leading_away(self, request: HttpRequest) -> HttpResponse | None:
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return None
        if match.view_name in ALWAYS:
            return None
        has_one = has_factor(request.user)  # type: ignore[arg-type]
        if match.view_name in SETTING_UP and not has_one:
            return None
        page = "mfa_reauthenticate" if has_one else "accounts:security"
        return lead_to(reverse(page), request, getattr(match.func, "view_class", match.func))
