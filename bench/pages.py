"""Pages of the portal beside a bare view, through Django's own handler: without network and browser."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench import floor
from bench.table import Row, best_seconds
from digiportal.accounts.models import User
from finance.models import CostSharing

TIMES = 30


def measure() -> Iterator[Row]:
    """Each page as the person who has most to see on it."""
    for name, email, address in _pages():
        client = Client(headers={"accept-language": "nb"})
        client.force_login(User.objects.get(email=email))
        yield _row(name, client, address)


def _pages() -> Iterator[tuple[str, str, str]]:
    sharing = CostSharing.objects.filter(programme__slug="vest-telemark").yearly().latest("year")
    address = reverse("finance:sharing", args=["vest-telemark", sharing.year, sharing.slug])
    coordinator = "koordinator.vesttelemark@example.org"
    yield "dashboard of a chief executive", "radmann.vinje@example.org", "/"
    yield "dashboard of a programme leader", coordinator, "/"
    yield "portfolio", coordinator, reverse("projects:portfolio", args=["vest-telemark"])
    yield "shares of a programme and year", coordinator, address


def _row(name: str, client: Client, address: str) -> Row:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        queries = len(captured)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code}")
    portal = best_seconds(lambda: client.get(address), TIMES)
    floor.body[0] = answer.content
    with override_settings(ROOT_URLCONF="bench.floor", MIDDLEWARE=floor.MIDDLEWARE):
        bare = Client()
        bare.cookies = client.cookies
        if bare.get("/").content != answer.content:
            raise RuntimeError("The bare view sends something else.")
        lowest = best_seconds(lambda: bare.get("/"), TIMES)
    return Row(name, portal, lowest, len(answer.content), queries)
