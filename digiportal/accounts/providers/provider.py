"""The portal's providers as allauth knows them: one class for all, an «app» for each entry of the configuration.

allauth loads the module because of its name.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import Provider, ProviderAccount
from django.conf import settings
from django.http import Http404, HttpRequest

from digiportal.accounts.providers.configuration import LoginProvider

CLASS_ID = "openid_connect"


class Account(ProviderAccount):  # type: ignore[misc]
    """A tied identity, named by the address or the name that the provider gave last."""

    def to_str(self) -> str:
        data = self.account.extra_data
        return str(next(iter(data.get("addresses", [])), "") or data.get("name", ""))


class PortalProvider(Provider):  # type: ignore[misc]
    """Hands allauth an ``Identity`` that is already verified; asking and verifying are the portal's own."""

    id = CLASS_ID
    name = "OpenID Connect"
    account_class = Account

    def __init__(self, request: HttpRequest, app: SocialApp | None = None) -> None:
        super().__init__(request, app)
        self.name = self.app.name

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["key"])

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"name": data["name"]}


provider_classes = [PortalProvider]


def configured_providers() -> tuple[LoginProvider, ...]:
    """All ways to log in by a provider, in the order of the configuration."""
    return settings.LOGIN_PROVIDERS  # type: ignore[no-any-return]


def find_provider(provider_id: str) -> LoginProvider | None:
    """The configured provider of that id; None when there is none, perhaps no longer."""
    return next((provider for provider in configured_providers() if provider.id == provider_id), None)


def provider_or_404(provider_id: str) -> LoginProvider:
    """The configured provider of that id. Raises ``Http404``."""
    provider = find_provider(provider_id)
    if provider is None:
        raise Http404
    return provider


def app_of(provider: LoginProvider) -> SocialApp:
    """The provider as allauth's «app», never saved; it holds no secret, since allauth asks nothing of the provider."""
    return SocialApp(provider=CLASS_ID, provider_id=provider.id, name=provider.name, client_id=provider.client_id)
