"""What a user holds: roles with a period, terms that give body roles, giving and ending (R11)."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Model

from digiportal.access.anchors import group_for, sync_rights
from digiportal.access.giving import assign, end_role, give_role
from digiportal.access.holdings import holdings
from digiportal.access.policy import condition, may, rights_on
from digiportal.accounts.models import User
from digiportal.clock import today
from finance.models import Budget, CostSharing, Statement
from programme.models import (
    Body,
    Case,
    Organisation,
    Person,
    Programme,
    ProgrammeGroupPermission,
    Resolution,
    Seat,
    Term,
)
from programme.policies import ON_PROGRAMME
from programme.services.terms import end_term, start_term
from projects.models import Project

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def programme() -> Programme:
    return Programme.objects.get(slug="vest-telemark")


@pytest.fixture
def user() -> User:
    return User.objects.create_user("new@example.com", "secret", full_name="New")


@pytest.mark.rule("R11")
@pytest.mark.parametrize(
    ("start", "end", "held"),
    [(-30, None, True), (-30, 1, True), (-30, 0, False), (0, None, True), (1, None, False)],
)
def test_a_role_holds_in_its_period_alone(
    user: User, programme: Programme, start: int, end: int | None, held: bool
) -> None:
    valid_to = None if end is None else today() + end * DAY
    assign(user, "observer", programme, valid_from=today() + start * DAY, valid_to=valid_to)
    assert may(user, "see_programme", programme) is held


def test_a_deactivated_user_holds_nothing(user: User, programme: Programme) -> None:
    assign(user, "secretariat", programme, valid_from=today())
    user.is_active = False
    assert not may(user, "see_programme", programme)


def test_one_query_for_each_kind_of_anchor(user: User, programme: Programme, django_assert_num_queries) -> None:
    assign(user, "secretariat", programme, valid_from=today())
    held = holdings(user)
    with django_assert_num_queries(1):
        assert held.ids(ON_PROGRAMME, "publish") == {programme.pk}
        assert held.ids(ON_PROGRAMME, "keep_accounts") == frozenset()


@pytest.mark.rule("R10")
@pytest.mark.rule("R11")
def test_a_term_gives_and_ends_the_body_role(user: User) -> None:
    body = Body.objects.get(programme__slug="digitrondelag", slug="programstyret")
    seat = Seat.objects.get(body=body, title="Representant for Værnes")
    person = Person.objects.create(name="New", user=user)
    term = start_term(None, Term(seat=seat, person=person, valid_from=today() - 10 * DAY), "Elected")
    assert may(user, "see_drafts", body)
    end_term(None, term, today() - DAY, "Left")
    assert not may(User.objects.get(pk=user.pk), "see_drafts", body)


def test_an_unknown_right_is_no_right(user: User, programme: Programme) -> None:
    with pytest.raises(LookupError):
        may(user, "no_such_right", programme)


def test_who_gives_which_role(user: User, programme: Programme) -> None:
    leader = User.objects.get(email="koordinator.vesttelemark@example.org")
    secretary = User.objects.get(email="sekretariat.vesttelemark@example.org")
    given = give_role(leader, user, "auditor", programme, valid_from=today())
    assert given.given_by == leader
    for giver, receiver, role in [
        (secretary, user, "auditor"),
        (leader, leader, "auditor"),
        (leader, user, "programme_leader"),
    ]:
        with pytest.raises(PermissionDenied):
            give_role(giver, receiver, role, programme, valid_from=today())
    with pytest.raises(PermissionDenied):
        end_role(secretary, given, programme, today())
    end_role(leader, given, programme, today() - DAY)
    assert not may(User.objects.get(pk=user.pk), "see_programme", programme)


def test_a_chief_executive_gives_in_the_own_organisation_alone(user: User) -> None:
    chief = User.objects.get(email="radmann.vinje@example.org")
    give_role(chief, user, "finance_contact", Organisation.objects.get(slug="vinje"), valid_from=today())
    with pytest.raises(PermissionDenied):
        give_role(chief, user, "finance_contact", Organisation.objects.get(slug="tokke"), valid_from=today())


def test_groups_are_brought_into_line_with_the_table(programme: Programme) -> None:
    group = group_for(programme, "auditor")
    ProgrammeGroupPermission.objects.filter(group=group).delete()
    assert sync_rights() == 1
    held = ProgrammeGroupPermission.objects.filter(group=group).values_list("permission__codename", flat=True)
    assert "see_all_exempt" in held
    assert sync_rights() == 0


@pytest.mark.parametrize("model", [Programme, Body, Case, Resolution, Project, Budget, CostSharing, Statement])
@pytest.mark.parametrize(
    "name", ["radmann.vinje", "observator.ks", "sekretariat.digitrondelag", "revisor.digitrondelag"]
)
def test_list_and_page_never_disagree(model: type[Model], name: str) -> None:
    somebody = User.objects.get(email=f"{name}@example.org")
    for right in rights_on(model):
        listed = set(model._default_manager.filter(condition(somebody, right, model)).values_list("pk", flat=True))
        assert {obj.pk for obj in model._default_manager.all() if may(somebody, right, obj)} == listed


@pytest.mark.rule("R19")
@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("radmann.trondheim", True),
        ("sekretariat.digitrondelag", True),
        ("revisor.digitrondelag", True),
        ("programleder.digitrondelag", False),
        ("observator.ks", False),
        ("radmann.vinje", False),
    ],
)
def test_an_exempt_case_has_its_circle(name: str, sees: bool) -> None:
    somebody = User.objects.get(email=f"{name}@example.org")
    case = Case.objects.get(is_exempt=True)
    assert Case.objects.visible_to(somebody).filter(pk=case.pk).exists() is sees
    assert Resolution.objects.visible_to(somebody).filter(treatment__case=case).exists() is sees


@pytest.mark.rule("R19")
def test_one_who_is_disqualified_sees_nothing_of_the_case() -> None:
    secretary = User.objects.get(email="sekretariat.digitrondelag@example.org")
    case = Case.objects.get(is_exempt=True)
    case.disqualifications.create(person=secretary.person, reason="Eier aksjer")
    assert not Case.objects.visible_to(secretary).filter(pk=case.pk).exists()
    assert not Resolution.objects.visible_to(secretary).filter(treatment__case=case).exists()


@pytest.mark.rule("R19")
def test_the_proposer_always_sees_the_own_case() -> None:
    observer = User.objects.get(email="observator.ks@example.org")
    case = Case.objects.get(is_exempt=True)
    case.proposer = observer.person
    case.save()
    assert Case.objects.visible_to(observer).filter(pk=case.pk).exists()
