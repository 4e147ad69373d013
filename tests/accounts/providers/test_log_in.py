"""Log-in by a provider when all goes well, and what the portal asks and keeps."""

from __future__ import annotations

import base64
import hashlib
import json
import time

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from digiportal.accounts.models import User
from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.remembering import COOKIE
from tests.accounts.conftest import PASSWORD
from tests.accounts.providers.conftest import Configure, LogIn, is_logged_in, tied, way_there
from tests.accounts.providers.standin import OBJECT, TENANT, StandIn

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

KEY = f"{TENANT}:{OBJECT}"


def test_somebody_tied_is_logged_in_and_goes_on(
    client: Client, user: User, entra: LoginProvider, log_in: LogIn
) -> None:
    tied(user, entra, KEY)
    response = log_in(next="/profil/")
    assert (response.status_code, response.headers["Location"]) == (302, "/profil/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_key_is_tenant_and_object_and_never_an_address(
    client: Client, user: User, entra: LoginProvider, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, entra, KEY)
    provider.claims |= {"preferred_username": "ny@vinje.kommune.no", "email": "helt.annen@vinje.kommune.no"}
    log_in()
    assert is_logged_in(client)
    client.logout()
    provider.claims |= {"oid": OBJECT.replace("a", "f"), "email": user.email, "preferred_username": user.email}
    assert log_in().status_code == 403
    assert not is_logged_in(client)


def test_nobody_becomes_a_user_alone(client: Client, entra: LoginProvider, provider: StandIn, log_in: LogIn) -> None:
    provider.claims["preferred_username"] = "ukjent@vinje.kommune.no"
    page = log_in()
    assert page.status_code == 403
    assert "ukjent@vinje.kommune.no" in page.content.decode()
    assert not User.objects.exists()
    assert not SocialAccount.objects.exists()
    assert not is_logged_in(client)


