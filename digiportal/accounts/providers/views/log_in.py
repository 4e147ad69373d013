"""To a provider and back, and out when the provider says so."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.helpers import complete_social_login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from digiportal.access.views import PUBLIC, RightRequired
from digiportal.accounts.limits import within_limit
from digiportal.accounts.providers import pages
from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.failures import OUT_OF_DATE, SOMEBODY_ELSE, TENANT, LogInFailed
from digiportal.accounts.providers.flow import (
    AGAIN,
    CONNECT,
    State,
    begin,
    choose_next_time,
    identity_of_answer,
    take_state,
)
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.logout import address_of_logout
from digiportal.accounts.providers.provider import PortalProvider, app_of, provider_or_404
from digiportal.accounts.providers.remembering import remember
from digiportal.accounts.providers.sessions import end_sessions
from digiportal.accounts.providers.ties import TiedToAnother, tie, tied_user
from digiportal.accounts.recent import note_authentication


class Start(RightRequired):
    """The button of a provider. By POST alone, so that no other page logs anybody in."""

    required_right: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        """Somebody reloaded or came by hand."""
        provider_or_404(provider_id)
        return HttpResponseRedirect(reverse("account_login"))

    def post(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        return begin(request, provider_or_404(provider_id), next_url=get_next_redirect_url(request) or "")


@method_decorator(never_cache, name="dispatch")
class Answer(RightRequired):
    """Where the provider sends people back to."""

    required_right: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest, provider_id: str) -> HttpResponseBase:
        provider = provider_or_404(provider_id)
        next_url = ""
        try:
            state = take_state(request, provider)
            next_url = state["next"]
            identity = identity_of_answer(request, provider, state)
        except LogInFailed as failed:
            if failed.reason == OUT_OF_DATE and request.user.is_authenticated:
                return HttpResponseRedirect(resolve_url(settings.LOGIN_REDIRECT_URL))
            if failed.reason == TENANT:
                choose_next_time(request, provider)
            return pages.failure(request, provider, failed, next_url)
        if state["process"] == CONNECT:
            return self._connect(provider, identity)
        if state["process"] == AGAIN:
            return self._confirm(provider, identity, next_url)
        return self._log_in(provider, identity, state)

    def _log_in(self, provider: LoginProvider, identity: Identity, state: State) -> HttpResponseBase:
        login = PortalProvider(self.request, app_of(provider)).sociallogin_from_response(self.request, identity.kept())
        login.state = state
        response: HttpResponseBase = complete_social_login(self.request, login)
        if response.status_code < 400:
            remember(response, provider)
        else:
            choose_next_time(self.request, provider)
        return response

    def _connect(self, provider: LoginProvider, identity: Identity) -> HttpResponseBase:
        try:
            tie(self.request.user, provider, identity)  # type: ignore[arg-type]
        except TiedToAnother:
            choose_next_time(self.request, provider)
            messages.error(self.request, _("Nothing was added: this log-in belongs to another person in the portal."))
        else:
            messages.success(self.request, _("From now on you can log in with %(name)s.") % {"name": provider.name})
        return HttpResponseRedirect(reverse("log_in:ways-in"))

    def _confirm(self, provider: LoginProvider, identity: Identity, next_url: str) -> HttpResponseBase:
        user: Any = self.request.user
        if tied_user(identity) != user:
            choose_next_time(self.request, provider)
            return pages.failure(self.request, provider, LogInFailed(SOMEBODY_ELSE), next_url)
        note_authentication(
            self.request, user, "socialaccount", provider=provider.id, uid=identity.key, reauthenticated=True
        )
        return HttpResponseRedirect(next_url)


class LoggedOut(RightRequired):
    """After logging out here: the way out of the provider too, for those who share the machine."""

    required_right: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        provider = provider_or_404(provider_id)
        context = {"provider": provider, "address": address_of_logout(request, provider)}
        return render(request, "socialaccount/logged_out.html", context)


@method_decorator(never_cache, name="dispatch")
class FrontChannelLogout(RightRequired):
    """The provider loads this unseen, in a frame, when somebody logs out there (OpenID Connect Front-Channel Logout)."""

    required_right: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        provider = provider_or_404(provider_id)
        issuer, sid = request.GET.get("iss", ""), request.GET.get("sid", "")
        if not issuer or not sid or not within_limit(request, "front_channel"):
            return HttpResponseBadRequest()
        end_sessions(provider.id, issuer, sid)
        return self._framed(HttpResponse(), provider)

    def _framed(self, response: HttpResponse, provider: LoginProvider) -> HttpResponse:
        """An empty page that the provider, and nobody else, may show in a frame."""
        parts = urlsplit(provider.issuer)
        frame: dict[str, Any] = {"frame-ancestors": [f"{parts.scheme}://{parts.netloc}"]}
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
        response._csp_replace = frame  # type: ignore[attr-defined]
        return response
