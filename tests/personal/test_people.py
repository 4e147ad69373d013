"""Administrators find everybody who may log in, and nobody else does."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from digiportal.accounts.models import User
from tests.cooperation import client_of
from tests.operating import make_administrator

pytestmark = pytest.mark.django_db

LIST = "/portal/personer/"


@pytest.fixture
def office(db: None) -> Client:
    return client_of(make_administrator())


def test_found_by_name_or_address(office: Client) -> None:
    User.objects.create_user("kari@vinje.example.org", full_name="Kari Nordmann")
    User.objects.create_user("ola@tokke.example.org", full_name="Ola Nordmann")
    User.objects.create_user("7@anonymised.invalid", full_name="Per Sluttet")
    assert [user.full_name for user in office.get(LIST).context["page_obj"]] == [
        "Driftsansvarlig",
        "Kari Nordmann",
        "Ola Nordmann",
    ]
    assert [user.full_name for user in office.get(f"{LIST}?q=tokke").context["page_obj"]] == ["Ola Nordmann"]
    assert "Nobody fits" in office.get(f"{LIST}?q=nobody").content.decode()


def test_others_do_not_see_it() -> None:
    kari = User.objects.create_user("kari@vinje.example.org", full_name="Kari Nordmann")
    client = Client()
    client.force_login(kari)
    assert client.get(LIST).status_code == 404


def test_a_fixed_number_of_queries(office: Client) -> None:
    counts = []
    for number in range(2):
        for one in range(5):
            User.objects.create_user(f"{number}.{one}@example.org", full_name=f"Person {number} {one}")
        with CaptureQueriesContext(connection) as queries:
            office.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
