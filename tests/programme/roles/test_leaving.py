"""Somebody leaves: everything ends in one act, and what runs is handed over or left open."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from digiportal.access.models import RoleAssignment
from digiportal.accounts.models import User
from digiportal.clock import today
from programme.models import Body, Case, Person, Programme, Seat, SeatKind, Term
from programme.roles.leaving import leave
from programme.services.terms import start_term
from projects.models import LeadFunction, Project, ProjectLead, ProjectStatus
from tests.accounts.confirming import confirm
from tests.cooperation import START, client_of, make_programme, make_user

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def leader(programme: Programme) -> User:
    return make_user("leader", "programme_leader", programme)


@pytest.fixture
def kari(programme: Programme) -> User:
    """Of the secretariat, with a seat, a case being prepared and a project that she leads."""
    user = make_user("kari", "secretariat", programme)
    person = Person.objects.create(name="Kari", user=user)
    body = Body.objects.create(programme=programme, slug="styret", name="Styret")
    seat = Seat.objects.create(body=body, sequence=1, title="Medlem", kind=SeatKind.APPOINTED)
    start_term(None, Term(seat=seat, person=person, valid_from=START), "Vald")
    Case.objects.create(programme=programme, title="Ny sak", proposer=person)
    project = Project.objects.create(programme=programme, slug="p", name="Prosjektet", status=ProjectStatus.IDEA)
    ProjectLead.objects.create(project=project, function=LeadFunction.PL, person=person, text="Kari")
    return user


@pytest.fixture
def per(programme: Programme) -> User:
    user = make_user("per", "observer", programme)
    Person.objects.create(name="Per", user=user)
    return user


def keys() -> dict[str, str]:
    role = RoleAssignment.objects.get(user__full_name="Kari", role="secretariat")
    return {
        "role": f"role_{role.pk}",
        "case": f"case_{Case.objects.get().pk}",
        "lead": f"lead_{ProjectLead.objects.get().pk}",
    }


def test_all_is_handed_over(leader: User, kari: User, per: User) -> None:
    leave(leader, kari, today(), dict.fromkeys(keys().values(), per), "Slutta")
    assert not RoleAssignment.objects.on(today() + DAY).filter(user=kari).exists()
    assert RoleAssignment.objects.on(today() + DAY).filter(user=per, role="secretariat").exists()
    assert Term.objects.get().valid_to == today() + DAY
    assert Case.objects.get().proposer == per.person
    assert (ProjectLead.objects.get().person, ProjectLead.objects.get().text) == (per.person, "Per")


def test_the_last_of_the_secretariat_leaves_only_with_a_successor_and_nothing_is_half_done(
    leader: User, kari: User, per: User
) -> None:
    with pytest.raises(ValidationError) as refused:
        leave(leader, kari, today(), {keys()["case"]: per})
    assert list(refused.value.message_dict) == [keys()["role"]]
    assert Term.objects.get().valid_to is None
    assert Case.objects.get().proposer == kari.person


def test_what_nobody_takes_over_stands_as_open(leader: User, kari: User, per: User, programme: Programme) -> None:
    leave(leader, per, today() - DAY, {})
    page = client_of(leader).get("/dalen/roller/").content.decode()
    assert "Somebody had this role; nobody has it now." in page


def test_those_who_may_not(leader: User, kari: User, per: User) -> None:
    with pytest.raises(PermissionDenied):
        leave(per, kari, today(), {})
    with pytest.raises(PermissionDenied):
        leave(leader, leader, today(), {})


def test_the_page_shows_what_runs_and_keeps_what_was_typed(leader: User, kari: User, per: User) -> None:
    client = client_of(leader)
    confirm(client)
    address = f"/brukere/{kari.pk}/slutter/"
    page = client.get(address)
    text = page.content.decode()
    assert all(name in text for name in ("Ny sak", "Prosjektet", "Medlem"))
    typed = {"last_day": today().isoformat(), "reason": "Ny jobb", keys()["case"]: str(per.pk)}
    refused = client.post(address, typed | {"_ticket": page.context["ticket"].signed()})
    assert list(refused.context["form"].errors) == [keys()["role"]]
    assert "Ny jobb" in refused.content.decode()
    done = client.post(address, typed | {"_ticket": refused.context["ticket"].signed(), keys()["role"]: str(per.pk)})
    assert done.status_code == 302
    assert RoleAssignment.objects.on(today() + DAY).filter(user=per, role="secretariat").exists()
