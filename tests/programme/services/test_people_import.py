"""Bringing in: all or nothing, once, and only what was looked at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation

from digiportal.access.models import RoleAssignment
from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.models import User
from programme.importing.planning import plan_import
from programme.importing.reading import read_sheet
from programme.models import (
    Body,
    DecisionRule,
    ImportState,
    Organisation,
    PeopleImport,
    Person,
    Programme,
    Seat,
    SeatKind,
    Term,
)
from programme.services.access import invite_all, not_come_in, remind_all
from programme.services.people_import import (
    bring_in,
    clear_old_imports,
    leave,
    receive,
    remove_rows,
    remove_wrong_rows,
)
from tests.cooperation import make_member, make_programme, make_user
from tests.programme.importing.sheets import xlsx

pytestmark = pytest.mark.django_db

SEATED = [
    "Kari Nordmann",
    "kari@example.org",
    "Vinje",
    "IT-sjef",
    "Styret",
    "Representant",
    None,
    None,
    "01.01.2026",
    None,
]
NEW_SEAT = ["Ola Dal", "ola@example.org", "Vinje", None, "Styret", "Leder", "chair", None, "01.01.2026", "31.12.2029"]
CONTACT = ["Eva Li", None, "Vinje"]
WRONG = ["Per", "per@example.org", "Vinnje"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def programme() -> Programme:
    made = make_programme()
    make_member(made, "Vinje", "0001")
    body = Body.objects.create(programme=made, slug="styret", name="Styret", decision_rule=DecisionRule.MAJORITY)
    Seat.objects.create(body=body, sequence=1, title="Representant", kind=SeatKind.APPOINTED)
    return made


@pytest.fixture
def secretary(programme: Programme) -> User:
    return make_user("secretary", "secretariat", programme)


def sent(secretary: User, programme: Programme, *rows: list[str | None]) -> PeopleImport:
    return receive(secretary, programme, read_sheet(xlsx(rows)))


def digest(people_import: PeopleImport, secretary: User) -> str:
    return plan_import(people_import, secretary).digest


def test_people_seats_terms_and_rights_come_in_together(secretary: User, programme: Programme) -> None:
    people_import = sent(secretary, programme, SEATED, NEW_SEAT, CONTACT)
    done = bring_in(secretary, people_import, digest(people_import, secretary))
    assert (done.state, done.new_people, done.new_terms) == (ImportState.DONE, 3, 2)
    assert not done.rows.exists()
    ola = Person.objects.get(name="Ola Dal")
    assert ola.terms.get().valid_to == datetime.date(2030, 1, 1)
    assert RoleAssignment.objects.filter(user=ola.user, role="chair").exists()
    assert Person.objects.get(name="Eva Li").user is None
    history = Term.history.get(person=ola)
    assert (history.history_user, history.history_change_reason) == (
        secretary,
        "Brought in from the spreadsheet people.xlsx.",
    )


def test_the_same_spreadsheet_again_changes_nothing(secretary: User, programme: Programme) -> None:
    first = sent(secretary, programme, SEATED, NEW_SEAT, CONTACT)
    bring_in(secretary, first, digest(first, secretary))
    with pytest.raises(ValidationError, match="already"):
        bring_in(secretary, first, digest(first, secretary))
    again = sent(secretary, programme, SEATED, NEW_SEAT, CONTACT)
    assert [row.outcome for row in plan_import(again, secretary).rows] == ["same"] * 3
    with pytest.raises(ValidationError, match="nothing to bring in"):
        bring_in(secretary, again, digest(again, secretary))


def test_a_change_is_one(secretary: User, programme: Programme) -> None:
    first = sent(secretary, programme, SEATED)
    bring_in(secretary, first, digest(first, secretary))
    changed = [*SEATED[:3], "Digitaliseringssjef", *SEATED[4:9], "31.12.2028"]
    second = sent(secretary, programme, changed)
    done = bring_in(secretary, second, digest(second, secretary))
    term = Term.objects.get()
    assert (done.new_people, done.changed_people, done.new_terms) == (0, 1, 0)
    assert term.person.position == "Digitaliseringssjef"
    assert term.valid_to == term.assignment.valid_to == datetime.date(2029, 1, 1)


def test_one_wrong_row_stops_all_until_it_is_removed(secretary: User, programme: Programme) -> None:
    people_import = sent(secretary, programme, SEATED, WRONG)
    with pytest.raises(ValidationError, match="something is wrong"):
        bring_in(secretary, people_import, digest(people_import, secretary))
    assert not Person.objects.exists()
    assert remove_wrong_rows(secretary, people_import) == 1
    bring_in(secretary, people_import, digest(people_import, secretary))
    assert Person.objects.get().name == "Kari Nordmann"


def test_what_changed_since_the_preview_is_told(secretary: User, programme: Programme) -> None:
    people_import = sent(secretary, programme, SEATED)
    seen = digest(people_import, secretary)
    Term.objects.create(seat=Seat.objects.get(), person=Person.objects.create(name="Other"), valid_from=None)
    with pytest.raises(ValidationError, match="changed since"):
        bring_in(secretary, people_import, seen)
    assert Person.objects.count() == 1


def test_removed_rows_change_what_was_seen(secretary: User, programme: Programme) -> None:
    people_import = sent(secretary, programme, SEATED, CONTACT)
    seen = digest(people_import, secretary)
    remove_rows(secretary, people_import, [3])
    with pytest.raises(ValidationError, match="changed since"):
        bring_in(secretary, people_import, seen)


def test_only_the_office_brings_in(secretary: User, programme: Programme) -> None:
    people_import = sent(secretary, programme, SEATED)
    chief = make_user("chief", "chief_executive", Organisation.objects.get())
    for act in (lambda: leave(chief, people_import), lambda: bring_in(chief, people_import, "")):
        with pytest.raises(PermissionDenied):
            act()


def test_rows_that_nobody_confirms_are_removed_after_a_week(secretary: User, programme: Programme) -> None:
    people_import = sent(secretary, programme, SEATED)
    assert clear_old_imports(timezone.now() + datetime.timedelta(days=6)) == 0
    assert clear_old_imports(timezone.now() + datetime.timedelta(days=8)) == 1
    people_import.refresh_from_db()
    assert (people_import.state, people_import.rows.count()) == (ImportState.LEFT, 0)


def test_a_known_person_who_gets_a_log_in_gets_the_rights_of_the_seats(secretary: User, programme: Programme) -> None:
    person = Person.objects.create(name="Kari Nordmann", organisation=Organisation.objects.get())
    seat = Seat.objects.get()
    Term.objects.create(seat=seat, person=person, valid_from=datetime.date(2026, 1, 1))
    people_import = sent(secretary, programme, SEATED)
    done = bring_in(secretary, people_import, digest(people_import, secretary))
    assert (done.changed_people, done.new_terms) == (1, 0)
    assert Term.objects.get().assignment.role == "member"


def test_all_are_invited_once_and_reminded_until_they_come_in(secretary: User, programme: Programme) -> None:
    future = [*NEW_SEAT[:8], "01.01.2030", None]
    people_import = sent(secretary, programme, SEATED, future, CONTACT)
    bring_in(secretary, people_import, digest(people_import, secretary))
    assert (invite_all(secretary, programme), invite_all(secretary, programme)) == (2, 0)
    assert Invitation.objects.count() == 2
    kari = User.objects.get(email="kari@example.org")
    kari.set_password("a long one indeed")
    kari.save()
    assert [person.name for person in not_come_in(programme, secretary)] == ["Ola Dal"]
    assert remind_all(secretary, programme) == 1
    assert Invitation.objects.get(user__email="ola@example.org").reminders == 1
