"""Of whom a second factor is demanded, and how they come to it and back."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import DjangoAssertNumQueries, Settings

from digiportal.access.models import RoleAssignment
from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.accounts.models import User
from digiportal.clock import today
from digiportal.settings import base
from tests.accounts.confirming import confirm
from tests.accounts.second_factor.code_app import code_of, recovery_codes, set_up_code_app

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

SECURITY, CONFIRM, STATE = "/profil/sikkerhet/", "/bekreft/kode/", "/tilstand/"


class State(RightRequired):
    """A page without a query of its own."""

    required_right: ClassVar[str] = LOGGED_IN

    def get(self, request: Any) -> HttpResponse:
        return HttpResponse("here")


urlpatterns = [path("tilstand/", State.as_view()), path("", include("digiportal.accounts.urls"))]


@pytest.fixture(autouse=True)
def _as_in_production(settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = base.SECOND_FACTOR_ROLES


def give_role(user: User, role: str, days: int | None = None) -> RoleAssignment:
    """A role on some anchor, which doesn't matter, from ten days ago for ``days``."""
    group, _made = Group.objects.get_or_create(name=f"anchor:{role}")
    start = today() - datetime.timedelta(days=10)
    end = start + datetime.timedelta(days=days) if days is not None else None
    return RoleAssignment.objects.create(user=user, group=group, role=role, valid_from=start, valid_to=end)


def leads_to(client: Client, page: str = STATE) -> str:
    """Where a page leads before the query; empty when one gets it."""
    return str(client.get(page).headers.get("Location", "")).partition("?")[0]


@pytest.mark.parametrize("role", ["programme_leader", "secretariat", "programme_accountant", "site_admin"])
def test_those_with_much_power_need_one(kari: Client, user: User, role: str) -> None:
    assert leads_to(kari) == ""
    give_role(user, role)
    assert leads_to(kari) == SECURITY


@pytest.mark.parametrize(
    "role", ["chief_executive", "representative", "member", "auditor", "observer", "project_leader"]
)
def test_others_may_do_without(kari: Client, user: User, role: str) -> None:
    give_role(user, role)
    assert leads_to(kari) == ""


@pytest.mark.parametrize(("days", "demanded"), [(10, False), (11, True), (None, True)])
def test_a_role_counts_on_the_days_that_it_holds(kari: Client, user: User, days: int | None, demanded: bool) -> None:
    give_role(user, "secretariat", days)
    assert (leads_to(kari) == SECURITY) is demanded


@pytest.mark.parametrize("method", ["socialaccount", "mfa", "trusted_device", "persona"])
def test_a_session_with_more_than_a_password_is_enough(kari: Client, user: User, method: str) -> None:
    give_role(user, "secretariat")
    confirm(kari, method, seconds_ago=3600)
    assert leads_to(kari) == ""


def test_a_session_of_which_nothing_is_known_is_not(kari: Client, user: User) -> None:
    give_role(user, "secretariat")
    session = kari.session
    del session["account_authentication_methods"]
    session.save()
    assert leads_to(kari) == SECURITY


def test_another_users_log_in_before_in_the_same_browser_does_not_count(kari: Client, user: User) -> None:
    give_role(user, "secretariat")
    confirm(kari, "mfa")
    session = kari.session
    session["account_authentication_methods_user"] = str(user.pk + 1)
    session.save()
    assert leads_to(kari) == SECURITY


@pytest.mark.parametrize("page", [SECURITY, "/profil/sikkerhet/kodeapp/", "/profil/sikkerhet/passnokkel/"])
def test_the_pages_of_setting_up_are_open(kari: Client, user: User, page: str) -> None:
    give_role(user, "secretariat")
    assert kari.get(page).status_code == 200


@pytest.mark.parametrize(
    "page", ["/profil/", "/passord/", "/profil/innlogginger/", "/profil/sikkerhet/reservekoder/nye/"]
)
def test_other_pages_are_closed(kari: Client, user: User, page: str) -> None:
    give_role(user, "secretariat")
    assert leads_to(kari, page) == SECURITY


