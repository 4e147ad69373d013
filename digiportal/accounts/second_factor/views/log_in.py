"""Giving the second factor: at the log-in, and when somebody must confirm who it is."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from allauth.mfa.base.views import AuthenticateView, ReauthenticateView, TrustView
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from digiportal.access.views import LOGGED_IN, PUBLIC
from digiportal.accounts.second_factor.demand import is_demanded


class SecondStep(AuthenticateView):  # type: ignore[misc]
    """After the password: a passkey, a code or a recovery code, whatever the person has."""

    required_right: ClassVar[str] = PUBLIC
    template_name = "mfa/second_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.stage.login.user
        has = {
            "has_passkey": is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]),
            "has_code_app": is_mfa_enabled(user, [Authenticator.Type.TOTP]),
        }
        return {**super().get_context_data(**kwargs), **has}


class RememberDevice(TrustView):  # type: ignore[misc]
    """Whether this device shall be remembered, so that it doesn't ask for the second step."""

    required_right: ClassVar[str] = PUBLIC
    template_name = "mfa/remember_device.html"


class BackOnRefusal:
    """A passkey that wasn't accepted leads back to where it was asked for, and says so."""

    request: HttpRequest
    asked_on: ClassVar[str]

    def form_invalid(self, form: Any) -> HttpResponse:
        for error in form.errors.get("credential", []):
            messages.error(self.request, error)
        next_url = self.request.POST.get(REDIRECT_FIELD_NAME) or self.request.GET.get(REDIRECT_FIELD_NAME)
        query = f"?{urlencode({REDIRECT_FIELD_NAME: next_url})}" if next_url else ""
        return HttpResponseRedirect(reverse(self.asked_on) + query)


class LogInByPasskey(BackOnRefusal, LoginWebAuthnView):  # type: ignore[misc]
    """Log-in by a passkey alone; the script on the log-in page asks here what to sign."""

    required_right: ClassVar[str] = PUBLIC
    asked_on: ClassVar[str] = "account_login"


class Confirming:
    """Confirming who one is; ``is_demanded`` says that a second factor must be given, and not the password."""

    request: HttpRequest
    required_right: ClassVar[str] = LOGGED_IN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_demanded": is_demanded(self.request)}  # type: ignore[misc]


class ConfirmByCode(Confirming, ReauthenticateView):  # type: ignore[misc]
    """By a code of the app, or a recovery code."""

    template_name = "mfa/confirm_by_code.html"


class ConfirmByPasskey(Confirming, BackOnRefusal, ReauthenticateWebAuthnView):  # type: ignore[misc]
    """By a passkey."""

    template_name = "mfa/confirm_by_passkey.html"
    asked_on: ClassVar[str] = "mfa_reauthenticate_webauthn"
