from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from digiportal.accounts.models import User
from digiportal.accounts.providers.configuration import LoginProvider, make_providers
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.ties import tie
from tests.accounts.providers.standin import OBJECT, TENANT, StandIn, stand_in

Configure = Callable[..., LoginProvider]
LogIn = Callable[..., HttpResponse]


@pytest.fixture
def provider() -> Iterator[StandIn]:
    with stand_in() as started:
        yield started


@pytest.fixture
def configure(provider: StandIn, settings: Settings) -> Configure:
    """Let the portal know the stand-in as a provider of the kind and with the keys that a test says."""

    def configured(kind: str = "openid-connect", **keys: Any) -> LoginProvider:
        entry = {"id": "stand-in", "kind": kind, "name": "Prøven", "client_id": "portal", "issuer": provider.address}
        settings.LOGIN_PROVIDERS = make_providers([entry | keys], {"LOGIN_SECRET_STAND_IN": "secret"})
        return settings.LOGIN_PROVIDERS[0]  # type: ignore[no-any-return]

    return configured


@pytest.fixture
def entra(configure: Configure, provider: StandIn) -> LoginProvider:
    """Entra ID for several tenants, of which one is let in."""
    provider.issuer = f"{provider.address}/{{tenantid}}/v2.0"
    provider.claims = {"iss": f"{provider.address}/{TENANT}/v2.0", "tid": TENANT, "oid": OBJECT}
    return configure("entra", tenants={TENANT: "964964998"})


def way_there(client: Client, **typed: str) -> str:
    """Press the button on the log-in page: the address that the browser is led on to."""
    page = client.post(reverse("log_in:start", args=["stand-in"]), typed, headers={"accept-language": "en"})
    assert page.status_code == 200, page.content.decode()
    return str(page.context["address"])


@pytest.fixture
def log_in(client: Client, provider: StandIn) -> LogIn:
    """There and back again: what the portal answers in the end."""

    def logged_in(**typed: str) -> HttpResponse:
        back = provider.log_in(way_there(client, **typed))
        return client.get(back, headers={"accept-language": "en"})  # type: ignore[return-value]

    return logged_in


def tied(user: User, provider: LoginProvider, key: str) -> None:
    tie(user, provider, Identity(key=key, issuer=provider.issuer, subject="subject"))


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
