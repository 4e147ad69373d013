"""Recovery codes: shown once, each good once, counted down, and made anew."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client

from digiportal.accounts.models import User
from tests.accounts.second_factor.code_app import recovery_codes, set_up_code_app
from tests.accounts.second_factor.conftest import is_logged_in, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

PAGE = "/profil/sikkerhet/reservekoder/"


def give(user: User, code: str) -> bool:
    client = Client()
    log_in(client, user)
    client.post("/logg-inn/kode/", {"code": code})
    client.post("/logg-inn/husk/", {"action": ""})
    return is_logged_in(client)


def test_they_come_with_the_first_factor_and_are_shown_once(kari: Client) -> None:
    set_up_code_app(kari)
    page = kari.get(PAGE)
    codes = page.context["codes"]
    assert len(set(codes)) == 10
    assert "no-store" in page.headers["Cache-Control"]
    again = kari.get(PAGE)
    assert again.context["codes"] == []
    assert not any(code in again.content.decode() for code in codes)
    assert "You have 10 codes left of 10." in again.content.decode()


def test_the_text_file_is_in_the_page_and_holds_them_all(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    page = kari.get(PAGE)
    kind, _comma, text = page.context["file_address"].partition(",")
    assert kind == "data:text/plain;charset=utf-8"
    assert all(code in unquote(text) for code in page.context["codes"])
    assert user.email in unquote(text)


def test_each_lets_in_once(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    first, second, *_others = recovery_codes(kari)
    assert give(user, first)
    assert not give(user, first)
    assert give(user, second.replace(" ", ""))
    assert kari.get(PAGE).context["left"] == 8


def test_new_ones_take_the_place_of_the_old(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    old = recovery_codes(kari)
    assert kari.post(f"{PAGE}nye/").headers["Location"] == PAGE
    new = recovery_codes(kari)
    assert len(new) == 10
    assert not give(user, old[0])
    assert give(user, new[0])


def test_few_left_are_said_on_the_page_security(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    codes = recovery_codes(kari)
    assert "Nothing is missing." in kari.get("/profil/sikkerhet/").content.decode()
    for code in codes[:8]:
        assert give(user, code)
    assert "You have only 2 recovery codes left." in kari.get("/profil/sikkerhet/").content.decode()


def test_there_are_none_without_a_factor(kari: Client, clock: time_machine.Coordinates) -> None:
    assert kari.get(PAGE).status_code == 404
    page = kari.post(f"{PAGE}nye/")
    assert "Set up a code app or a passkey first." in page.content.decode()
