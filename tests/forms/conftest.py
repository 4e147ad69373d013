from __future__ import annotations

import pytest
from django.test import Client

from digiportal.accounts.models import User

PROFILE = "/profil/"
NEW = "/ny/"


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("kari@example.org", "lang nok setning", full_name="Kari", language="en")


@pytest.fixture
def other(db: None) -> User:
    return User.objects.create_user("ola@example.org", "lang nok setning", full_name="Ola", language="en")


@pytest.fixture
def kari(user: User) -> Client:
    """A browser in which Kari is logged in."""
    client = Client()
    client.force_login(user)
    return client


def ticket(client: Client, path: str) -> str:
    """The ticket of a form that is opened now."""
    return str(client.get(path).context["ticket"].signed())
