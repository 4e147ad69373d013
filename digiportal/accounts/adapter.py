"""How the portal bends allauth: nobody signs up alone, and mail comes in the receiver's language."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from digiportal.accounts import mails
from digiportal.accounts.guessing import count_attempt
from digiportal.accounts.known_devices import remember_device
from digiportal.accounts.models import User
from digiportal.accounts.noting import log_in_refused
from digiportal.accounts.providers.logout import page_after_logout
from digiportal.accounts.recent import is_recent
from digiportal.accounts.second_factor.demand import is_demanded
from digiportal.accounts.second_factor.session import note_trusted_device
from digiportal.accounts.ways_in import ways_in

Way = dict[str, Any]

STAGES = {"allauth.mfa.stages.AuthenticateStage": "digiportal.accounts.second_factor.stages.SecondStepStage"}

PASSWORD_WAY = "reauthenticate"  # noqa: S105 - allauth's name of a way, not a password
WAYS = {
    PASSWORD_WAY: gettext_lazy("Use the password"),
    "mfa_reauthenticate": gettext_lazy("Use a code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Users are made by those who give roles."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("The e-mail or the password is wrong."),
        "incorrect_password": gettext_lazy("That isn't your password."),
        "enter_current_password": gettext_lazy("Write the password that you have now."),
        "rate_limited": gettext_lazy("That was tried too often. Wait a few minutes, and try again."),
        "too_many_login_attempts": gettext_lazy(
            "That was tried too often. Wait five minutes, or log in on a device that you have used here before."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:security")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return page_after_logout(request) or str(super().get_logout_redirect_url(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        mails.post_for_allauth(template_prefix, email, context)

    # Logging in

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """allauth takes the count back when the password is right."""
        self._login_failed_rl_usage = count_attempt(request, credentials.get("email", ""))
        if self._login_failed_rl_usage is None:
            log_in_refused(request, credentials.get("email", ""), "too_often")
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log_in_refused(request, credentials.get("email", ""), "wrong_password")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        note_trusted_device(request, user)
        remember_device(request, response, user.email)
        return response

    def get_login_stages(self) -> list[str]:
        return [STAGES.get(path, path) for path in super().get_login_stages()]

    # Confirming who one is

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who has lately logged in: allauth alone would ask at once again."""
        return not is_recent(context.request) and super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user: User) -> list[Way]:
        """In the portal's words, providers among them; without the password where a second factor is demanded."""
        if not user.is_authenticated:
            return []
        ways = [way | {"description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]
        if len(ways) > 1 and is_demanded(context.request):
            ways = [way for way in ways if way["id"] != PASSWORD_WAY]
        return ways + [_by_provider(way.name, way.confirm_url) for way in ways_in(user)]


def _by_provider(name: str, url: str) -> Way:
    return {"id": "provider", "description": _("Log in with %(name)s again") % {"name": name}, "url": url}
