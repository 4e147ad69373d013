"""The pages behind the link in the mail. Whoever has the link sees them; opening it uses nothing up (mail scanners do)."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.utils import perform_login
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from digiportal.access.views import PUBLIC, RightRequired
from digiportal.accounts.forms import FirstPasswordForm
from digiportal.accounts.invitations.acts import accept_with_password, ask_again
from digiportal.accounts.invitations.arriving import ARRIVAL
from digiportal.accounts.invitations.models import Invitation, State
from digiportal.accounts.invitations.showing import show
from digiportal.accounts.invitations.tokens import hash_of
from digiportal.accounts.limits import within_limit
from digiportal.accounts.providers.flow import begin
from digiportal.accounts.providers.provider import provider_or_404
from digiportal.accounts.recent import note_authentication


@method_decorator(never_cache, name="dispatch")
class WithLink(RightRequired):
    """Finds the invitation by the secret in the address; the page speaks the invited person's language."""

    required_right: ClassVar[str] = PUBLIC
    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = Invitation.objects.select_related("user", "invited_by").filter(token_hash=hash_of(kwargs["token"]))
        invitation = found.first()
        if invitation is None:
            return self._unknown(request)
        if request.method == "POST" and not within_limit(request, "answer_invitation", invitation.key.hex):
            return render(request, "429.html", status=429)
        if not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            translation.activate(invitation.user.language)
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
        self.invitation = invitation
        return super().dispatch(request, *args, **kwargs)

    def _unknown(self, request: HttpRequest) -> HttpResponse:
        if not within_limit(request, "unknown_invitation"):
            return render(request, "429.html", status=429)
        return render(request, "accounts/invitations/unknown.html", status=404)


class Opened(WithLink):
    """Who invites to what, and the ways in."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return show(request, self.invitation, token)


class LogInWith(WithLink):
    """To a provider, and back with the invitation."""

    def get(self, request: HttpRequest, token: str, provider_id: str) -> HttpResponse:
        return HttpResponseRedirect(reverse("invitations:opened", args=[token]))

    def post(self, request: HttpRequest, token: str, provider_id: str) -> HttpResponse:
        provider = provider_or_404(provider_id)
        if self.invitation.state != State.OPEN:
            return show(request, self.invitation, token)
        return begin(request, provider, came_for={"kind": ARRIVAL, "key": self.invitation.pk})


class ChoosePassword(WithLink):
    """A password of one's own, for those who have no other log-in."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._show(FirstPasswordForm(user=self.invitation.user))

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        form = FirstPasswordForm(data=request.POST, user=self.invitation.user)
        if self.invitation.state != State.OPEN or not form.is_valid():
            return self._show(form)
        try:
            user = accept_with_password(self.invitation, form.cleaned_data["password1"])
        except ValidationError:
            self.invitation.refresh_from_db()
            return self._show(form)
        note_authentication(request, user, "password", email=user.email)
        response: HttpResponseBase = perform_login(request, user)
        return response

    def _show(self, form: FirstPasswordForm) -> HttpResponse:
        if self.invitation.state != State.OPEN:
            return show(self.request, self.invitation, self.kwargs["token"])
        context = {"form": form, "invitation": self.invitation}
        return render(self.request, "accounts/invitations/password.html", context)


class AskAgain(WithLink):
    """Asks whoever invited for a new one; by one button."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return HttpResponseRedirect(reverse("invitations:opened", args=[token]))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not within_limit(request, "ask_for_invitation", self.invitation.key.hex):
            return render(request, "429.html", status=429)
        try:
            ask_again(self.invitation)
        except ValidationError:
            return show(request, self.invitation, token)
        return render(request, "accounts/invitations/asked.html", {"invitation": self.invitation})
