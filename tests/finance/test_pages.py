"""The pages of finance: what they answer, who may see them, and that they ask a fixed number of queries."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from finance.models import OwnEffort, Statement, StatementLine
from programme.models import Organisation, Programme
from tests.cooperation import client_of, count_queries, make_member, make_programme, make_user
from tests.finance.cases import make_budget, make_key, make_proposal, make_sharing, make_six

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def six(programme: Programme) -> dict[str, Organisation]:
    return make_six(programme)


def rådmann(organisation: Organisation) -> Client:
    return client_of(make_user(f"radmann-{organisation.slug}", "chief_executive", organisation))


def text_of(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


@pytest.mark.rule("R43")
def test_the_page_of_shares_answers_first_what_the_own_municipality_pays(
    programme: Programme, six: dict[str, Organisation]
) -> None:
    make_proposal(programme)
    page = text_of(rådmann(six["Vinje"]).get("/dalen/fordeling/2019/bidrag/"))
    assert "The part of Vinje of a full year is 214 808 kr: 83 333 kr equally and 131 475 kr by population." in page
    assert "This is a proposal, sent to the parties on 13 March 2018." in page
    assert page.index("The part of Vinje") < page.index("<table")


@pytest.mark.rule("R43")
def test_all_parties_see_all_shares_with_their_steps(programme: Programme, six: dict[str, Organisation]) -> None:
    make_proposal(programme)
    page = text_of(rådmann(six["Tokke"]).get("/dalen/fordeling/2019/bidrag/vinje/"))
    assert "500 000 kr × 3 726 of 14 170 inhabitants = 131 474.95 kr." in page


@pytest.mark.rule("R50")
def test_a_draft_is_seen_by_those_who_prepare_alone(programme: Programme, six: dict[str, Organisation]) -> None:
    make_sharing(programme)
    path = "/dalen/fordeling/2019/bidrag/"
    assert rådmann(six["Vinje"]).get(path).status_code == 404
    assert "This is a draft." in text_of(client_of(make_user("revisor", "auditor", programme)).get(path))


def make_statement(programme: Programme, organisation: Organisation) -> None:
    statement = Statement.objects.create(
        programme=programme, organisation=organisation, year=2019, state="sent", sent_on=datetime.date(2018, 9, 1)
    )
    StatementLine.objects.create(statement=statement, sequence=1, text="Bidrag", amount=Decimal(214808))
    StatementLine.objects.create(statement=statement, sequence=2, text="Lisens", amount=Decimal("1200.50"))
    OwnEffort.objects.create(programme=programme, organisation=organisation, year=2019, text="Kurs", amount=5000)


def test_the_own_statement_adds_up(programme: Programme, six: dict[str, Organisation]) -> None:
    make_statement(programme, six["Vinje"])
    page = text_of(rådmann(six["Vinje"]).get("/dalen/kostnad/vinje/"))
    assert "216 008.50 kr" in page
    assert "Kurs" in page


def test_another_partys_statement_is_not_there_at_any_address(
    programme: Programme, six: dict[str, Organisation]
) -> None:
    make_statement(programme, six["Vinje"])
    tokke = rådmann(six["Tokke"])
    other = make_programme("annet")
    make_member(other, "Modum", "0623")
    for path in [
        "/dalen/kostnad/vinje/",
        "/annet/kostnad/vinje/",
        "/dalen/kostnad/modum/",
        "/dalen/kostnad/finnes-ikke/",
    ]:
        assert tokke.get(f"/{path}/").status_code == 404
    assert "Vinje" not in text_of(tokke.get("/dalen/kostnad/tokke/"))


def test_the_programmes_offices_see_every_statement(programme: Programme, six: dict[str, Organisation]) -> None:
    make_statement(programme, six["Vinje"])
    secretariat = client_of(make_user("sekretariat", "secretariat", programme))
    assert "216 008.50 kr" in text_of(secretariat.get("/dalen/kostnad/vinje/"))


def test_sent_statements_are_open_where_the_programme_opened_them(six: dict[str, Organisation]) -> None:
    programme = Programme.objects.get()
    Programme.objects.update(statements_open=True)
    make_statement(programme, six["Vinje"])
    page = text_of(rådmann(six["Tokke"]).get("/dalen/kostnad/vinje/"))
    assert "216 008.50 kr" in page
    assert "Kurs" not in page


@pytest.mark.rule("R45")
def test_a_budget_points_out_the_years_that_do_not_balance(programme: Programme, six: dict[str, Organisation]) -> None:
    costs, funding = {"Stilling": {2018: 6530000, 2019: 7620000}}, {"Midlar": {2018: 6635000, 2019: 7620000}}
    make_budget(programme, costs, funding)
    page = text_of(rådmann(six["Vinje"]).get("/dalen/okonomi/budsjett/"))
    assert "2018: the financing is 105 000 kr higher than the costs." in page
    assert "2019: the" not in page


@pytest.mark.rule("R50")
def test_a_draft_of_a_budget_is_not_there_for_parties(programme: Programme, six: dict[str, Organisation]) -> None:
    make_budget(programme, {"Stilling": {2018: 1}}, {}, state="draft")
    client = rådmann(six["Vinje"])
    assert client.get("/dalen/okonomi/budsjett/").status_code == 404
    assert "Budsjett</a>" not in text_of(client.get("/dalen/okonomi/"))


def test_who_is_not_logged_in_comes_to_the_login(programme: Programme) -> None:
    assert Client().get("/dalen/fordeling/").status_code == 302


PAGES = [
    "/dalen/fordeling/",
    "/dalen/fordeling/2019/bidrag/",
    "/dalen/fordeling/2019/bidrag/vinje/",
    "/dalen/kostnad/vinje/",
    "/dalen/okonomi/",
    "/dalen/okonomi/budsjett/",
]


def grow(programme: Programme, first: int, last: int) -> None:
    """More members, sharings, statements, budgets and lines."""
    vinje = Organisation.objects.get(slug="vinje")
    key = make_key(programme)
    for number in range(first, last):
        make_member(programme, f"Ny{number}", f"{9000 + number}", 1000 + number)
        make_proposal(programme, key, slug=f"bidrag-{number}")
        make_budget(programme, {f"Post {i}": {2018: i} for i in range(number)}, {"M": {2018: 1}}, slug=f"b{number}")
        Statement.objects.create(programme=programme, organisation=vinje, year=2000 + number)
        OwnEffort.objects.create(programme=programme, organisation=vinje, year=2019, text="Kurs", amount=number)


@pytest.mark.parametrize("path", PAGES)
def test_ten_times_the_data_asks_no_more_queries(path: str, programme: Programme, six: dict[str, Organisation]) -> None:
    client = rådmann(six["Vinje"])
    make_proposal(programme)
    lines = {f"Post {i}": {2018: i, 2019: 1} for i in range(3)}
    make_budget(programme, lines, lines)
    grow(programme, 1, 2)
    client.get(path)
    few = count_queries(client, path)
    grow(programme, 2, 12)
    assert count_queries(client, path) == few
