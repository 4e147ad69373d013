"""Coming back from a provider with an invitation: the one who was invited is let in, once, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from digiportal.accounts.invitations.acts import invite, withdraw
from digiportal.accounts.invitations.models import Invitation, Refusal, State
from digiportal.accounts.models import User
from digiportal.accounts.providers.configuration import LoginProvider
from tests.accounts.invitations.conftest import Cooperation, link
from tests.accounts.providers.conftest import Configure, is_logged_in, tied
from tests.accounts.providers.standin import OBJECT, TENANT, StandIn
from tests.mailing import forget_sent, receivers, sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

KEY = f"{TENANT}:{OBJECT}"


def arrive(client: Client, provider: StandIn, invitation: Invitation) -> Any:
    client.cookies["django_language"] = "en"
    there = client.post(link(invitation, "med", "stand-in")).context["address"]
    forget_sent()
    answer = client.get(provider.log_in(there))
    invitation.refresh_from_db()
    return answer


def test_the_invited_person_comes_in_by_the_municipalitys_log_in(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation
) -> None:
    provider.claims["preferred_username"] = "Kari@Vinje.kommune.no"
    assert arrive(client, provider, invitation).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(invitation.user_id)
    assert SocialAccount.objects.get(uid=KEY).user_id == invitation.user_id
    assert (invitation.state, invitation.accepted_with) == (State.ACCEPTED, "stand-in")
    assert sent() == []
    assert not User.objects.get(pk=invitation.user_id).has_usable_password()


def test_either_of_two_addresses_will_do(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation
) -> None:
    provider.claims |= {"preferred_username": "k123@vinje.kommune.no", "email": "kari@vinje.kommune.no"}
    arrive(client, provider, invitation)
    assert is_logged_in(client)


def test_a_forwarded_invitation_ties_nobody_and_the_inviter_sees_it(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation
) -> None:
    provider.claims["preferred_username"] = "ola@vinje.kommune.no"
    page = arrive(client, provider, invitation)
    assert page.status_code == 403
    assert "ola@vinje.kommune.no" in page.content.decode()
    assert not is_logged_in(client)
    assert not SocialAccount.objects.exists()
    assert (invitation.state, invitation.refused_because) == (State.OPEN, Refusal.OTHER_ADDRESS)
    assert invitation.refused_name == "ola@vinje.kommune.no"
    assert [receivers(message) for message in sent()] == [["liv@example.org"]]


def test_another_organisation_is_refused(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation, cooperation: Cooperation
) -> None:
    cooperation.organisations = frozenset({"864964462"})
    provider.claims["preferred_username"] = "kari@vinje.kommune.no"
    assert arrive(client, provider, invitation).status_code == 403
    assert invitation.refused_because == Refusal.OTHER_ORGANISATION
    assert not SocialAccount.objects.exists()


def test_without_an_address_the_link_is_the_proof_and_the_inviter_is_told(
    client: Client, configure: Configure, provider: StandIn, invitation: Invitation
) -> None:
    configure("ansattporten")
    provider.claims = {"acr": "high", "name": "Kari N."}
    arrive(client, provider, invitation)
    assert is_logged_in(client)
    (notice,) = sent()
    assert receivers(notice) == ["liv@example.org"]
    assert "Kari N." in str(notice.body)


def test_the_same_person_invited_under_two_addresses(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation, liv: User
) -> None:
    provider.claims["preferred_username"] = "kari@vinje.kommune.no"
    arrive(client, provider, invitation)
    client.logout()
    twice = User.objects.create_user("kari.nordmann@tokke.kommune.no", full_name="Kari Nordmann")
    second = invite(liv, twice)
    page = arrive(client, provider, second)
    assert page.status_code == 403
    assert "kari@vinje.kommune.no" in page.content.decode()
    assert second.refused_because == Refusal.SOMEBODY_ELSE
    assert SocialAccount.objects.get().user_id == invitation.user_id
    assert not is_logged_in(client)


def test_withdrawn_while_the_person_was_away(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation, liv: User
) -> None:
    provider.claims["preferred_username"] = "kari@vinje.kommune.no"
    there = client.post(link(invitation, "med", "stand-in")).context["address"]
    withdraw(liv, invitation)
    page = client.get(provider.log_in(there))
    assert (page.status_code, page.context["state"]) == (410, "withdrawn")
    assert not is_logged_in(client)
    assert not SocialAccount.objects.exists()


def test_nobody_comes_in_twice_by_it(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation
) -> None:
    provider.claims["preferred_username"] = "kari@vinje.kommune.no"
    first = client.post(link(invitation, "med", "stand-in")).context["address"]
    other = Client()
    second = other.post(link(invitation, "med", "stand-in")).context["address"]
    client.get(provider.log_in(first))
    assert is_logged_in(client)
    assert other.get(provider.log_in(second)).status_code == 410
    assert not is_logged_in(other)


def test_somebody_tied_already_who_is_invited_again_needs_no_new_tie(
    client: Client, entra: LoginProvider, provider: StandIn, invitation: Invitation
) -> None:
    tied(invitation.user, entra, KEY)
    provider.claims["preferred_username"] = "kari@vinje.kommune.no"
    arrive(client, provider, invitation)
    assert SocialAccount.objects.count() == 1
    assert is_logged_in(client)
