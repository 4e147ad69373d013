"""Where somebody is logged in: listed, and over at once when it is ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from digiportal.accounts import demonstration
from digiportal.accounts.demonstration import Persona, register_personas
from digiportal.accounts.jobs import forget_sessions
from digiportal.accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.mailing import sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

PAGE = "/profil/innlogginger/"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(1_795_000_000, tick=False) as traveller:
        yield traveller


def device(user: User, user_agent: str, address: str, password: str = PASSWORD) -> Client:
    """A device on which ``user`` is logged in."""
    client = Client(REMOTE_ADDR=address, headers={"user-agent": user_agent, "accept-language": "en"})
    client.post("/logg-inn/", {"login": user.email, "password": password})
    assert is_in(client)
    client.cookies["django_language"] = "en"
    return client


def is_in(client: Client) -> bool:
    return client.get("/profil/").status_code == 200


@pytest.fixture
def laptop(user: User) -> Client:
    return device(user, EDGE, "192.0.2.1")


@pytest.fixture
def phone(user: User) -> Client:
    return device(user, PHONE, "198.51.100.7")


def shown(client: Client) -> list[tuple[str, str, bool]]:
    sessions = client.get(PAGE).context["sessions"]
    return [(each.device, each.session.ip, each.is_current) for each in sessions]


def test_each_is_listed_in_words_and_this_one_first(laptop: Client, phone: Client) -> None:
    ours = ("Edge on Windows", "192.0.2.1", True)
    theirs = ("Safari on iPhone", "198.51.100.7", False)
    assert shown(laptop) == [ours, theirs]
    assert "This one" in laptop.get(PAGE).content.decode()
    assert [each[0] for each in shown(phone)] == ["Safari on iPhone", "Edge on Windows"]


def test_nobody_elses_are_listed_or_ended(laptop: Client) -> None:
    ola = User.objects.create_user("ola@example.org", PASSWORD, full_name="Ola")
    theirs = device(ola, PHONE, "198.51.100.7")
    assert len(shown(laptop)) == 1
    laptop.post(f"{PAGE}{UserSession.objects.get(user=ola).pk}/avslutt/")
    laptop.post(f"{PAGE}andre/avslutt/")
    assert is_in(theirs)


def test_one_that_is_ended_is_over_at_once(laptop: Client, phone: Client) -> None:
    theirs = next(each.session for each in laptop.get(PAGE).context["sessions"] if not each.is_current)
    assert laptop.post(f"{PAGE}{theirs.pk}/avslutt/").headers["Location"] == PAGE
    assert not is_in(phone)
    assert is_in(laptop)
    assert laptop.post(f"{PAGE}{theirs.pk}/avslutt/").headers["Location"] == PAGE


def test_all_others_at_once(laptop: Client, phone: Client, user: User) -> None:
    third = device(user, EDGE, "203.0.113.9")
    laptop.post(f"{PAGE}andre/avslutt/")
    assert [is_in(client) for client in (laptop, phone, third)] == [True, False, False]
    assert len(shown(laptop)) == 1


def test_ending_is_a_post(laptop: Client, phone: Client) -> None:
    assert laptop.get(f"{PAGE}andre/avslutt/").status_code == 405
    assert is_in(phone)


def test_a_changed_password_ends_the_others(laptop: Client, phone: Client, user: User) -> None:
    new = "enda en lang setning"
    laptop.post("/passord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert [is_in(laptop), is_in(phone)] == [True, False]
    assert len(shown(laptop)) == 1
    assert Session.objects.count() == 1


def test_a_password_reset_by_mail_ends_all(laptop: Client, phone: Client, user: User) -> None:
    stranger = Client()
    stranger.post("/passord/nytt/", {"email": user.email})
    link = re.search(r"http://[^/]+(\S+)", str(sent()[-1].body))
    assert link is not None
    page = stranger.get(link.group(1), follow=True)
    new = "enda en lang setning"
    stranger.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert [is_in(laptop), is_in(phone)] == [False, False]
    assert not UserSession.objects.exists()


def test_logging_out_takes_it_off_the_list(laptop: Client, phone: Client) -> None:
    phone.post("/logg-ut/")
    assert len(shown(laptop)) == 1


def test_last_seen_is_noted_every_five_minutes_with_the_address(
    laptop: Client, clock: time_machine.Coordinates
) -> None:
    seen = UserSession.objects.get()
    for seconds, minutes, address in [(299, 0, "192.0.2.1"), (2, 301 / 60, "203.0.113.9")]:
        clock.shift(seconds)
        laptop.get("/profil/", REMOTE_ADDR="203.0.113.9")
        now = UserSession.objects.get()
        assert (now.last_seen_at - seen.last_seen_at).total_seconds() == minutes * 60
        assert now.ip == address


def test_the_list_costs_the_same_whatever_its_length(
    laptop: Client, user: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(connection) as alone:
        laptop.get(PAGE)
    count = len(alone)
    for number in range(3):
        device(user, PHONE, f"198.51.100.{number}")
    with django_assert_num_queries(count):
        assert len(laptop.get(PAGE).context["sessions"]) == 4


def test_one_click_as_a_persona_is_listed_too(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstration, "_sources", [])
    register_personas(lambda: [Persona(user.email, user.full_name, [], "")])
    client = Client(headers={"user-agent": EDGE, "accept-language": "en"})
    client.post("/demonstrasjon/logg-inn/", {"email": user.email})
    client.cookies["django_language"] = "en"
    assert shown(client) == [("Edge on Windows", "127.0.0.1", True)]


def test_what_is_known_of_ended_sessions_is_removed_daily(laptop: Client, phone: Client) -> None:
    phone.post("/logg-ut/")
    assert UserSession.objects.count() == 2
    forget_sessions()
    assert [session.ip for session in UserSession.objects.all()] == ["192.0.2.1"]
