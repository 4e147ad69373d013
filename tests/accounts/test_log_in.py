"""Log-in by e-mail and password, and everybody whom it refuses."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from digiportal.accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.mailing import receivers, sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def log_in(client: Client, email: str, password: str = PASSWORD, **extra: str) -> object:
    return client.post(reverse("account_login"), {"login": email, "password": password, **extra})


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["kari.nordmann@example.org", "Kari.Nordmann@EXAMPLE.org"])
def test_logs_in_whatever_the_capitals(client: Client, user: User, email: str) -> None:
    response = log_in(client, email, next="/profil/")
    assert response.headers["Location"] == "/profil/"  # type: ignore[attr-defined]
    assert logged_in(client)


def test_a_wrong_password_is_refused_at_the_form(client: Client, user: User) -> None:
    response = log_in(client, user.email, "noe annet enn riktig")
    assert response.status_code == 200  # type: ignore[attr-defined]
    assert response.context["form"].errors  # type: ignore[attr-defined]
    assert not logged_in(client)


def test_what_came_of_it_is_told_by_the_title_and_above_the_form(client: Client, user: User) -> None:
    page = client.post(reverse("account_login"), {"login": "x", "password": "y"}, headers={"accept-language": "en"})
    text = page.content.decode()
    assert "<title>Error: Log in – DigiPortal</title>" in text
    assert ">You weren't logged in</h2>" in text
    assert "Error:" not in client.get(reverse("account_login"), headers={"accept-language": "en"}).content.decode()


def test_somebody_deactivated_is_refused(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    response = log_in(client, user.email)
    assert response.headers["Location"] == reverse("account_inactive")  # type: ignore[attr-defined]
    assert not logged_in(client)
    assert client.get(reverse("account_inactive")).status_code == 200


def test_too_many_wrong_passwords_close_the_log_in_for_a_while(client: Client, user: User) -> None:
    for _attempt in range(5):
        log_in(client, user.email, "noe annet enn riktig")
    response = log_in(client, user.email)
    assert response.context["form"].errors  # type: ignore[attr-defined]
    assert not logged_in(client)


def test_no_other_site_is_a_way_on(client: Client, user: User) -> None:
    response = log_in(client, user.email, next="https://example.net/")
    assert response.headers["Location"] == "/"  # type: ignore[attr-defined]


def test_nobody_signs_up_alone(client: Client) -> None:
    page = client.get(reverse("account_signup"))
    assert page.templates[0].name == "account/signup_closed.html"
    typed = {"email": "ny@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), typed)
    assert not User.objects.filter(email="ny@example.org").exists()


def test_a_new_password_by_mail_in_the_receivers_language(client: Client, user: User) -> None:
    client.post(reverse("account_reset_password"), {"email": "KARI.nordmann@example.org"})
    link = re.search(r"http://[^/]+(\S+)", str(sent()[0].body))
    assert link is not None
    page = client.get(link.group(1), follow=True)
    address = page.request["PATH_INFO"]
    new = "enda en lang setning"
    done = client.post(address, {"password1": new, "password2": new}, follow=True)
    assert done.templates[0].name == "account/password_reset_from_key_done.html"
    assert "Kari Nordmann" in str(sent()[1].body)
    log_in(client, user.email, new)
    assert logged_in(client)
    assert client.get(link.group(1)).context["token_fail"]


def test_an_unknown_email_gets_the_same_answer_and_no_mail(client: Client, user: User) -> None:
    known = client.post(reverse("account_reset_password"), {"email": user.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "ingen@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [receivers(message) for message in sent()] == [[user.email]]


def test_changing_the_password_asks_for_the_present_one(client: Client, user: User) -> None:
    client.force_login(user)
    new = "enda en lang setning"
    typed = {"oldpassword": "feil", "password1": new, "password2": new}
    refused = client.post(reverse("account_change_password"), typed)
    assert "oldpassword" in refused.context["form"].errors
    done = client.post(reverse("account_change_password"), typed | {"oldpassword": PASSWORD})
    assert done.headers["Location"] == reverse("accounts:security")


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_pages_of_the_log_in_show_no_placeholder(client: Client, name: str) -> None:
    page = client.get(reverse(name)).content.decode()
    assert "placeholder" not in page
    assert page.count("<h1") == 1


def test_logging_out_asks_first_and_is_a_post(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get(reverse("account_logout")).status_code == 200
    assert logged_in(client)
    client.post(reverse("account_logout"))
    assert not logged_in(client)
