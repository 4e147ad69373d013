"""How allauth's log-in by others is bent: the configuration is the portal's, and nobody becomes a user alone."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest

from digiportal.accounts.models import User
from digiportal.accounts.providers.arrivals import Arrived, Refused, arrive
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.pages import unknown_identity
from digiportal.accounts.providers.provider import CLASS_ID, app_of, configured_providers, provider_or_404


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Log-in as somebody who is tied already; everything else gets a page that says what to do."""

    def list_apps(self, request: HttpRequest, provider: str = "", client_id: str = "") -> list[SocialApp]:
        found = [
            configured
            for configured in configured_providers()
            if provider in ("", CLASS_ID, configured.id) and client_id in ("", None, configured.client_id)
        ]
        return [app_of(configured) for configured in found]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Nobody is made from what a provider says."""
        return sociallogin.user  # type: ignore[no-any-return]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        provider = provider_or_404(sociallogin.account.provider)
        identity = Identity.from_kept(sociallogin.account.extra_data)
        came_for = sociallogin.state.get("data") or {}
        if came_for:
            try:
                account = arrive(came_for["kind"], Arrived(request, provider, identity, came_for["key"]))
            except Refused as refused:
                raise ImmediateHttpResponse(refused.response) from refused
            sociallogin.account, sociallogin.user = account, account.user
        elif not sociallogin.is_existing:
            raise ImmediateHttpResponse(unknown_identity(request, provider, identity))
