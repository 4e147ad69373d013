"""The operator's command: for the first who come in, when nobody can invite them yet."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from digiportal.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def test_prints_a_link_that_lets_in(client: Client, kari: User) -> None:
    said = io.StringIO()
    call_command("invite", "KARI@vinje.kommune.no", stdout=said)
    assert client.get(said.getvalue().strip()).context["state"] == "open"


def test_says_what_is_wrong(liv: User) -> None:
    for email in ("nobody@example.org", liv.email):
        with pytest.raises(CommandError):
            call_command("invite", email)
