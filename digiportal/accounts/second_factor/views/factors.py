"""Setting up and removing a code app and passkeys: allauth's views with the portal's rights and words."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy

from digiportal.access.views import LOGGED_IN
from digiportal.accounts.models import User
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.accounts.second_factor import onwards
from digiportal.accounts.second_factor.session import note_second_factor

IN_GROUPS_OF = 4


class OwnFactor(RecentlyAuthenticated):
    """About one's own second factor. Only those with a password have one: a provider looks after its own log-in, and
    whoever leaves a municipality must not keep a passkey when the municipality closes the account."""

    request: HttpRequest
    required_right: ClassVar[str] = LOGGED_IN

    def prepare(self) -> None:
        if not self.user.has_usable_password():
            raise Http404

    @property
    def user(self) -> User:
        return cast(User, self.request.user)


class NewFactor(OwnFactor):
    """The session counts as authenticated by the new factor; recovery codes come next when they are new as well."""

    kind: ClassVar[str]
    did_generate_recovery_codes: bool

    def get_success_url(self) -> str:
        if self.did_generate_recovery_codes:
            return reverse("mfa_view_recovery_codes")
        url = onwards.onwards(self.request)
        onwards.arrived(self.request)
        return url

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        newest = Authenticator.objects.filter(user=self.user, type=self.kind).order_by("-pk")[0]
        note_second_factor(self.request, self.user, newest)
        return response


class SetUpCodeApp(NewFactor, ActivateTOTPView):  # type: ignore[misc]
    """The key as a picture to scan and as text to write, and the first code."""

    kind: ClassVar[str] = Authenticator.Type.TOTP
    template_name = "mfa/set_up_code_app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        groups = [secret[start : start + IN_GROUPS_OF] for start in range(0, len(secret), IN_GROUPS_OF)]
        return {**context, "secret_in_groups": groups}


class RemoveCodeApp(OwnFactor, DeactivateTOTPView):  # type: ignore[misc]
    """The code app no longer counts."""

    template_name = "mfa/remove_code_app.html"


class AddPasskey(NewFactor, AddWebAuthnView):  # type: ignore[misc]
    """A new passkey, kept by the phone, the computer or a key: one that logs in alone."""

    kind: ClassVar[str] = Authenticator.Type.WEBAUTHN
    template_name = "mfa/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # allauth begins a registration too, of a key that needs no lock; the last one that was begun is what counts.
        context = super().get_context_data(**kwargs)
        return {**context, "form": kwargs.get("form") or self.get_form(), "js_data": self._options()}

    def _options(self) -> dict[str, Any]:
        return {"creation_options": auth.begin_registration(self.user, passwordless=True)}


class RenamePasskey(OwnFactor, EditWebAuthnView):  # type: ignore[misc]
    """Another name for it."""

    template_name = "mfa/rename_passkey.html"
    success_url = reverse_lazy("accounts:security")


class RemovePasskey(OwnFactor, RemoveWebAuthnView):  # type: ignore[misc]
    """The passkey no longer counts here; the device may still show it until it is removed there."""

    template_name = "mfa/remove_passkey.html"
    success_url = reverse_lazy("accounts:security")
