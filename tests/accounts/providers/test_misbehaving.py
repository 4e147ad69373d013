"""Providers, and people, that answer wrongly: nobody is logged in, and everybody gets a page that helps."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from digiportal.accounts.models import User
from digiportal.accounts.providers import http
from digiportal.accounts.providers.configuration import LoginProvider
from tests.accounts.providers import standin
from tests.accounts.providers.conftest import Configure, LogIn, is_logged_in, tied, way_there
from tests.accounts.providers.standin import OBJECT, TENANT, StandIn

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

ANOTHER_TENANT = "99999999-2222-3333-4444-555555555555"
NOW = int(time.time())

NOT_TRUSTED: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://example.net"},
    "another nonce": {"nonce": "from another log-in"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "another portal"},
    "several audiences and no party": {"aud": ["portal", "another"]},
    "issued to another party": {"azp": "another"},
    "expired": {"exp": NOW - 600, "iat": NOW - 900},
    "from the future": {"iat": NOW + 600},
    "not valid yet": {"nbf": NOW + 600},
    "no end": {"exp": None},
    "nobody": {"sub": None},
}


@pytest.fixture
def tied_user(user: User, configure: Configure, provider: StandIn) -> User:
    tied(user, configure(), f"{provider.address} subject")
    return user


@pytest.mark.parametrize("claims", NOT_TRUSTED.values(), ids=NOT_TRUSTED)
def test_a_token_that_is_wrong_logs_nobody_in(
    client: Client, tied_user: User, provider: StandIn, log_in: LogIn, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    page = log_in()
    assert (page.status_code, page.context["reason"]) == (403, "not_trusted")  # type: ignore[attr-defined]
    assert not is_logged_in(client)


@pytest.mark.parametrize(
    ("algorithm", "key"), [("none", None), ("HS256", "a secret of the client that both of them know")]
)
def test_a_signature_that_anybody_could_make_is_refused(
    client: Client, tied_user: User, provider: StandIn, log_in: LogIn, algorithm: str, key: str | None
) -> None:
    provider.algorithm, provider.key = algorithm, key
    assert log_in().context["reason"] == "not_trusted"  # type: ignore[attr-defined]
    assert not is_logged_in(client)


def test_a_strangers_signature_is_refused(client: Client, tied_user: User, provider: StandIn, log_in: LogIn) -> None:
    provider.key = standin.STRANGERS_KEY
    assert log_in().context["reason"] == "not_trusted"  # type: ignore[attr-defined]
    provider.headers = {"kid": "unheard of"}
    assert log_in().context["reason"] == "not_trusted"  # type: ignore[attr-defined]
    assert not is_logged_in(client)


def test_an_answer_counts_once(client: Client, tied_user: User, provider: StandIn) -> None:
    back = provider.log_in(way_there(client))
    client.get(back)
    assert is_logged_in(client)
    client.logout()
    page = client.get(back)
    assert (page.status_code, page.context["reason"]) == (400, "out_of_date")
    assert not is_logged_in(client)


def test_the_state_of_another_browser_is_refused(client: Client, tied_user: User, provider: StandIn) -> None:
    back = provider.log_in(way_there(Client()))
    assert client.get(back).context["reason"] == "out_of_date"
    assert not is_logged_in(client)


def test_an_old_code_with_a_new_state_is_refused(client: Client, tied_user: User, provider: StandIn) -> None:
    """The nonce in the token is that of the log-in for which the code was given."""
    old_code = provider.log_in(way_there(client)).split("code=")[1].split("&")[0]
    new = provider.log_in(way_there(client))
    page = client.get(new.replace(f"code=code-{len(provider.nonces) - 1}", f"code={old_code}"))
    assert page.context["reason"] == "not_trusted"
    assert not is_logged_in(client)


def test_somebody_logged_in_who_goes_back_is_led_on(client: Client, tied_user: User, provider: StandIn) -> None:
    back = provider.log_in(way_there(client))
    client.get(back)
    assert client.get(back).headers["Location"] == "/"


def test_a_tenant_that_is_not_let_in(
    client: Client, user: User, entra: LoginProvider, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, entra, f"{ANOTHER_TENANT}:{OBJECT}")
    provider.claims |= {"tid": ANOTHER_TENANT, "iss": f"{provider.address}/{ANOTHER_TENANT}/v2.0"}
    assert log_in().context["reason"] == "tenant"  # type: ignore[attr-defined]
    provider.claims |= {"tid": TENANT}
    assert log_in().context["reason"] == "not_trusted"  # type: ignore[attr-defined]
    provider.claims |= {"iss": f"{provider.address}/{TENANT}/v2.0", "oid": None}
    assert log_in().context["reason"] == "not_trusted"  # type: ignore[attr-defined]
    assert not is_logged_in(client)


@pytest.mark.parametrize("level", [None, "idporten-loa-low", "substantial"])
def test_too_low_a_level(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn, level: str | None
) -> None:
    tied(user, configure("idporten"), f"{provider.address} subject")
    provider.claims = {"acr": level}
    assert log_in().context["reason"] == "level"  # type: ignore[attr-defined]
    assert not is_logged_in(client)


def test_somebody_who_stops_there(client: Client, tied_user: User, provider: StandIn) -> None:
    back = provider.log_in(way_there(client, next="/profil/"))
    page = client.get(back.replace("code=", "error=access_denied&x="), headers={"accept-language": "en"})
    assert (page.status_code, page.context["reason"]) == (200, "cancelled")
    assert 'value="/profil/"' in page.content.decode()


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable", "invalid_request"])
def test_an_error_at_the_provider(client: Client, tied_user: User, provider: StandIn, error: str) -> None:
    back = provider.log_in(way_there(client))
    assert client.get(back.replace("code=", f"error={error}&x=")).context["reason"] == "unreachable"


@pytest.mark.parametrize("part", ["discovery", "token", "keys"])
@pytest.mark.parametrize("how", [standin.nonsense, standin.slowly], ids=["nonsense", "slow"])
def test_nonsense_and_slowness_give_a_page_with_the_other_ways_in(
    client: Client,
    tied_user: User,
    provider: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    how: standin.Answer,
) -> None:
    monkeypatch.setattr(http, "TOTAL_SECONDS", 0.2)
    provider.answers[part] = how
    start = reverse("log_in:start", args=["stand-in"])
    page = client.post(start, headers={"accept-language": "en"})
    if part != "discovery":
        page = client.get(provider.log_in(page.context["address"]), headers={"accept-language": "en"})
    assert (page.status_code, page.context["reason"]) == (424, "unreachable")
    assert f'action="{start}"' in page.content.decode()
    assert reverse("account_login") in page.content.decode()
    assert not is_logged_in(client)


def test_a_provider_that_is_down(client: Client, configure: Configure) -> None:
    configure(issuer="http://127.0.0.1:9")
    assert client.post(reverse("log_in:start", args=["stand-in"])).status_code == 424


@pytest.mark.parametrize(
    "spoilt",
    [
        {"issuer": "https://example.net"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": None},
        {"jwks_uri": 7},
    ],
)
def test_a_discovery_that_leads_astray_is_not_followed(
    client: Client, configure: Configure, provider: StandIn, spoilt: dict[str, Any]
) -> None:
    configure()
    whole = provider._discovery
    provider._discovery = lambda data: whole(data) | spoilt  # type: ignore[method-assign]
    assert client.post(reverse("log_in:start", args=["stand-in"])).status_code in (403, 424)


@pytest.mark.parametrize("keys", [{"keys": []}, {"keys": [{"kty": "nonsense"}]}, {"keys": "none"}, {}])
def test_keys_that_are_none(
    client: Client, tied_user: User, provider: StandIn, log_in: LogIn, keys: dict[str, Any]
) -> None:
    provider._keys = lambda data: keys  # type: ignore[method-assign]
    assert log_in().status_code in (403, 424)
    assert not is_logged_in(client)


@pytest.mark.parametrize("token", [None, 7, "", "a.b.c", "x" * 5000])
def test_a_token_that_is_none(client: Client, tied_user: User, provider: StandIn, log_in: LogIn, token: Any) -> None:
    provider.extra = {"id_token": token}
    assert log_in().context["reason"] == "not_trusted"  # type: ignore[attr-defined]