def test_one_may_always_log_out_and_choose_a_language(kari: Client, user: User) -> None:
    give_role(user, "secretariat")
    assert kari.post("/sprak/", {"language": "nn", "next": SECURITY}).headers["Location"] == SECURITY
    assert kari.post("/logg-ut/").headers["Location"] == "/"


def test_setting_up_leads_by_the_recovery_codes_to_where_one_was_going(kari: Client, user: User) -> None:
    give_role(user, "secretariat")
    led = kari.get("/tilstand/?a=1").headers["Location"]
    assert "Your role demands more than a password" in kari.get(led).content.decode()
    set_up_code_app(kari)
    page = kari.get("/profil/sikkerhet/reservekoder/")
    assert 'href="/tilstand/?a=1"' in page.content.decode()
    assert leads_to(kari) == ""


def test_setting_up_leads_to_no_other_site(kari: Client, user: User) -> None:
    kari.get(f"{SECURITY}?next=https://example.net/")
    set_up_code_app(kari)
    assert kari.get("/profil/sikkerhet/reservekoder/").context["onwards"] == SECURITY


def test_whoever_has_one_gives_it_and_adds_no_other_first(
    kari: Client, user: User, clock: time_machine.Coordinates
) -> None:
    secret = set_up_code_app(kari)
    confirm(kari, "password")
    give_role(user, "secretariat")
    for page in (STATE, SECURITY, "/profil/sikkerhet/kodeapp/", "/profil/sikkerhet/passnokkel/"):
        assert leads_to(kari, page) == CONFIRM
    assert leads_to(kari, "/bekreft/") == CONFIRM
    clock.shift(60)
    answered = kari.post(f"{CONFIRM}?next={STATE}", {"code": code_of(secret)})
    assert answered.headers["Location"] == STATE
    assert leads_to(kari) == ""


def test_a_recovery_code_will_do(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    code = recovery_codes(kari)[0]
    confirm(kari, "password")
    give_role(user, "secretariat")
    kari.post(CONFIRM, {"code": code})
    assert leads_to(kari) == ""


def test_a_half_typed_form_is_there_afterwards(kari: Client, user: User) -> None:
    ticket = kari.get("/profil/").context["ticket"].signed()
    give_role(user, "secretariat")
    sent = kari.post("/profil/", {"full_name": "Kari N.", "language": "en", "_ticket": ticket})
    assert sent.headers["Location"] == f"{SECURITY}?next=%2Fprofil%2F"
    kari.get(sent.headers["Location"])
    set_up_code_app(kari)
    assert kari.get("/profil/sikkerhet/reservekoder/").context["onwards"] == "/profil/"
    page = kari.get("/profil/").content.decode()
    assert 'value="Kari N."' in page
    assert "You had to confirm who you are before this was saved" in page


def test_a_form_from_a_page_out_of_date_shows_nothing_either(user: User, kari: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = kari.cookies
    give_role(user, "secretariat")
    assert strict.post("/profil/", {"full_name": "Kari N."}).headers["Location"] == f"{SECURITY}?next=%2Fprofil%2F"


def test_an_address_that_leads_nowhere_still_does(user: User, kari: Client) -> None:
    give_role(user, "secretariat")
    assert kari.get("/ingensteds/").status_code == 404


def test_a_part_of_a_page_leads_the_whole_page_away(kari: Client, user: User) -> None:
    give_role(user, "secretariat")
    asked = {"hx-request": "true", "hx-current-url": "http://testserver/profil/?side=2"}
    response = kari.get(STATE, headers=asked)
    assert response.headers["HX-Redirect"] == f"{SECURITY}?next=%2Fprofil%2F%3Fside%3D2"


def test_it_costs_one_query_and_none_when_more_than_a_password_was_given(
    kari: Client, user: User, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session, person, seen, roles = 1, 1, 1, 1
    with django_assert_num_queries(session + person + seen + roles):
        kari.get(STATE)
    confirm(kari, "mfa")
    with django_assert_num_queries(session + person + seen):
        kari.get(STATE)


def test_nothing_is_demanded_where_the_setting_names_no_role(kari: Client, user: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    give_role(user, "secretariat")
    assert leads_to(kari) == ""
