"""A small cooperation for tests: members with numbers and inhabitants, people with roles in it."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from digiportal.access.giving import assign
from digiportal.accounts.models import User
from programme.models import (
    Body,
    FormOfCooperation,
    HowDecided,
    OfficialNumber,
    Organisation,
    OrganisationKind,
    Party,
    Population,
    Programme,
    Resolution,
)

START = datetime.date(2010, 1, 1)
COUNTED_ON = datetime.date(2017, 1, 1)


def make_programme(slug: str = "dalen", **fields: Any) -> Programme:
    names = {"name": f"Samarbeidet {slug}", "short_name": slug, "summary": "To setningar."}
    return Programme.objects.create(slug=slug, **names, form_of_cooperation=FormOfCooperation.PLAIN_AGREEMENT, **fields)


def make_municipality(name: str, number: str, inhabitants: int | None = None) -> Organisation:
    organisation = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, slug=name.lower(), name=name)
    OfficialNumber.objects.create(organisation=organisation, number=number)
    if inhabitants is not None:
        Population.objects.create(organisation=organisation, date=COUNTED_ON, count=inhabitants, source="SSB")
    return organisation


def make_member(programme: Programme, name: str, number: str, inhabitants: int | None = None) -> Organisation:
    """A municipality that is a member since 2010."""
    organisation = make_municipality(name, number, inhabitants)
    Party.objects.create(programme=programme, organisation=organisation, valid_from=START)
    return organisation


def make_user(name: str, role: str = "", anchor: models.Model | None = None) -> User:
    """Somebody who reads English, with a role on an anchor."""
    user = User.objects.create_user(f"{name}@example.org", full_name=name.capitalize(), language="en")
    if anchor is not None:
        assign(user, role, anchor, valid_from=START)
    return user


def client_of(user: User) -> Client:
    """A browser in which ``user`` is logged in."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def make_resolution(programme: Programme, body: Body | None = None, **fields: Any) -> Resolution:
    """A locked resolution decided outside the portal, unless told otherwise."""
    body = body or Body.objects.get_or_create(programme=programme, slug="styret", defaults={"name": "Styret"})[0]
    values = {
        "title": "Vedtak",
        "decided_on": datetime.date(2018, 5, 2),
        "how": HowDecided.CONSENSUS,
        "outside_portal": True,
        "locked_at": datetime.datetime(2018, 5, 2, 12, tzinfo=datetime.UTC),
    }
    return Resolution.objects.create(programme=programme, body=body, **(values | fields))


def count_queries(client: Client, path: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)
