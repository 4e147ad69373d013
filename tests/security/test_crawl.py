"""The whole URL space as everybody: no page fails, and no link leads to a page that the one who is shown it can't open."""

from __future__ import annotations

import pytest
from django.test import Client

from demonstration.personas import personas
from digiportal.accounts.models import User
from tests.security.crawling import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]


def walk_as_everybody(most: int | None) -> list[Walk]:
    """Anonymous first, then each persona; files are opened once for all unless all is opened."""
    walks = [Walk(Client(raise_request_exception=False), most).from_page("/").from_page("/demonstrasjon/")]
    for persona in personas():
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(email=persona.email))
        walks.append(Walk(client, most, files=walks[0].files).from_page("/"))
    return walks


def faults(walks: list[Walk]) -> list[str]:
    names = ["nobody", *(persona.email for persona in personas())]
    return [f"{name}: {fault}" for name, walk in zip(names, walks, strict=True) for fault in walk.faults]


def test_some_pages_of_each_kind() -> None:
    walks = walk_as_everybody(most=1)
    assert faults(walks) == []
    assert sum(len(walk.opened) for walk in walks) > 400


@pytest.mark.long
def test_every_page() -> None:
    assert faults(walk_as_everybody(most=None)) == []
