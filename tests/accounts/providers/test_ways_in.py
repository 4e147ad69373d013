"""Adding and removing a way to log in on one's own profile, and the provider's word that it is still oneself."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from digiportal.accounts.models import User
from digiportal.accounts.providers.configuration import LoginProvider
from tests.accounts.confirming import confirm
from tests.accounts.providers.conftest import Configure, is_logged_in, tied
from tests.accounts.providers.standin import OBJECT, TENANT, StandIn

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

KEY = f"{TENANT}:{OBJECT}"
ADD = "/profil/sikkerhet/innlogging/ny/stand-in/"
CONFIRM = "/bekreft/med/stand-in/"


@pytest.fixture
def me(client: Client, user: User) -> User:
    client.force_login(user)
    confirm(client)
    return user


@pytest.fixture
def another(db: None) -> User:
    return User.objects.create_user("ola@example.org", full_name="Ola Nordmann")


def test_somebody_logged_in_adds_a_way_in(client: Client, me: User, entra: LoginProvider, provider: StandIn) -> None:
    provider.claims["email"] = "noe.helt.annet@vinje.kommune.no"
    back = provider.log_in(client.post(ADD).context["address"])
    assert client.get(back).headers["Location"] == reverse("log_in:ways-in")
    assert SocialAccount.objects.get(uid=KEY).user == me
    page = client.get(reverse("log_in:ways-in")).content.decode()
    assert "noe.helt.annet@vinje.kommune.no" in page


def test_who_one_is_is_asked_first(client: Client, me: User, entra: LoginProvider) -> None:
    confirm(client, seconds_ago=3600)
    tied(me, entra, KEY)
    account = SocialAccount.objects.get()
    for address in (ADD, f"/profil/sikkerhet/innlogging/{account.pk}/fjern/"):
        assert client.post(address).headers["Location"].startswith(reverse("account_reauthenticate"))
    assert client.get(ADD).status_code == 302


def test_what_belongs_to_another_is_not_added(
    client: Client, me: User, another: User, entra: LoginProvider, provider: StandIn
) -> None:
    tied(another, entra, KEY)
    client.get(provider.log_in(client.post(ADD).context["address"]))
    assert SocialAccount.objects.get().user == another


def test_an_answer_to_another_user_adds_nothing(
    client: Client, me: User, another: User, entra: LoginProvider, provider: StandIn
) -> None:
    back = provider.log_in(client.post(ADD).context["address"])
    client.force_login(another)
    client.get(back)
    assert not SocialAccount.objects.exists()


def test_a_way_in_is_removed_but_not_the_last(client: Client, me: User, entra: LoginProvider) -> None:
    tied(me, entra, KEY)
    address = reverse("log_in:remove-way-in", args=[SocialAccount.objects.get().pk])
    me.set_unusable_password()
    me.save()
    client.force_login(me)
    confirm(client)
    client.post(address)
    assert SocialAccount.objects.exists()
    tied(me, entra, KEY.replace("a", "f"))
    client.post(address)
    assert SocialAccount.objects.get().uid == KEY.replace("a", "f")


def test_anothers_way_in_is_not_there(client: Client, me: User, another: User, entra: LoginProvider) -> None:
    tied(another, entra, KEY)
    address = reverse("log_in:remove-way-in", args=[SocialAccount.objects.get().pk])
    assert client.post(address).status_code == 404
    assert client.get(CONFIRM).status_code == 404


def test_the_provider_confirms_that_it_is_still_me(
    client: Client, me: User, entra: LoginProvider, provider: StandIn
) -> None:
    tied(me, entra, KEY)
    confirm(client, seconds_ago=3600)
    question = client.get(reverse("account_reauthenticate") + f"?next={ADD}", follow=True)
    assert CONFIRM in question.content.decode()
    back = provider.log_in(client.get(CONFIRM, {"next": ADD}).context["address"])
    assert provider.asked[-1][1]["prompt"] == "login"
    assert client.get(back).headers["Location"] == ADD
    assert client.post(ADD).status_code == 200


def test_another_cannot_confirm_for_me(
    client: Client, me: User, another: User, entra: LoginProvider, provider: StandIn
) -> None:
    tied(me, entra, KEY)
    confirm(client, seconds_ago=3600)
    provider.claims["oid"] = OBJECT.replace("a", "f")
    tied(another, entra, KEY.replace("a", "f"))
    page = client.get(provider.log_in(client.get(CONFIRM, {"next": ADD}).context["address"]))
    assert (page.status_code, page.context["reason"]) == (403, "somebody_else")
    assert client.post(ADD).status_code == 302
    assert client.session["_auth_user_id"] == str(me.pk)


def test_ways_in_are_for_those_logged_in(client: Client, configure: Configure) -> None:
    configure()
    for address in (ADD, CONFIRM, reverse("log_in:ways-in")):
        assert client.get(address).headers["Location"].startswith(reverse("account_login"))
    assert not is_logged_in(client)


def test_other_log_ins_are_spoken_of_where_there_are_any(client: Client, me: User, configure: Configure) -> None:
    address = reverse("log_in:ways-in")
    assert address not in client.get("/profil/sikkerhet/").content.decode()
    configure()
    assert address in client.get("/profil/sikkerhet/").content.decode()
