"""One-click log-in: personas alone, in the demonstration alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from digiportal.accounts import demonstration
from digiportal.accounts.demonstration import Persona, register_personas
from digiportal.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


@pytest.fixture(autouse=True)
def _personas(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstration, "_sources", [])
    register_personas(lambda: [Persona(user.email, user.full_name, ["Rådmann i Vinje"], "Vest-Telemark")])


def test_shows_everybody_with_roles_in_plain_words(client: Client) -> None:
    page = client.get(reverse("accounts:personas")).content.decode()
    assert "Vest-Telemark" in page
    assert "Rådmann i Vinje" in page
    assert page.count('name="email"') == 1


def test_logs_in_with_one_click_and_goes_on(client: Client, user: User) -> None:
    typed = {"email": user.email, "next": "/profil/"}
    response = client.post(reverse("accounts:log-in-as-persona"), typed)
    assert response.headers["Location"] == "/profil/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_goes_on_to_no_other_site(client: Client, user: User) -> None:
    typed = {"email": user.email, "next": "//example.net/"}
    assert client.post(reverse("accounts:log-in-as-persona"), typed).headers["Location"] == "/"


def test_logs_in_as_nobody_who_is_no_persona(client: Client) -> None:
    User.objects.create_user("ola@example.org", full_name="Ola Nordmann")
    assert client.post(reverse("accounts:log-in-as-persona"), {"email": "ola@example.org"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_is_not_there_outside_the_demonstration(client: Client, user: User, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert client.get(reverse("accounts:personas")).status_code == 404
    assert client.post(reverse("accounts:log-in-as-persona"), {"email": user.email}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_log_in_page_leads_to_the_personas_in_the_demonstration_alone(client: Client, settings: Settings) -> None:
    address = reverse("accounts:personas")
    assert f'"{address}?next=/profil/"' in client.get(reverse("account_login") + "?next=/profil/").content.decode()
    settings.DEMONSTRATION = False
    assert address not in client.get(reverse("account_login")).content.decode()
