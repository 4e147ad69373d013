"""What an invitation is to, and who may send it, in the demonstration's cooperations."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from digiportal.access.giving import assign
from digiportal.accounts.invitations.purposes import may_invite, purpose_for
from digiportal.accounts.models import User
from programme.models import Organisation, Person

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]

NEW_YEAR = datetime.date(2026, 1, 1)


@pytest.fixture
def kari() -> User:
    """The new chief executive of Åfjord, who takes part in two cooperations."""
    user = User.objects.create_user("kari@afjord.example.org", full_name="Kari Nordmann")
    afjord = Organisation.objects.get(slug="afjord")
    Person.objects.create(name=user.full_name, user=user, organisation=afjord)
    assign(user, "chief_executive", afjord, valid_from=NEW_YEAR)
    return user


def test_it_says_roles_programmes_and_where_the_person_belongs(kari: User) -> None:
    with translation.override("en"):
        purpose = purpose_for(kari)
    assert purpose.roles == ("chief executive, Åfjord",)
    assert len(purpose.places) == 2
    assert purpose.organisations == {"921875533"}


@pytest.mark.parametrize(
    ("email", "may"),
    [
        ("sekretariat.digitrondelag@example.org", True),
        ("sekretariat.fosen@example.org", True),
        ("sekretariat.vesttelemark@example.org", False),
        ("radmann.orland@example.org", False),
        ("observator.ks@example.org", False),
    ],
)
def test_the_offices_of_those_programmes_invite(kari: User, email: str, may: bool) -> None:
    assert may_invite(User.objects.get(email=email), kari) is may


def test_whoever_gives_the_role_invites(kari: User) -> None:
    contact = User.objects.create_user("ola@afjord.example.org", full_name="Ola")
    assign(contact, "finance_contact", Organisation.objects.get(slug="afjord"), valid_from=NEW_YEAR)
    assert may_invite(kari, contact)
    assert not may_invite(contact, kari)
    assert not may_invite(kari, kari)


def test_a_role_that_begins_later_is_invited_to(kari: User) -> None:
    later = User.objects.create_user("siri@afjord.example.org", full_name="Siri")
    assign(later, "representative", Organisation.objects.get(slug="afjord"), valid_from=datetime.date(2027, 1, 1))
    assert may_invite(kari, later)
    assert purpose_for(later).organisations == {"921875533"}
