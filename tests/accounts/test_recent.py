"""The question who one is: asked when the answer is old, and nothing typed is lost by it."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.accounts import demonstration
from digiportal.accounts.demonstration import Persona, register_personas
from digiportal.accounts.models import User
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.accounts.views.profile import Profile
from tests.accounts.confirming import confirm
from tests.accounts.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


class Grave(RecentlyAuthenticated, Profile):
    """A form on which it matters who one is."""


class Button(RecentlyAuthenticated):
    """Something that one does by a button on another page."""

    required_right: ClassVar[str] = LOGGED_IN

    def post(self, request: Any) -> HttpResponse:
        return HttpResponse("done")


class Hidden(RecentlyAuthenticated, RightRequired):
    required_right: ClassVar[str] = LOGGED_IN

    def prepare(self) -> None:
        raise Http404


urlpatterns = [
    path("alvorlig/", Grave.as_view()),
    path("knapp/", Button.as_view()),
    path("skjult/", Hidden.as_view()),
    path("", include("digiportal.accounts.urls")),
]


@pytest.fixture
def kari(user: User) -> Client:
    """A browser in which Kari is logged in, with a page open since long ago."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    confirm(client, seconds_ago=3600)
    User.objects.filter(pk=user.pk).update(language="en")
    return client


def answer(client: Client, to: str, password: str = PASSWORD) -> Any:
    return client.post(to, {"password": password}, follow=True)


def test_a_recent_log_in_is_enough(client: Client, user: User) -> None:
    client.post("/logg-inn/", {"login": user.email, "password": PASSWORD})
    assert client.get("/alvorlig/").status_code == 200


def test_an_old_one_leads_to_the_question_and_back(kari: Client) -> None:
    response = kari.get("/alvorlig/?a=1")
    assert response.headers["Location"] == "/bekreft/?next=%2Falvorlig%2F%3Fa%3D1"
    page = answer(kari, response.headers["Location"])
    assert page.request["PATH_INFO"] == "/alvorlig/"
    assert kari.get("/alvorlig/").status_code == 200


def test_a_wrong_password_is_no_answer(kari: Client) -> None:
    page = answer(kari, "/bekreft/?next=/alvorlig/", "noe annet enn riktig")
    assert page.context["form"].errors
    assert kari.get("/alvorlig/").status_code == 302


def test_an_answer_holds_for_the_time_of_the_setting(kari: Client, settings: Settings) -> None:
    limit = settings.RECENTLY_AUTHENTICATED_FOR.total_seconds()
    confirm(kari, seconds_ago=limit - 30)
    assert kari.get("/alvorlig/").status_code == 200
    confirm(kari, seconds_ago=limit + 1)
    assert kari.get("/alvorlig/").status_code == 302


def test_a_session_of_which_nothing_is_known_is_asked(kari: Client) -> None:
    session = kari.session
    del session["account_authentication_methods"]
    session.save()
    assert kari.get("/alvorlig/").status_code == 302


def test_what_was_typed_is_there_after_the_answer_and_is_saved_when_sent_again(kari: Client, user: User) -> None:
    confirm(kari)
    ticket = kari.get("/alvorlig/").context["ticket"].signed()
    confirm(kari, seconds_ago=3600)
    sent = kari.post("/alvorlig/", {"full_name": "Kari N.", "language": "en", "_ticket": ticket})
    assert sent.headers["Location"] == "/bekreft/?next=%2Falvorlig%2F"
    user.refresh_from_db()
    assert user.full_name == "Kari Nordmann"
    page = answer(kari, sent.headers["Location"])
    assert 'value="Kari N."' in page.content.decode()
    assert "You had to confirm who you are before this was saved" in page.content.decode()
    again = {"full_name": "Kari N.", "language": "en", "_ticket": page.context["ticket"].signed()}
    assert kari.post("/alvorlig/", again).headers["Location"] == "/profil/"
    user.refresh_from_db()
    assert user.full_name == "Kari N."


def test_a_page_out_of_date_is_no_way_round(kari: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = kari.cookies
    assert strict.post("/alvorlig/", {"full_name": "Kari N."}).headers["Location"] == "/bekreft/?next=%2Falvorlig%2F"


def test_a_button_leads_back_to_the_page_on_which_it_stands(kari: Client) -> None:
    response = kari.post("/knapp/", headers={"referer": "http://testserver/profil/?a=1"})
    assert response.headers["Location"] == "/bekreft/?next=%2Fprofil%2F%3Fa%3D1"
    strange = kari.post("/knapp/", headers={"referer": "https://example.net/profil/"})
    assert strange.headers["Location"] == "/bekreft/?next=%2F"


def test_a_part_of_a_page_leads_the_whole_page_away(kari: Client) -> None:
    asked = {"hx-request": "true", "hx-current-url": "http://testserver/profil/?side=2"}
    response = kari.get("/alvorlig/", headers=asked)
    assert (response.status_code, response.headers["HX-Redirect"]) == (200, "/bekreft/?next=%2Fprofil%2F%3Fside%3D2")


def test_what_one_may_not_see_answers_404_without_a_question(kari: Client) -> None:
    assert kari.get("/skjult/").status_code == 404


def test_nobody_logged_in_is_sent_to_the_log_in(client: Client) -> None:
    assert client.get("/alvorlig/").headers["Location"] == "/logg-inn/?next=/alvorlig/"


def test_a_click_on_a_persona_counts_and_its_password_confirms(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "_sources", [])
    register_personas(lambda: [Persona(user.email, user.full_name, [], "")])
    client.post("/demonstrasjon/logg-inn/", {"email": user.email})
    assert client.get("/alvorlig/").status_code == 200
    confirm(client, "persona", seconds_ago=3600)
    assert answer(client, client.get("/alvorlig/").headers["Location"]).request["PATH_INFO"] == "/alvorlig/"
