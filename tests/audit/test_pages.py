"""The pages of the log: who finds what, page by page, in fixed queries, and out to a spreadsheet without harm."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from digiportal.access.models import Portal
from digiportal.accounts.models import User
from digiportal.audit import note
from digiportal.audit.events import EXEMPT_READ, EXPORTED, LOG_IN, LOG_IN_REFUSED, REFUSED, ROLE_GIVEN
from digiportal.audit.exporting import harmless
from digiportal.audit.models import Entry
from digiportal.audit.searching import LINES
from programme.models import Programme
from tests.cooperation import client_of, count_queries, make_member, make_programme, make_resolution, make_user

pytestmark = pytest.mark.django_db

PORTAL = "/portal/logg/"


@pytest.fixture
def admin() -> Client:
    return client_of(make_user("admin", "site_admin", Portal.objects.get()))


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def auditor(programme: Programme) -> Client:
    return client_of(make_user("auditor", "auditor", programme))


def shown(client: Client, path: str) -> list[Any]:
    return list(client.get(path).context["entries"])


def titles(client: Client, path: str) -> set[str]:
    return {entry.title for entry in shown(client, path)}


def test_an_operator_sees_who_came_in_and_nothing_of_content(admin: Client, programme: Programme) -> None:
    resolution = make_resolution(programme, title="Samanslåing")
    note(LOG_IN, make_user("kari"), how=["password", "mfa"])
    note(REFUSED, obj=resolution, path=f"/dalen/vedtak/{resolution.pk}/", right="see")
    note(EXEMPT_READ, obj=resolution)
    page = admin.get(PORTAL)
    entries = {entry.title: entry for entry in page.context["entries"]}
    assert entries["Logged in"].facts == [("how", "password, second factor")]
    refused = entries["Refused: no right"]
    assert (refused.about, refused.facts, refused.programme) == ("", [], str(programme))
    assert "Opened exempt content" not in entries
    assert "Samanslåing" not in page.content.decode()


@pytest.mark.parametrize("words", ["Samanslåing", "/dalen/vedtak/"])
def test_an_operator_cannot_guess_at_what_is_not_shown(admin: Client, programme: Programme, words: str) -> None:
    note(REFUSED, obj=make_resolution(programme, title="Samanslåing"), path="/dalen/vedtak/1/")
    assert shown(admin, f"{PORTAL}?q={words}") == []
    assert len(shown(admin, f"{PORTAL}?q=Samarbeidet")) > 0


def test_an_auditor_sees_the_own_cooperation_alone(auditor: Client, programme: Programme) -> None:
    other = make_programme("fjellet")
    note(EXEMPT_READ, obj=make_resolution(programme, title="Ope"), path="/dalen/vedtak/1/")
    note(EXEMPT_READ, obj=make_resolution(other, title="Framand"))
    note(LOG_IN, make_user("kari"))
    make_user("member", "representative", make_member(programme, "Vinje", "4036"))
    make_user("stranger", "representative", make_member(other, "Tokke", "4034"))
    page = auditor.get("/dalen/logg/")
    about = [entry.about for entry in page.context["entries"]]
    assert set(about) == {"Ope (resolution)", "Vinje (organisation)", f"{programme} (cooperation)"}


def test_filters(admin: Client) -> None:
    note(LOG_IN, make_user("kari"))
    note(LOG_IN_REFUSED, obj=make_user("ola"), reason="wrong_password", kind="log_in")
    assert titles(admin, f"{PORTAL}?hendelse=log_in_refused") == {"Log-in refused"}
    assert titles(admin, f"{PORTAL}?person=OLA") == {"Log-in refused"}
    assert titles(admin, f"{PORTAL}?person=kari") == {"Logged in"}
    day = timezone.localtime().date().isoformat()
    assert "Logged in" in titles(admin, f"{PORTAL}?fra={day}&til={day}")
    assert titles(admin, f"{PORTAL}?til=2020-01-01") == set()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("fra=2026-02-30", "Enter a valid date."),
        ("fra=2026-02-02&til=2026-02-01", "The end must come after the start."),
        ("hendelse=nothing", "Select a valid choice."),
    ],
)
def test_a_filter_that_cannot_be_read_says_so(admin: Client, query: str, message: str) -> None:
    page = admin.get(f"{PORTAL}?{query}")
    assert (page.status_code, list(page.context["entries"])) == (200, [])
    assert message in page.content.decode()


@pytest.mark.parametrize("key", ["x", "-1", "²", "9" * 30, "%00"])
def test_a_key_that_cannot_be_read_shows_the_newest(admin: Client, key: str) -> None:
    assert shown(admin, f"{PORTAL}?for={key}")


def test_page_by_page_every_line_once(admin: Client) -> None:
    for number in range(2 * LINES + 5):
        note(LOG_IN_REFUSED, reason="unknown_address", count=number)
    path, seen = f"{PORTAL}?hendelse=log_in_refused", []
    while path:
        page = admin.get(path)
        seen += [entry.pk for entry in page.context["entries"]]
        older = page.context["page"].older
        path = f"{PORTAL}?hendelse=log_in_refused&for={older}" if older else ""
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 2 * LINES + 5


@pytest.mark.parametrize("path", [PORTAL, "/dalen/logg/"])
def test_queries_do_not_grow_with_the_log(admin: Client, auditor: Client, programme: Programme, path: str) -> None:
    client = admin if path == PORTAL else auditor
    client.get(path)
    before = count_queries(client, path)
    for _each in range(30):
        note(ROLE_GIVEN, obj=programme, role="auditor", person="Kari")
    assert count_queries(client, path) == before


def test_the_file_for_a_spreadsheet(admin: Client) -> None:
    note(LOG_IN, User.objects.create_user("kari@example.org", full_name="=cmd|' /C calc'!A0"))
    response = admin.get(f"{PORTAL}logg.csv?hendelse=log_in", headers={"accept-language": "en"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert [row[1] for row in rows] == ["Event", "Logged in"]
    assert rows[1][2].startswith("'=")
    exported = Entry.objects.get(event=EXPORTED)
    assert (exported.actor_name, exported.facts["what"]) == ("Admin", "log")


@pytest.mark.parametrize("cell", ["=1+1", "+47", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_run(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_ordinary_cells_are_left_alone() -> None:
    assert harmless("Kari – leiar = 1") == "Kari – leiar = 1"
