"""The whole URL space as everybody: no page fails, and no link leads to a page that the one who is shown it can't open."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.test import Client

from demonstration.personas import personas
from digiportal.access.models import RoleAssignment
from digiportal.accounts.models import User
from tests.security.crawling import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]


NOBODY = "nobody"


def walk_as(emails: list[str], most: int | None) -> dict[str, Walk]:
    """Anonymous first, then each persona; files are opened once for all unless all is opened."""
    nobody = Walk(Client(raise_request_exception=False), most).from_page("/").from_page("/demonstrasjon/")
    walks = {NOBODY: nobody}
    for email in emails:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(email=email))
        walks[email] = Walk(client, most, files=nobody.files).from_page("/")
    return walks


def faults(walks: dict[str, Walk]) -> list[str]:
    return [f"{name}: {fault}" for name, walk in walks.items() for fault in walk.faults]


def one_for_each_role() -> list[str]:
    """The first personas who together hold every role that any of them holds."""
    held: dict[str, set[str]] = defaultdict(set)
    for email, role in RoleAssignment.objects.values_list("user__email", "role"):
        held[email].add(role)
    chosen, covered = [], set[str]()
    for persona in personas():
        if held[persona.email] - covered:
            chosen.append(persona.email)
            covered |= held[persona.email]
    return chosen


def test_a_page_of_each_kind_in_each_role() -> None:
    walks = walk_as(one_for_each_role(), most=1)
    assert faults(walks) == []
    assert sum(len(walk.opened) for walk in walks.values()) > 300


@pytest.mark.long
def test_every_page_as_everybody() -> None:
    assert faults(walk_as([persona.email for persona in personas()], most=None)) == []
