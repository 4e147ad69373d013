from __future__ import annotations

import pytest

from digiportal.accounts.invitations import purposes
from digiportal.accounts.invitations.acts import invite
from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.invitations.purposes import Purpose
from digiportal.accounts.invitations.tokens import token_for
from digiportal.accounts.models import User
from tests.accounts.providers.conftest import configure, entra, provider

__all__ = ["configure", "entra", "provider"]

VINJE = "964964998"


class Cooperation:
    """A domain of the tests': everybody is of Vinje, and Liv invites them."""

    organisations = frozenset({VINJE})

    def purpose(self, user: User) -> Purpose:
        return Purpose(("rådmann, Vinje",), ("Vest-Telemark",), self.organisations)

    def may_invite(self, actor: User, user: User) -> bool:
        return actor.email == "liv@example.org"


@pytest.fixture(autouse=True)
def cooperation(monkeypatch: pytest.MonkeyPatch) -> Cooperation:
    source = Cooperation()
    monkeypatch.setattr(purposes, "_sources", [source])
    return source


@pytest.fixture
def liv(db: None) -> User:
    return User.objects.create_user("liv@example.org", "en lang nok setning", full_name="Liv Sekretær")


@pytest.fixture
def kari(db: None) -> User:
    return User.objects.create_user("kari@vinje.kommune.no", full_name="Kari Nordmann", language="nn")


@pytest.fixture
def invitation(liv: User, kari: User) -> Invitation:
    return invite(liv, kari)


def link(invitation: Invitation, *more: str) -> str:
    """The address in the mail, or one under it."""
    return "/".join(["/invitasjon", token_for(invitation.key), *more, ""])
