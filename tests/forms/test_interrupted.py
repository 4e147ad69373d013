"""The session ran out while a form was filled in; a form came from a page that was out of date."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from digiportal.accounts.models import User
from tests.forms.conftest import NEW, PROFILE, ticket

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.forms.urls")]


def send_after_the_session(client: Client, path: str = PROFILE, **values: str) -> str:
    """Open a form, let the session run out, send the form; returns where it leads."""
    signed = ticket(client, path)
    client.logout()
    typed = {"full_name": "Kari N.", "language": "nb", "_ticket": signed} | values
    response = client.post(path, typed, headers={"accept-language": "en"})
    return str(response.headers["Location"])


def log_in(client: Client, user: User, to: str) -> str:
    """By the log-in page; returns the page that one comes to."""
    typed = {"login": user.email, "password": "lang nok setning"}
    return client.post(to, typed, follow=True).content.decode()


def test_what_was_typed_is_there_after_the_log_in(kari: Client, user: User) -> None:
    to = send_after_the_session(kari)
    assert "what you typed is there again" in kari.get(to, headers={"accept-language": "en"}).content.decode()
    page = log_in(kari, user, to)
    assert 'value="Kari N."' in page
    assert "You had been logged out before this was saved" in page
    user.refresh_from_db()
    assert user.full_name == "Kari"


def test_it_can_be_saved_then_and_is_gone_afterwards(kari: Client, user: User) -> None:
    log_in(kari, user, send_after_the_session(kari))
    typed = {"full_name": "Kari N.", "language": "en", "_ticket": ticket(kari, PROFILE)}
    assert kari.post(PROFILE, typed).status_code == 302
    user.refresh_from_db()
    assert user.full_name == "Kari N."
    assert not kari.get(PROFILE).context["notice"]


def test_one_may_leave_it_and_start_again(kari: Client, user: User) -> None:
    log_in(kari, user, send_after_the_session(kari))
    assert kari.get(PROFILE).context["notice"]
    assert 'value="Kari"' in kari.get(PROFILE + "?fresh=1").content.decode()
    assert not kari.get(PROFILE).context["notice"]


def test_somebody_else_never_sees_it(kari: Client, user: User, other: User) -> None:
    page = log_in(kari, other, send_after_the_session(kari))
    assert "Kari N." not in page
    assert 'value="Ola"' in page


def test_it_waits_for_an_hour(kari: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    to = send_after_the_session(kari)
    later = time.time() + 3601
    monkeypatch.setattr("digiportal.forms.interrupted.time.time", lambda: later)
    assert 'value="Kari"' in log_in(kari, user, to)


def test_it_waits_on_its_own_page_alone(kari: Client, user: User) -> None:
    send_after_the_session(kari)
    kari.force_login(user)
    assert not kari.get(NEW).context["notice"]


def test_a_password_is_never_kept(kari: Client) -> None:
    send_after_the_session(kari, NEW, email="ny@example.org", password="hemmelig")
    assert "hemmelig" not in str(dict(kari.session))
    assert "ny@example.org" in str(dict(kari.session))


def test_nothing_is_kept_that_came_without_a_ticket(db: None) -> None:
    stranger = Client()
    stranger.post(PROFILE, {"full_name": "Plantet"})
    assert "Plantet" not in str(dict(stranger.session))


def test_a_change_by_somebody_else_in_the_meantime_is_still_seen(kari: Client, user: User) -> None:
    to = send_after_the_session(kari)
    User.objects.filter(pk=user.pk).update(full_name="Kari Nordmann", version=user.version + 1)
    log_in(kari, user, to)
    typed = {"full_name": "Kari N.", "language": "en", "_ticket": ticket(kari, PROFILE)}
    assert kari.post(PROFILE, typed).status_code == 409


def strict(user: User | None) -> Client:
    client = Client(enforce_csrf_checks=True)
    if user:
        client.force_login(user)
    return client


def test_a_page_out_of_date_keeps_what_was_typed_and_can_be_sent_again(user: User) -> None:
    client = strict(user)
    typed = {"full_name": "Kari N.", "language": "en", "_ticket": ticket(client, PROFILE)}
    refused = client.post(PROFILE, typed | {"csrfmiddlewaretoken": "x" * 64})
    assert refused.status_code == 403
    assert 'value="Kari N."' in refused.content.decode()
    mark = str(refused.context["csrf_token"])
    again = typed | {"_ticket": refused.context["ticket"].signed(), "csrfmiddlewaretoken": mark}
    assert client.post(PROFILE, again).status_code == 302
    user.refresh_from_db()
    assert user.full_name == "Kari N."


@pytest.mark.parametrize("signed", ["", "forged"])
def test_a_new_thing_can_be_sent_again_after_that_too(user: User, signed: str) -> None:
    client = strict(user)
    typed = {"email": "ny@example.org", "full_name": "Ny", "_ticket": signed}
    refused = client.post(NEW, typed)
    mark = {"csrfmiddlewaretoken": str(refused.context["csrf_token"])}
    assert client.post(NEW, typed | mark).status_code == 409
    assert client.post(NEW, typed | mark | {"_ticket": refused.context["ticket"].signed()}).status_code == 302
    assert User.objects.filter(email="ny@example.org").count() == 1


def test_from_another_site_nothing_is_shown_or_kept(db: None) -> None:
    client = strict(None)
    refused = client.post(PROFILE, {"full_name": "Plantet"}, headers={"accept-language": "nb"})
    assert refused.status_code == 403
    assert "Plantet" not in refused.content.decode() + str(dict(client.session))


def test_a_log_in_page_out_of_date_says_so(user: User) -> None:
    refused = strict(None).post("/logg-inn/", {"login": user.email}, headers={"accept-language": "en"})
    assert refused.status_code == 403
    assert "The page was out of date" in refused.content.decode()
