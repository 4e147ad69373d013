"""Somebody who has left: what lets in and what reaches goes, what was decided keeps its names."""

from __future__ import annotations

import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from digiportal.access.giving import close
from digiportal.access.models import Portal, RoleAssignment
from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.models import User
from digiportal.audit.events import PERSON_ANONYMISED
from digiportal.audit.models import Entry
from digiportal.clock import today
from digiportal.personal.anonymising import anonymise
from programme.models import Person
from tests.accounts.confirming import confirm
from tests.cooperation import client_of, make_programme, make_user

WHY = "Has left the municipality."


def leaver() -> User:
    """Somebody with a role that is over, a way in, a code app, an invitation and a place in the register."""
    user = make_user("kari", "auditor", make_programme())
    close(RoleAssignment.objects.get(user=user), today())
    SocialAccount.objects.create(user=user, provider="entra", uid="tenant:object")
    Authenticator.objects.create(user=user, type="totp", data={})
    Person.objects.create(name="Kari", email=user.email, position="Rådgjevar", user=user)
    now = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
    Invitation.objects.create(user=user, email=user.email, token_hash="x", expires_at=now)
    return user


def admin() -> User:
    return make_user("admin", "site_admin", Portal.objects.get())


@pytest.mark.django_db
def test_what_goes_and_what_stays() -> None:
    user, administrator = leaver(), admin()
    session = client_of(user)
    done = anonymise(administrator, user, WHY)
    assert (done.full_name, done.email, done.is_active) == ("Kari", f"{user.pk}@anonymised.invalid", False)
    assert not done.has_usable_password()
    assert not SocialAccount.objects.filter(user=user).exists()
    assert not Authenticator.objects.filter(user=user).exists()
    assert session.get("/profil/").status_code == 302
    person, invitation = Person.objects.get(user=user), Invitation.objects.get(user=user)
    assert (person.name, person.email, person.position) == ("Kari", "", "")
    assert (invitation.email, invitation.withdrawn_at is not None) == (done.email, True)
    assert RoleAssignment.objects.filter(user=user).exists()
    assert Entry.objects.get(event=PERSON_ANONYMISED).actor_pk == administrator.pk


@pytest.mark.django_db
def test_who_may_not() -> None:
    administrator = admin()
    with pytest.raises(PermissionDenied):
        anonymise(make_user("other"), make_user("kari"), WHY)
    with pytest.raises(ValidationError, match="oneself"):
        anonymise(administrator, administrator, WHY)


@pytest.mark.django_db
def test_not_somebody_with_a_role_and_not_twice() -> None:
    administrator = admin()
    with pytest.raises(ValidationError, match="still has a role"):
        anonymise(administrator, make_user("ola", "auditor", make_programme("dalen")), WHY)
    user = make_user("kari")
    anonymise(administrator, user, WHY)
    with pytest.raises(ValidationError, match="already"):
        anonymise(administrator, user, WHY)


@pytest.mark.django_db
def test_the_page_says_first_what_goes_and_what_stays() -> None:
    user, client = make_user("kari"), client_of(admin())
    path = f"/brukere/{user.pk}/anonymiser/"
    assert client.get(path).headers["Location"].startswith("/bekreft/")
    confirm(client)
    page = client.get(path)
    assert "What is kept, and why" in page.content.decode()
    data = {"reason": WHY, "ticket": page.context["ticket"]}
    assert client.get(f"/brukere/{user.pk + 1000}/anonymiser/").status_code == 404
    assert client_of(make_user("ola")).get(path).status_code == 404
    assert data["ticket"]


@pytest.mark.usefixtures("committing")
def test_the_owner_clears_the_histories() -> None:
    user = leaver()
    anonymise(None, user, WHY)
    email = "kari@example.org"
    assert User.history.filter(email=email).exists()  # type: ignore[attr-defined]
    call_command("clear_anonymised")
    for history in (User.history, Person.history, Invitation.history):  # type: ignore[attr-defined]
        assert not history.filter(email=email).exists()
    assert User.history.filter(full_name="Kari").exists()  # type: ignore[attr-defined]
