"""The language of a page: chosen on this machine, else the user's, else the browser's."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from digiportal.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def language(client: Client) -> str:
    return str(client.get(reverse("accounts:profile"), headers={"accept-language": "en"}).headers["Content-Language"])


def test_the_users_own_wins_over_the_browsers(client: Client, user: User) -> None:
    client.force_login(user)
    assert language(client) == "nn"


def test_one_chosen_on_the_machine_wins(client: Client, user: User) -> None:
    client.force_login(user)
    client.post(reverse("accounts:language"), {"language": "en", "next": "/"})
    assert language(client) == "en"


def test_nobody_logged_in_gets_the_browsers(client: Client) -> None:
    page = client.get(reverse("account_login"), headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "en"


def test_saving_the_profile_takes_the_place_of_the_choice_on_the_machine(client: Client, user: User) -> None:
    client.force_login(user)
    client.post(reverse("accounts:language"), {"language": "en", "next": "/"})
    ticket = client.get(reverse("accounts:profile")).context["ticket"].signed()
    client.post(reverse("accounts:profile"), {"full_name": user.full_name, "language": "nb", "_ticket": ticket})
    assert not client.cookies[settings.LANGUAGE_COOKIE_NAME].value
    assert language(client) == "nb"
