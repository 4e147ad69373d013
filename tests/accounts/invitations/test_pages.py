"""The pages behind the link: opening uses nothing up, and each thing that can be wrong has its own page."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from digiportal.accounts.invitations.acts import accept_with_password, invite, withdraw
from digiportal.accounts.invitations.models import Invitation, State
from digiportal.accounts.models import User
from tests.accounts.invitations.conftest import link
from tests.accounts.providers.conftest import Configure
from tests.mailing import forget_sent, receivers, sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

PASSWORD = "en lang nok setning"
LATER = datetime.timedelta(days=15)


def opened(client: Client, address: str) -> Any:
    client.cookies["django_language"] = "en"
    return client.get(address)


def test_opening_shows_who_invites_to_what_and_uses_nothing_up(
    client: Client, configure: Configure, invitation: Invitation
) -> None:
    configure(name="Microsoft (Vinje kommune)")
    for _scanner in range(3):
        page = opened(client, link(invitation))
    text = page.content.decode()
    for said in (
        "Liv Sekretær invites you",
        "rådmann, Vinje",
        "Vest-Telemark",
        "Log in with Microsoft (Vinje kommune)",
    ):
        assert said in text
    assert page.headers["Cache-Control"].startswith("max-age=0")
    invitation.refresh_from_db()
    assert invitation.state == State.OPEN


def test_the_page_speaks_the_invited_persons_language(client: Client, invitation: Invitation) -> None:
    assert client.get(link(invitation), headers={"accept-language": "en"}).headers["Content-Language"] == "nn"


def test_a_password_of_ones_own_lets_one_in(client: Client, invitation: Invitation) -> None:
    response = client.post(link(invitation, "passord"), {"password1": PASSWORD, "password2": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(invitation.user_id)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.accepted_with) == (State.ACCEPTED, "password")


def test_a_poor_password_is_refused_at_the_field_and_nothing_is_used_up(client: Client, invitation: Invitation) -> None:
    for typed in ({"password1": "kort", "password2": "kort"}, {"password1": PASSWORD, "password2": "another one"}):
        page = client.post(link(invitation, "passord"), typed)
        assert page.status_code == 200
        assert page.context["form"].errors
    invitation.refresh_from_db()
    assert invitation.state == State.OPEN


def test_a_used_one_says_so_and_changes_no_password(client: Client, invitation: Invitation) -> None:
    accept_with_password(invitation, PASSWORD)
    page = opened(client, link(invitation))
    assert (page.status_code, page.context["state"]) == (410, "accepted")
    assert reverse("account_login") in page.content.decode()
    client.post(link(invitation, "passord"), {"password1": "noe ganske annet", "password2": "noe ganske annet"})
    assert User.objects.get(pk=invitation.user_id).check_password(PASSWORD)
    assert "_auth_user_id" not in client.session


def test_an_expired_one_is_asked_for_anew_with_one_button(client: Client, invitation: Invitation) -> None:
    with time_machine.travel(invitation.expires_at + LATER, tick=False):
        page = opened(client, link(invitation))
        assert (page.status_code, page.context["state"]) == (410, "expired")
        assert link(invitation, "ny") in page.content.decode()
        forget_sent()
        assert client.post(link(invitation, "ny")).status_code == 200
        assert [receivers(message) for message in sent()] == [["liv@example.org"]]


def test_a_withdrawn_and_a_replaced_one(client: Client, liv: User, kari: User, invitation: Invitation) -> None:
    withdraw(liv, invitation)
    assert opened(client, link(invitation)).context["state"] == "withdrawn"
    invite(liv, kari)
    assert opened(client, link(invitation)).context["state"] == "replaced"


def test_an_unknown_link_says_nothing_of_anybody(client: Client, invitation: Invitation) -> None:
    page = opened(client, link(invitation)[:-5] + "/")
    assert page.status_code == 404
    assert "Kari" not in page.content.decode()


def test_guessing_is_stopped(client: Client) -> None:
    answers = [client.get(f"/invitasjon/guess-{number}/").status_code for number in range(25)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_a_new_one_is_asked_for_a_few_times_a_day(client: Client, liv: User, invitation: Invitation) -> None:
    withdraw(liv, invitation)
    forget_sent()
    answers = [client.post(link(invitation, "ny")).status_code for _time in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert len(sent()) == 3


def test_somebody_else_logged_in_is_told(client: Client, liv: User, invitation: Invitation) -> None:
    client.force_login(liv)
    assert "You are logged in as Liv Sekretær now" in opened(client, link(invitation)).content.decode()


def test_buttons_come_by_post_alone(client: Client, configure: Configure, invitation: Invitation) -> None:
    configure()
    for part in (["med", "stand-in"], ["ny"]):
        assert client.get(link(invitation, *part)).headers["Location"] == link(invitation)


def test_the_inviter_sees_reminds_and_withdraws(client: Client, liv: User, kari: User, invitation: Invitation) -> None:
    client.force_login(liv)
    address = reverse("invitations:invitation", args=[invitation.pk])
    assert "kari@vinje.kommune.no" in opened(client, address).content.decode()
    for name, state in (("remind", State.OPEN), ("withdraw", State.WITHDRAWN), ("invite-again", State.REPLACED)):
        act = reverse(f"invitations:{name}", args=[invitation.pk])
        ticket = client.get(act).context["ticket"].signed()
        assert client.post(act, {"_ticket": ticket}).status_code == 302
        invitation.refresh_from_db()
        assert invitation.state == state
    client.force_login(kari)
    assert client.get(address).status_code == 404
