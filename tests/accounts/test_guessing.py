"""Whoever guesses at passwords is slowed down; the one who knows it still gets in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from digiportal.accounts import known_devices
from digiportal.accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.mailing import receivers, sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

WRONG = "noe annet enn riktig"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(1_795_000_000, tick=False) as traveller:
        yield traveller


def browser(address: str) -> Client:
    return Client(REMOTE_ADDR=address, headers={"accept-language": "en"})


def log_in(client: Client, email: str, password: str = PASSWORD) -> bool:
    """Whether the password lets somebody in; logs out again."""
    client.post("/logg-inn/", {"login": email, "password": password})
    is_in = "_auth_user_id" in client.session
    client.post("/logg-ut/")
    return is_in


def guess(client: Client, email: str, times: int) -> None:
    for number in range(times):
        assert not log_in(client, email, f"{WRONG} {number}")


def test_five_wrong_ones_close_it_for_the_guesser_for_five_minutes(user: User, clock: time_machine.Coordinates) -> None:
    guesser = browser("192.0.2.1")
    guess(guesser, user.email, 5)
    assert not log_in(guesser, user.email)
    page = guesser.post("/logg-inn/", {"login": user.email, "password": PASSWORD})
    assert "That was tried too often." in page.content.decode()
    clock.shift(301)
    assert log_in(guesser, user.email)


@pytest.mark.parametrize("email", ["kari.nordmann@example.org", "KARI.nordmann@example.org"])
def test_not_for_the_user_at_another_address(user: User, email: str) -> None:
    guess(browser("192.0.2.1"), email, 8)
    assert log_in(browser("192.0.2.2"), user.email)


def test_not_for_others_at_the_same_address(user: User) -> None:
    User.objects.create_user("ola@example.org", PASSWORD, full_name="Ola")
    guess(browser("192.0.2.1"), user.email, 5)
    assert log_in(browser("192.0.2.1"), "ola@example.org")


def test_twenty_wrong_ones_close_an_address_for_a_minute(user: User, clock: time_machine.Coordinates) -> None:
    for number in range(4):
        guess(browser("192.0.2.1"), f"somebody.{number}@example.org", 5)
    assert not log_in(browser("192.0.2.1"), user.email)
    clock.shift(61)
    assert log_in(browser("192.0.2.1"), user.email)


def test_guessing_from_everywhere_is_slowed_down_too_and_a_known_device_gets_in(
    user: User, clock: time_machine.Coordinates
) -> None:
    laptop = browser("198.51.100.7")
    assert log_in(laptop, user.email)
    for number in range(20):
        guess(browser(f"192.0.2.{number}"), user.email, 5)
    assert not log_in(browser("203.0.113.9"), user.email)
    assert log_in(laptop, user.email)
    clock.shift(3601)
    assert log_in(browser("203.0.113.9"), user.email)


def test_a_known_device_at_the_guessers_own_address_gets_in(user: User) -> None:
    laptop = browser("192.0.2.1")
    assert log_in(laptop, user.email)
    guess(browser("192.0.2.1"), user.email, 5)
    assert log_in(laptop, user.email)


def test_a_device_is_known_for_those_who_logged_in_on_it(user: User) -> None:
    User.objects.create_user("ola@example.org", PASSWORD, full_name="Ola")
    laptop = browser("192.0.2.1")
    assert log_in(laptop, "ola@example.org")
    guess(laptop, user.email, 5)
    assert not log_in(laptop, user.email)


def test_guesses_on_a_known_device_have_their_limit_too(user: User) -> None:
    laptop = browser("192.0.2.1")
    assert log_in(laptop, user.email)
    guess(laptop, user.email, 10)
    assert not log_in(laptop, user.email)


def test_a_right_password_in_between_does_not_take_back_wrong_ones(user: User) -> None:
    guesser = browser("192.0.2.1")
    guess(guesser, "ukjent@example.org", 5)
    assert log_in(guesser, user.email)
    page = guesser.post("/logg-inn/", {"login": "ukjent@example.org", "password": WRONG})
    assert "That was tried too often." in page.content.decode()


def test_a_made_up_cookie_makes_no_device_known(user: User) -> None:
    guesser = browser("192.0.2.1")
    guesser.cookies[known_devices.COOKIE] = "made-up:1:signature"
    guess(guesser, user.email, 5)
    assert not log_in(guesser, user.email)


def test_the_cookie_tells_nobody_who_it_was(user: User) -> None:
    laptop = browser("192.0.2.1")
    log_in(laptop, user.email)
    cookie = laptop.cookies[known_devices.COOKIE]
    assert "kari" not in cookie.value
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_the_newest_ten_people_are_known_on_a_device(user: User) -> None:
    laptop = browser("192.0.2.1")
    log_in(laptop, user.email)
    for number in range(known_devices.PEOPLE):
        User.objects.create_user(f"{number}@example.org", PASSWORD, full_name=str(number))
        assert log_in(laptop, f"{number}@example.org")
    guess(laptop, user.email, 5)
    assert not log_in(laptop, user.email)


def test_asking_for_new_passwords_has_a_limit_and_the_link_still_comes(user: User) -> None:
    guesser = browser("192.0.2.1")
    answers = [guesser.post("/passord/nytt/", {"email": user.email}).status_code for _again in range(6)]
    assert answers == [302] * 5 + [429]
    assert [receivers(message) for message in sent()] == [[user.email]] * 5


def test_a_new_password_by_mail_opens_it_again(user: User) -> None:
    client = browser("192.0.2.1")
    guess(client, user.email, 5)
    client.post("/passord/nytt/", {"email": user.email})
    link = re.search(r"http://[^/]+(\S+)", str(sent()[0].body))
    assert link is not None
    page = client.get(link.group(1), follow=True)
    new = "enda en lang setning"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert log_in(client, user.email, new)
