"""A person gets out all that the portal has about him or her: complete, without secrets, and only by that person."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from digiportal.access.giving import assign
from digiportal.accounts.models import User
from digiportal.audit.events import PERSON_EXPORTED
from digiportal.audit.models import Entry
from digiportal.clock import today
from digiportal.personal.exporting import personal_archive
from programme.models import Case, Person, Programme
from tests.accounts.confirming import confirm
from tests.cooperation import client_of, make_user

pytestmark = pytest.mark.django_db

PAGE = "/profil/mine-data/"


def content(archive: bytes) -> tuple[dict[str, Any], str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        as_json, page = sorted(file.namelist(), reverse=True)
        return json.loads(file.read(as_json)), file.read(page).decode()


@pytest.fixture
def kari() -> User:
    cache.clear()
    return make_user("kari")


def test_it_is_asked_who_one_is_first(kari: Client) -> None:
    client = client_of(kari)
    assert client.get(PAGE).headers["Location"].startswith("/bekreft/")
    assert client.post(PAGE).headers["Location"].startswith("/bekreft/")


def test_one_download(kari: User) -> None:
    client = client_of(kari)
    confirm(client)
    assert client.get(PAGE).status_code == 200
    response = client.post(PAGE)
    found, page = content(response.content)
    assert found["profile"][0]["email"] == kari.email
    assert "What DigiPortal has about Kari" in page
    assert Entry.objects.get(event=PERSON_EXPORTED).actor_pk == kari.pk
    assert [line["event"] for line in content(client.post(PAGE).content)[0]["log"]] == ["Personal data exported"]


def test_not_more_often_than_somebody_needs_it(kari: User) -> None:
    client = client_of(kari)
    confirm(client)
    answers = [client.post(PAGE).status_code for _each in range(11)]
    assert answers == [200] * 10 + [429]


def test_no_secret_is_in_it(kari: User) -> None:
    Authenticator.objects.create(user=kari, type="totp", data={"secret": "do-not-tell"})
    kari.set_password("also secret")
    kari.save()
    found, page = content(personal_archive(kari))
    assert [factor["type"] for factor in found["second_factors"]] == ["totp"]
    for text in (json.dumps(found), page):
        assert "do-not-tell" not in text
        assert kari.password not in text


@pytest.mark.demonstration
def test_all_that_names_the_person() -> None:
    user, case = make_user("somebody"), Case.objects.filter(is_exempt=True)[0]
    person = Person.objects.filter(user__isnull=True)[0]
    Person.objects.filter(pk=person.pk).update(user=user)
    Case.objects.filter(pk=case.pk).update(proposer=person)
    assign(user, "observer", Programme.objects.get(slug="digit"), valid_from=today())
    found, _page = content(personal_archive(user))
    assert [role["role"] for role in found["roles"]] == ["observer"]
    assert found["person"][0]["name"] == person.name
    told = {row["what"] for row in found["cooperations"] if row["kind"] == "case"}
    assert "exempt from public disclosure" in told
    assert case.title not in json.dumps(found)
