"""What costs the machine much has a limit for each user; nobody shuts out others at the same address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from digiportal.access.models import Portal
from digiportal.accounts import limits
from tests.cooperation import client_of, make_programme, make_resolution, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cache.clear()
    few = dict.fromkeys(["search", "document", "export"], "2/m/key")
    monkeypatch.setattr(limits, "LIMITS", limits.LIMITS | few)
    yield
    cache.clear()


@pytest.mark.parametrize("path", ["/sok/?q=vedtak", "/portal/logg/logg.csv"])
def test_for_each_user_and_not_for_an_address(path: str) -> None:
    one, other = (client_of(make_user(name, "site_admin", Portal.objects.get())) for name in ("one", "other"))
    assert [one.get(path).status_code for _each in range(3)] == [200, 200, 429]
    assert other.get(path).status_code == 200


def test_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = make_programme()
    resolution = make_resolution(programme)
    client = client_of(make_user("kari", "secretariat", programme))
    made: list[Any] = []

    def making(view: Any) -> Any:
        made.append(view)
        raise LookupError

    monkeypatch.setattr("programme.views.documents.ResolutionPdf.document", making)
    client.raise_request_exception = False
    path = f"/dalen/vedtak/{resolution.pk}/saerutskrift.pdf"
    assert [client.get(path).status_code for _each in range(3)] == [500, 500, 429]
    assert len(made) == 2
