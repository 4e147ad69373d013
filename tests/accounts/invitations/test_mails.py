"""What the mails say, in the receiver's language."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from digiportal.accounts.invitations.acts import invite, remind
from digiportal.accounts.models import User
from tests.accounts.invitations.conftest import link
from tests.mailing import receivers, sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


@pytest.fixture(autouse=True)
def _english_readers(kari: User, liv: User, settings: Settings) -> None:
    settings.PORTAL_ADDRESS = "https://portal.example.org"
    User.objects.update(language="en")
    kari.refresh_from_db()
    liv.refresh_from_db()


def test_the_invitation_says_who_to_what_and_until_when(liv: User, kari: User) -> None:
    invitation = invite(liv, kari)
    (mail,) = sent()
    assert (receivers(mail), mail.subject) == ([kari.email], "Liv Sekretær invites you to DigiPortal")
    body = str(mail.body)
    for said in ("Hello, Kari Nordmann", "- rådmann, Vinje", "- Vest-Telemark", "It can be used until"):
        assert said in body
    assert f"\nhttps://portal.example.org{link(invitation)}\n" in body


def test_a_reminder_carries_the_same_link(liv: User, kari: User) -> None:
    invitation = invite(liv, kari)
    remind(liv, invitation)
    reminder = sent()[1]
    assert link(invitation) in str(reminder.body)
    assert "You haven't come in yet" in str(reminder.body)


def test_a_name_with_a_line_break_makes_no_header_of_its_own(liv: User, kari: User) -> None:
    User.objects.filter(pk=liv.pk).update(full_name="Liv\nBcc: alle@example.org")
    invite(User.objects.get(pk=liv.pk), kari)
    (mail,) = sent()
    assert mail.subject == "Liv Bcc: alle@example.org invites you to DigiPortal"
    assert receivers(mail) == [kari.email]
