"""«Remember this device»: for thirty days, for one user, until the password changes or all are forgotten."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from digiportal.accounts.models import User
from tests.accounts.confirming import confirm
from tests.accounts.conftest import PASSWORD
from tests.accounts.second_factor.code_app import code_of, set_up_code_app
from tests.accounts.second_factor.conftest import is_logged_in, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

STEP, QUESTION, COOKIE = "/logg-inn/kode/", "/logg-inn/husk/", "mfa_trusted"
DAY = 24 * 60 * 60


@pytest.fixture
def secret(kari: Client) -> str:
    return set_up_code_app(kari)


@pytest.fixture
def phone(user: User, secret: str, clock: time_machine.Coordinates) -> Client:
    """Kari's phone, which she lets be remembered, logged out again."""
    client = Client(headers={"accept-language": "en"})
    clock.shift(3600)
    answer_the_question(client, user, secret, "trust")
    assert is_logged_in(client)
    client.post("/logg-ut/")
    return client


def answer_the_question(client: Client, user: User, secret: str, answer: str) -> None:
    log_in(client, user)
    assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == QUESTION
    assert client.get(QUESTION).status_code == 200
    client.post(QUESTION, {"action": answer})


def test_the_password_is_enough_there(phone: Client, user: User) -> None:
    assert log_in(phone, user) == "/"
    assert is_logged_in(phone)


def test_and_nowhere_else(phone: Client, user: User) -> None:
    assert log_in(Client(), user) == STEP


def test_no_is_no(user: User, secret: str, clock: time_machine.Coordinates) -> None:
    client = Client()
    clock.shift(3600)
    answer_the_question(client, user, secret, "")
    assert COOKIE not in client.cookies
    client.post("/logg-ut/")
    assert log_in(client, user) == STEP


@pytest.mark.parametrize(("days", "leads_to"), [(29.9, "/"), (30, STEP)])
def test_for_thirty_days(
    phone: Client, user: User, clock: time_machine.Coordinates, days: float, leads_to: str
) -> None:
    clock.shift(days * DAY)
    assert log_in(phone, user) == leads_to


def test_for_one_user(phone: Client) -> None:
    ola = User.objects.create_user("ola@example.org", PASSWORD, full_name="Ola")
    laptop = Client()
    log_in(laptop, ola)
    set_up_code_app(laptop)
    assert log_in(phone, ola) == STEP


def test_a_changed_password_forgets_it(phone: Client, kari: Client, user: User) -> None:
    new = "enda en lang setning"
    kari.post("/passord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert log_in(phone, user, new) == STEP


def test_a_button_forgets_all(phone: Client, kari: Client, user: User) -> None:
    log_in(phone, user)
    assert "On this device the password is enough until" in phone.get("/profil/sikkerhet/").content.decode()
    assert phone.post("/profil/sikkerhet/enheter/glem/").headers["Location"] == "/profil/sikkerhet/"
    assert "This device isn't remembered" in phone.get("/profil/sikkerhet/").content.decode().replace("&#x27;", "'")
    phone.post("/logg-ut/")
    assert log_in(phone, user) == STEP


def test_after_forgetting_the_code_app_still_works(
    phone: Client, kari: Client, user: User, secret: str, clock: time_machine.Coordinates
) -> None:
    log_in(phone, user)
    phone.post("/profil/sikkerhet/enheter/glem/")
    clock.shift(3600)
    client = Client()
    log_in(client, user)
    assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == QUESTION


def test_new_factors_forget_it(phone: Client, kari: Client, user: User) -> None:
    confirm(kari)
    kari.post("/profil/sikkerhet/reservekoder/nye/")
    assert log_in(phone, user) == STEP


def test_a_cookie_of_ones_own_making_opens_nothing(user: User, secret: str) -> None:
    client = Client()
    client.cookies[COOKIE] = '[["made up", 9999999999]]:signature'
    assert log_in(client, user) == STEP


def test_the_cookie_is_closed_to_scripts_and_other_sites(user: User, secret: str, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    log_in(client, user)
    client.post(STEP, {"code": recovery_codes_of(user)[0]})
    client.post(QUESTION, {"action": "trust"})
    cookie = client.cookies[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert cookie["max-age"] == 30 * DAY


def recovery_codes_of(user: User) -> list[str]:
    return list(user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes())
