from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from digiportal.accounts.models import User
from tests.accounts.conftest import PASSWORD

NOW = datetime.datetime(2026, 11, 21, 9, 0, 10, tzinfo=datetime.UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    """The time of the test, which stands still until the test moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def kari(user: User, clock: time_machine.Coordinates) -> Client:
    """A browser in which Kari has just logged in with her password."""
    User.objects.filter(pk=user.pk).update(language="en")
    client = Client(headers={"accept-language": "en"})
    log_in(client, user)
    return client


def log_in(client: Client, user: User, password: str = PASSWORD) -> str:
    """Give the password; returns where that leads."""
    response = client.post("/logg-inn/", {"login": user.email, "password": password})
    return str(response.headers["Location"])


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
