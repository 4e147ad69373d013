"""Phone and recovery codes lost: an administrator resets the second factor; nobody does it for oneself."""

from __future__ import annotations

import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from digiportal.access.giving import assign
from digiportal.access.models import Portal
from digiportal.accounts.models import User
from digiportal.accounts.second_factor.services import reset_second_factor
from digiportal.clock import today
from tests.accounts.confirming import confirm
from tests.accounts.conftest import PASSWORD
from tests.accounts.second_factor.code_app import set_up_code_app
from tests.accounts.second_factor.conftest import log_in
from tests.mailing import forget_sent, receivers, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(kari: Client) -> User:
    admin = User.objects.create_user("admin@example.org", PASSWORD, full_name="Driftsansvarlig", language="en")
    assign(admin, "site_admin", Portal.objects.get(), valid_from=today() - datetime.timedelta(days=1))
    return admin


@pytest.fixture
def office(administrator: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    log_in(client, administrator)
    return client


def test_the_user_logs_in_with_the_password_and_is_out_everywhere_else(
    kari: Client, user: User, administrator: User
) -> None:
    set_up_code_app(kari)
    reset_second_factor(administrator, user)
    assert not Authenticator.objects.filter(user=user).exists()
    assert "_auth_user_id" not in kari.session
    assert log_in(Client(), user) == "/"
    newest = user.history.order_by("history_id").last()
    assert (newest.history_user, newest.history_change_reason) == (administrator, "Reset the second factor.")


def test_by_the_page_with_a_mail_to_the_user(
    kari: Client, user: User, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_code_app(kari)
    monkeypatch.setattr("django.db.transaction.on_commit", lambda done, **options: done())
    forget_sent()
    page = office.get(f"/brukere/{user.pk}/sikkerhet/nullstill/")
    assert "Kari Nordmann is logged out everywhere" in page.content.decode()
    office.post(f"/brukere/{user.pk}/sikkerhet/nullstill/", {"_ticket": page.context["ticket"].signed()})
    assert not Authenticator.objects.filter(user=user).exists()
    assert [(receivers(message), message.subject) for message in sent()] == [
        ([user.email], "Your second factor in DigiPortal is reset")
    ]


def test_the_page_asks_who_one_is(user: User, office: Client) -> None:
    confirm(office, seconds_ago=3600)
    assert office.get(f"/brukere/{user.pk}/sikkerhet/nullstill/").headers["Location"].startswith("/bekreft/")


def test_others_do_not_see_the_page(kari: Client, administrator: User) -> None:
    assert kari.get(f"/brukere/{administrator.pk}/sikkerhet/nullstill/").status_code == 404
    confirm(kari, seconds_ago=3600)
    assert kari.get(f"/brukere/{administrator.pk}/sikkerhet/nullstill/").status_code == 404


def test_others_may_not(kari: Client, user: User, administrator: User) -> None:
    set_up_code_app(kari)
    ola = User.objects.create_user("ola@example.org", full_name="Ola")
    with pytest.raises(PermissionDenied):
        reset_second_factor(ola, user)
    assert Authenticator.objects.filter(user=user).exists()


def test_nobody_does_it_for_oneself(administrator: User, office: Client) -> None:
    set_up_code_app(office)
    with pytest.raises(ValidationError):
        reset_second_factor(administrator, administrator)
    assert Authenticator.objects.filter(user=administrator).exists()


def test_there_must_be_one(user: User, administrator: User) -> None:
    with pytest.raises(ValidationError):
        reset_second_factor(administrator, user)


def test_from_the_machine_itself(kari: Client, user: User) -> None:
    set_up_code_app(kari)
    call_command("reset_second_factor", user.email.upper(), verbosity=0)
    assert not Authenticator.objects.exists()
    for email in (user.email, "ingen@example.org"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", email)
