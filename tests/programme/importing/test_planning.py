"""What comes of rows: new, changed, as before, or wrong, and in which words."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from digiportal.accounts.models import User
from programme.importing.planning import plan_import
from programme.importing.plans import RowPlan
from programme.importing.reading import read_sheet
from programme.models import Body, DecisionRule, PeopleImport, Person, Programme, RowChoice, Seat, SeatKind, Term
from programme.services.people_import import choose, receive
from tests.cooperation import make_member, make_programme, make_user
from tests.programme.importing.sheets import xlsx

pytestmark = pytest.mark.django_db

Row = list[Any]
DAY = "01.01.2027"


@pytest.fixture
def programme() -> Programme:
    made = make_programme()
    for number, name in enumerate(("Vinje", "Tokke", "Seljord"), start=1):
        make_member(made, name, f"000{number}")
    body = Body.objects.create(programme=made, slug="styret", name="Styret", decision_rule=DecisionRule.MAJORITY)
    Seat.objects.create(body=body, sequence=1, title="Representant for Vinje", kind=SeatKind.APPOINTED)
    return made


@pytest.fixture
def secretary(programme: Programme) -> User:
    return make_user("sekretær".replace("æ", "ae"), "secretariat", programme)


def sent(secretary: User, programme: Programme, *rows: Row) -> PeopleImport:
    return receive(secretary, programme, read_sheet(xlsx(list(rows))))


def planned(secretary: User, programme: Programme, *rows: Row) -> list[RowPlan]:
    return plan_import(sent(secretary, programme, *rows), secretary).rows


def row(name: str = "Kari Nordmann", email: str = "kari@example.org", organisation: str = "Vinje", **more: Any) -> Row:
    seat = {"seat": "Representant for Vinje", "body": "Styret", "from": DAY} | more
    return [
        *[name, email, organisation, seat.get("position")],
        *[seat["body"], seat["seat"], seat.get("function"), seat.get("deputy"), seat["from"], seat.get("to")],
    ]


def without_seat(name: str, email: str | None, organisation: str = "Vinje") -> Row:
    return [name, email, organisation]


def told(plan: RowPlan) -> list[tuple[str, str]]:
    return [(problem.column, problem.text) for problem in plan.problems]


def test_somebody_new_with_a_seat(secretary: User, programme: Programme) -> None:
    (plan,) = planned(secretary, programme, row(organisation="vinje kommune"))
    assert plan.outcome == "new"
    assert plan.says == ["New person.", "Gets a log-in.", "Gets the seat Representant for Vinje in Styret."]


@pytest.mark.parametrize(
    ("wrong", "column", "says"),
    [
        (row(organisation="Vinnje"), "organisation", "Did you mean «Vinje»?"),
        (row(body="Stiret"), "body", "Did you mean «Styret»?"),
        (row(seat="Representant for Vinj"), "seat", "Did you mean «Representant for Vinje»?"),
        (row(seat="Leder"), "seat", "Fill in «Function»"),
        (row(function="konge"), "function", "«konge» is no function"),
        (row(**{"from": "31.02.2026"}), "from", "doesn't exist"),
        (row(**{"from": "12/31/2026"}), "from", "two ways"),
        (row(**{"from": None}), "from", "from which day"),
        (row(to="31.12.2026"), "to", "before the first"),
        (row(email="kari(at)example.org"), "email", "no e-mail address"),
        (row(deputy="many"), "deputy", "no deputy number"),
        (row(name=""), "name", "missing"),
        (row(body=None), "body", "in which body"),
    ],
)
def test_what_is_wrong_stands_at_its_column(
    secretary: User, programme: Programme, wrong: Row, column: str, says: str
) -> None:
    (plan,) = planned(secretary, programme, wrong)
    assert plan.outcome == "error"
    assert any(where == column and says in text for where, text in told(plan)), told(plan)


def test_a_seat_that_is_taken_says_by_whom_and_when(secretary: User, programme: Programme) -> None:
    holder = Person.objects.create(name="Ola Holder")
    seat = Seat.objects.get()
    Term.objects.create(
        seat=seat, person=holder, valid_from=datetime.date(2026, 1, 1), valid_to=datetime.date(2028, 1, 1)
    )
    wrong, later, deputy = planned(
        secretary,
        programme,
        row(),
        row("Per", "per@example.org", **{"from": "01.01.2028"}),
        row("Eva", "eva@example.org", deputy=1),
    )
    assert told(wrong) == [("seat", "Ola Holder has this seat from 1 January 2026 until 31 December 2027.")]
    assert (later.problems, deputy.problems) == ([], [])


def test_two_rows_for_one_seat(secretary: User, programme: Programme) -> None:
    _first, second = planned(secretary, programme, row(to="31.12.2028"), row("Per", "per@example.org"))
    assert told(second) == [("seat", "Row 2 gives the seat to Kari Nordmann in the same period.")]


def test_one_address_for_two_people(secretary: User, programme: Programme) -> None:
    _first, second = planned(
        secretary, programme, without_seat("Kari", "k@example.org"), without_seat("Per", "K@example.org")
    )
    assert "Row 2 has the same e-mail for Kari" in told(second)[0][1]


def test_the_same_person_in_two_rows_is_made_once(secretary: User, programme: Programme) -> None:
    first, second = planned(secretary, programme, row(), row(deputy=1))
    assert first.person is second.person
    assert (first.outcome, second.outcome) == ("new", "changed")


def test_the_same_person_under_another_address_is_asked_about(secretary: User, programme: Programme) -> None:
    vinje = programme.parties.get(organisation__slug="vinje").organisation
    known = Person.objects.create(name="Kari Nordmann", email="kari.n@vinje.example.org", organisation=vinje)
    people_import = sent(secretary, programme, row())
    (plan,) = plan_import(people_import, secretary).rows
    assert plan.asks_for_choice
    assert "with the address ka…@vinje.example.org" in told(plan)[0][1]
    choose(secretary, people_import, 2, RowChoice.SAME)
    (plan,) = plan_import(people_import, secretary).rows
    assert (plan.person.known, plan.problems) == (known, [])
    choose(secretary, people_import, 2, RowChoice.OTHER)
    (plan,) = plan_import(people_import, secretary).rows
    assert plan.outcome == "new"


def test_two_addresses_for_one_name_in_the_file_are_asked_about(secretary: User, programme: Programme) -> None:
    _one, two = planned(
        secretary, programme, without_seat("Kari", "k1@example.org"), without_seat("Kari", "k2@example.org")
    )
    assert two.asks_for_choice


def test_an_address_that_belongs_to_another_name_is_refused(secretary: User, programme: Programme) -> None:
    make_user("kari")
    (plan,) = planned(secretary, programme, row("Somebody Else"))
    assert told(plan) == [("email", "This address belongs to somebody who is known under another name.")]


def test_nobody_gives_oneself_a_seat(secretary: User, programme: Programme) -> None:
    (plan,) = planned(secretary, programme, row(secretary.full_name, secretary.email))
    assert "can't give yourself" in told(plan)[0][1]


def test_a_person_of_another_cooperation_stays_as_it_is(secretary: User, programme: Programme) -> None:
    other = make_programme("fjord")
    body = Body.objects.create(programme=other, slug="raad", name="Rådet", decision_rule=DecisionRule.MAJORITY)
    seat = Seat.objects.create(body=body, sequence=1, title="Plass", kind=SeatKind.APPOINTED)
    person = Person.objects.create(name="Kari Nordmann", email="kari@example.org", position="Rådgiver")
    Term.objects.create(seat=seat, person=person, valid_from=datetime.date(2026, 1, 1))
    (plan,) = planned(secretary, programme, row(position="Sjef"))
    assert plan.person.changes == {}
    assert any("another cooperation" in note for note in plan.notes)


def test_queries_do_not_grow_with_the_rows(secretary: User, programme: Programme) -> None:
    def count(rows: int) -> int:
        people_import = sent(secretary, programme, *(without_seat(f"N {i}", f"n{i}@example.org") for i in range(rows)))
        with CaptureQueriesContext(connection) as queries:
            plan_import(people_import, secretary)
        return len(queries)

    assert count(3) == count(300)
