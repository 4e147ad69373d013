"""Inviting, reminding and withdrawing: who may, once, and what is kept."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone
from pytest_django import Settings

from digiportal.accounts.invitations.acts import accept_with_password, ask_again, invite, remind, withdraw
from digiportal.accounts.invitations.models import Invitation, State
from digiportal.accounts.invitations.tokens import hash_of, token_for
from digiportal.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

FORTNIGHT = datetime.timedelta(days=14)


def test_the_secret_is_stored_as_a_hash_alone(invitation: Invitation) -> None:
    token = token_for(invitation.key)
    assert len(token) == 43
    stored = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert stored["token_hash"] == hash_of(token)
    assert token not in str(stored)
    assert "token_hash" not in Invitation.history.values().first()


def test_the_history_says_who_invited_and_only_grows(liv: User, invitation: Invitation) -> None:
    assert invitation.history.get().history_user == liv
    with pytest.raises(ProgrammingError), transaction.atomic():
        invitation.history.all().delete()


def test_only_those_who_may_invite(liv: User, kari: User) -> None:
    for actor in (kari, User.objects.create_user("ola@example.org", full_name="Ola")):
        with pytest.raises(PermissionDenied):
            invite(actor, kari)
    for act in (remind, withdraw):
        with pytest.raises(PermissionDenied):
            act(kari, invite(liv, kari))


def test_an_operators_command_invites_without_anybody(kari: User) -> None:
    assert invite(None, kari).invited_by is None


def test_somebody_who_has_come_in_is_not_invited(liv: User, kari: User, invitation: Invitation) -> None:
    accept_with_password(invitation, "en lang nok setning")
    with pytest.raises(ValidationError, match=r"(?i)come in already|allereie|allerede"):
        invite(liv, kari)


def test_somebody_shut_out_is_not_invited(liv: User, kari: User) -> None:
    User.objects.filter(pk=kari.pk).update(is_active=False)
    with pytest.raises(ValidationError):
        invite(liv, kari)


def test_a_new_invitation_takes_the_place_of_the_old(liv: User, kari: User, invitation: Invitation) -> None:
    newer = invite(liv, kari)
    invitation.refresh_from_db()
    assert (invitation.state, newer.state) == (State.REPLACED, State.OPEN)
    assert token_for(newer.key) != token_for(invitation.key)


def test_the_database_holds_one_unanswered_invitation_for_each(invitation: Invitation) -> None:
    copy = Invitation(user=invitation.user, email="x@example.org", token_hash="x", expires_at=timezone.now())
    with pytest.raises(IntegrityError):
        copy.save()


def test_it_works_for_fourteen_days_and_a_reminder_gives_fourteen_more(liv: User, invitation: Invitation) -> None:
    sent = invitation.created_at
    with time_machine.travel(sent + FORTNIGHT - datetime.timedelta(minutes=1), tick=False):
        assert invitation.state == State.OPEN
    with time_machine.travel(sent + FORTNIGHT + datetime.timedelta(days=3), tick=False):
        assert invitation.state == State.EXPIRED
        reminded = remind(liv, invitation)
        assert (reminded.state, reminded.reminders) == (State.OPEN, 1)
        assert reminded.token_hash == invitation.token_hash


def test_a_withdrawn_one_is_neither_reminded_of_nor_accepted(liv: User, invitation: Invitation) -> None:
    withdraw(liv, invitation)
    for act in (lambda: remind(liv, invitation), lambda: accept_with_password(invitation, "en lang nok setning")):
        with pytest.raises(ValidationError):
            act()
    assert not User.objects.get(pk=invitation.user_id).has_usable_password()


def test_a_new_one_is_asked_for_only_when_the_old_does_not_work(liv: User, invitation: Invitation) -> None:
    with pytest.raises(ValidationError):
        ask_again(invitation)
    withdraw(liv, invitation)
    assert ask_again(invitation).asked_at is not None


def test_a_reminder_goes_to_the_address_that_the_user_has_now(liv: User, invitation: Invitation) -> None:
    User.objects.filter(pk=invitation.user_id).update(email="kari.ny@vinje.kommune.no")
    assert remind(liv, invitation).email == "kari.ny@vinje.kommune.no"


def test_a_reminder_works_after_the_portals_secret_is_changed(
    liv: User, invitation: Invitation, settings: Settings
) -> None:
    settings.SECRET_KEY = "another secret of the portal, which is long enough"
    assert invitation.token_hash != hash_of(token_for(invitation.key))
    assert remind(liv, invitation).token_hash == hash_of(token_for(invitation.key))
