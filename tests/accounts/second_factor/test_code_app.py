"""The code app: set up with a first code, asked for after the password, each code good once and for a moment."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings

from digiportal.accounts.models import User
from tests.accounts.confirming import confirm
from tests.accounts.second_factor.code_app import SET_UP, code_of, set_up_code_app
from tests.accounts.second_factor.conftest import is_logged_in, log_in
from tests.mailing import sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

STEP = "/logg-inn/kode/"


def give(client: Client, code: str) -> bool:
    """Give a code in the second step; whether it is accepted. Answers no to remembering the device."""
    if client.post(STEP, {"code": code}).status_code == 302:
        client.post("/logg-inn/husk/", {"action": ""})
    return is_logged_in(client)


def second_step(user: User) -> Client:
    """Another browser, after the password."""
    client = Client()
    assert log_in(client, user) == STEP
    assert not is_logged_in(client)
    return client


def test_the_page_shows_the_key_as_picture_and_as_text_in_groups(kari: Client) -> None:
    page = kari.get(SET_UP)
    assert [len(group) for group in page.context["secret_in_groups"]] == [4] * 8
    picture = page.context["totp_svg_data_uri"]
    assert picture.startswith("data:image/svg+xml;base64,")
    assert ElementTree.fromstring(base64.b64decode(picture.partition(",")[2])).tag.endswith("svg")
    assert "issuer=DigiPortal" in page.context["totp_url"]


def test_opening_the_page_again_keeps_the_key_that_was_scanned(kari: Client) -> None:
    first = kari.get(SET_UP).context["secret_in_groups"]
    assert kari.get(SET_UP).context["secret_in_groups"] == first
    kari.post(SET_UP, {"code": "000000"})
    assert kari.get(SET_UP).context["secret_in_groups"] == first


def test_a_wrong_first_code_sets_nothing_up(kari: Client) -> None:
    page = kari.post(SET_UP, {"code": "12345"})
    assert "That isn&#x27;t the right code" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_the_password_alone_no_longer_logs_in(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    client = second_step(user)
    assert client.get("/profil/").headers["Location"].startswith("/logg-inn/")


def test_password_and_code_log_in(kari: Client, user: User, clock: time_machine.Coordinates) -> None:
    secret = set_up_code_app(kari)
    clock.shift(3600)
    assert give(second_step(user), code_of(secret))


@pytest.mark.parametrize(("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_one_step(
    kari: Client, user: User, clock: time_machine.Coordinates, steps: int, accepted: bool
) -> None:
    secret = set_up_code_app(kari)
    clock.shift(3600)
    code = code_of(secret, steps)
    assert give(second_step(user), code) is accepted


@pytest.mark.parametrize("seconds", [0, 29, 31, 59])
def test_a_code_counts_once_as_long_as_it_would_be_taken(
    kari: Client, user: User, clock: time_machine.Coordinates, seconds: int
) -> None:
    secret = set_up_code_app(kari)
    clock.shift(3600)
    code = code_of(secret, 1)
    assert give(second_step(user), code)
    clock.shift(seconds)
    assert not give(second_step(user), code)


def test_the_first_code_is_used_up_too(kari: Client, user: User) -> None:
    secret = set_up_code_app(kari)
    assert not give(second_step(user), code_of(secret))


def test_spaces_in_a_code_do_no_harm(kari: Client, user: User) -> None:
    code = code_of(set_up_code_app(kari), 1)
    assert give(second_step(user), f" {code[:3]} {code[3:]} ")


def test_five_wrong_codes_close_the_step_for_a_while(kari: Client, user: User, clock: time_machine.Coordinates) -> None:
    secret = set_up_code_app(kari)
    clock.shift(3600)
    client = second_step(user)
    for wrong in range(5):
        client.post(STEP, {"code": f"{wrong:07}"})
    assert not give(client, code_of(secret))
    clock.shift(301)
    assert give(client, code_of(secret))


def test_the_key_lies_encrypted_and_an_earlier_secret_key_still_opens_it(
    kari: Client, user: User, clock: time_machine.Coordinates, settings: Settings
) -> None:
    secret = set_up_code_app(kari)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    clock.shift(3600)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a-new-one", [settings.SECRET_KEY]
    assert give(second_step(user), code_of(secret))


def test_a_key_that_cannot_be_read_is_said_and_is_no_fault(kari: Client, user: User, settings: Settings) -> None:
    secret = set_up_code_app(kari)
    settings.SECRET_KEY = "a-new-one"
    page = second_step(user).post(STEP, {"code": code_of(secret)}, headers={"accept-language": "en"})
    assert "can&#x27;t be read any longer" in page.content.decode()


def test_setting_up_asks_somebody_whose_log_in_is_old_who_it_is(kari: Client) -> None:
    confirm(kari, seconds_ago=3600)
    assert kari.get(SET_UP).headers["Location"].startswith("/bekreft/")


def test_setting_up_and_removing_are_told_by_mail(kari: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.transaction.on_commit", lambda done, **options: done())
    set_up_code_app(kari)
    removed = kari.post("/profil/sikkerhet/kodeapp/fjern/")
    assert removed.headers["Location"] == "/profil/sikkerhet/"
    subjects = [message.subject for message in sent()]
    assert subjects == ["A code app protects your log-in in DigiPortal", "The code app is removed in DigiPortal"]
    assert not Authenticator.objects.exists()
    assert log_in(Client(), user) == "/"


def test_only_those_with_a_password_set_up_a_factor(kari: Client, user: User) -> None:
    user.set_unusable_password()
    user.save()
    kari.force_login(user)
    confirm(kari, "socialaccount")
    assert kari.get(SET_UP).status_code == 404
    assert kari.get("/profil/sikkerhet/passnokkel/").status_code == 404
