"""What a provider's log-in is worth: no second step, no demand of one, and the answer to the question who one is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from digiportal.access.models import RoleAssignment
from digiportal.accounts.models import User
from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.clock import today
from digiportal.settings import base
from tests.accounts.confirming import confirm
from tests.accounts.providers.conftest import LogIn, tied
from tests.accounts.providers.standin import OBJECT, TENANT, StandIn
from tests.accounts.second_factor.code_app import set_up_code_app

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


@pytest.fixture
def kari(client: Client, user: User, entra: LoginProvider, log_in: LogIn) -> Client:
    """A browser in which Kari has logged in by the provider."""
    tied(user, entra, f"{TENANT}:{OBJECT}")
    log_in()
    return client


def test_the_second_factor_is_neither_asked_for_nor_demanded(kari: Client, user: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = base.SECOND_FACTOR_ROLES
    group = Group.objects.create(name="anchor:secretariat")
    RoleAssignment.objects.create(user=user, group=group, role="secretariat", valid_from=today())
    assert kari.get("/profil/").status_code == 200


def test_nor_from_somebody_who_has_one(kari: Client, log_in: LogIn) -> None:
    set_up_code_app(kari)
    kari.post("/logg-ut/")
    assert log_in(next="/profil/").headers["Location"] == "/profil/"


def test_without_a_password_the_provider_is_asked_who_one_is(kari: Client, user: User, provider: StandIn) -> None:
    user.set_unusable_password()
    user.save()
    kari.force_login(user)
    confirm(kari, "socialaccount", seconds_ago=3600)
    asked = kari.get("/bekreft/?next=/profil/sikkerhet/", follow=True)
    assert asked.request["PATH_INFO"] == "/bekreft/med/stand-in/"
    back = kari.get(provider.log_in(asked.context["address"]))
    assert back.headers["Location"] == "/profil/sikkerhet/"
    assert kari.post("/profil/sikkerhet/enheter/glem/").headers["Location"] == "/profil/sikkerhet/"


def test_with_a_password_too_one_may_choose(kari: Client) -> None:
    confirm(kari, "socialaccount", seconds_ago=3600)
    ways = kari.get("/bekreft/?next=/profil/").context["reauthentication_alternatives"]
    assert [way["url"] for way in ways] == ["/bekreft/med/stand-in/?next=%2Fprofil%2F"]