def test_a_national_identity_number_is_never_kept(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    configured = configure("idporten")
    provider.claims = {"acr": "idporten-loa-high", "pid": "24079412345"}
    tied(user, configured, f"{provider.address} subject")
    log_in()
    assert is_logged_in(client)
    assert "24079412345" not in json.dumps(SocialAccount.objects.get().extra_data)
    assert all("24079412345" not in str(session.get_decoded()) for session in Session.objects.all())


def test_asks_with_pkce_state_nonce_and_the_level(
    client: Client, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    configure("ansattporten", resource="urn:altinn:resource:digiportal")
    provider.claims = {"acr": "substantial"}
    log_in()
    asked = dict(provider.asked[1][1])
    exchanged = next(data for path, data in provider.asked if path == "token")
    challenge = base64.urlsafe_b64encode(hashlib.sha256(exchanged["code_verifier"].encode()).digest())
    assert asked["code_challenge_method"] == "S256"
    assert asked["code_challenge"] == challenge.decode().rstrip("=")
    assert min(len(asked["state"]), len(asked["nonce"])) >= 32
    assert asked["acr_values"] == "substantial high"
    assert json.loads(asked["authorization_details"]) == [
        {"type": "ansattporten:altinn:resource", "resource": "urn:altinn:resource:digiportal"}
    ]


def test_nothing_of_the_request_changes_what_is_asked_for(client: Client, configure: Configure) -> None:
    configure("idporten")
    address = reverse("log_in:start", args=["stand-in"]) + "?scope=admin&auth_params=acr_values%3Dlow&process=connect"
    asked = client.post(address, {"process": "connect", "scope": "admin"}).context["address"]
    assert "admin" not in asked
    assert "acr_values=idporten-loa-substantial+idporten-loa-high" in asked


def test_the_button_is_a_post_and_leads_to_no_other_site(
    client: Client, user: User, entra: LoginProvider, log_in: LogIn
) -> None:
    assert client.get(reverse("log_in:start", args=["stand-in"])).headers["Location"] == reverse("account_login")
    tied(user, entra, KEY)
    assert log_in(next="https://example.net/").headers["Location"] == "/"


def test_a_provider_that_is_not_configured_is_not_there(client: Client, entra: LoginProvider) -> None:
    for name in ("start", "answer", "front-channel"):
        assert client.get(reverse(f"log_in:{name}", args=["another"])).status_code == 404


def test_the_session_lasts_as_the_configuration_says(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, configure(session_hours=3), f"{provider.address} subject")
    log_in()
    assert client.session.get_expiry_age() == 3 * 60 * 60


def test_the_provider_used_last_stands_first_next_month(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, configure(), f"{provider.address} subject")
    assert COOKIE not in client.cookies
    log_in()
    cookie = client.cookies[COOKIE]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("stand-in", True, "Lax")
    client.logout()
    client.cookies[COOKIE] = "stand-in"
    page = client.get(reverse("account_login"), headers={"accept-language": "en"}).content.decode()
    assert "You used this last on this machine" in page


def test_somebody_deactivated_is_refused(client: Client, user: User, entra: LoginProvider, log_in: LogIn) -> None:
    tied(user, entra, KEY)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert log_in().headers["Location"] == reverse("account_inactive")
    assert not is_logged_in(client)


def test_the_providers_logout_ends_that_session_alone(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, configure("ansattporten"), f"{provider.address} subject")
    provider.claims = {"acr": "high", "sid": "the-session"}
    log_in()
    out = reverse("log_in:front-channel", args=["stand-in"])
    for wrong in ({"iss": provider.address, "sid": "another"}, {"iss": "https://example.net", "sid": "the-session"}):
        client.get(out, wrong)
        assert is_logged_in(client)
    assert client.get(out).status_code == 400
    answer = Client().get(out, {"iss": provider.address, "sid": "the-session"})
    assert answer.status_code == 200
    assert "X-Frame-Options" not in answer.headers
    assert f"frame-ancestors {provider.address}" in answer.headers["Content-Security-Policy"]
    assert not is_logged_in(client)


def test_the_discovery_is_asked_for_once_an_hour(client: Client, entra: LoginProvider, provider: StandIn) -> None:
    for _time in range(3):
        way_there(client)
    assert [path for path, _data in provider.asked] == ["discovery"]


@pytest.mark.parametrize("skew", [-100, 100])
def test_clocks_may_differ_by_two_minutes(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn, skew: int
) -> None:
    tied(user, configure(), f"{provider.address} subject")
    now = int(time.time()) + skew
    provider.claims = {"iat": now, "nbf": now, "exp": now + 1}
    log_in()
    assert is_logged_in(client)


@pytest.mark.parametrize(
    ("kind", "claims", "prompt"),
    [("openid-connect", {}, "select_account"), ("idporten", {"acr": "idporten-loa-high"}, "login")],
)
def test_after_a_wrong_account_the_provider_asks_which_one(
    client: Client,
    configure: Configure,
    provider: StandIn,
    log_in: LogIn,
    kind: str,
    claims: dict[str, str],
    prompt: str,
) -> None:
    configure(kind)
    provider.claims = claims
    assert log_in().status_code == 403
    assert f"prompt={prompt}" in way_there(client)
    assert "prompt" not in way_there(client)


def test_the_way_out_of_the_provider_is_shown(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, configure("ansattporten"), f"{provider.address} subject")
    provider.claims = {"acr": "high"}
    log_in()
    page = client.post(reverse("account_logout"), follow=True)
    assert not is_logged_in(client)
    assert page.request["PATH_INFO"] == reverse("log_in:logged-out", args=["stand-in"])
    assert page.context["address"].startswith(f"{provider.address}/out?client_id=portal&post_logout_redirect_uri=")


def test_logging_out_of_the_municipalitys_own_log_in_is_left_to_the_person(
    client: Client, user: User, entra: LoginProvider, log_in: LogIn
) -> None:
    tied(user, entra, KEY)
    log_in()
    assert client.post(reverse("account_logout")).headers["Location"] == "/"


def test_the_providers_logout_ends_a_session_that_has_changed_its_password(
    client: Client, user: User, configure: Configure, provider: StandIn, log_in: LogIn
) -> None:
    tied(user, configure("ansattporten"), f"{provider.address} subject")
    provider.claims = {"acr": "high", "sid": "the-session"}
    log_in()
    new = "enda en lang setning"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_logged_in(client)
    Client().get(reverse("log_in:front-channel", args=["stand-in"]), {"iss": provider.address, "sid": "the-session"})
    assert not is_logged_in(client)
