"""What happens in the portal comes to the log where it matters."""

from __future__ import annotations

import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client

from digiportal.access.giving import close, give_role
from digiportal.access.models import Portal, RoleAssignment
from digiportal.accounts.invitations.acts import accept_with_password, invite, withdraw
from digiportal.accounts.models import User
from digiportal.accounts.sessions.services import end_sessions
from digiportal.audit import events
from digiportal.audit.models import Entry
from digiportal.clock import today
from tests.accounts.second_factor.code_app import code_of, set_up_code_app
from tests.cooperation import client_of, make_programme, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "lang nok setning"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    return User.objects.create_user("kari@example.org", PASSWORD, full_name="Kari Nordmann")


def noted(event: str) -> Entry:
    return Entry.objects.get(event=event)


def log_in(client: Client, email: str, password: str) -> None:
    client.post("/logg-inn/", {"login": email, "password": password})


def test_log_in_and_log_out(client: Client, user: User) -> None:
    log_in(client, user.email, PASSWORD)
    client.post("/logg-ut/")
    assert (noted(events.LOG_IN).actor_pk, noted(events.LOG_IN).facts["how"]) == (user.pk, ["password"])
    assert noted(events.LOG_OUT).actor_name == "Kari Nordmann"


def test_a_wrong_password_is_about_somebody_and_by_nobody(client: Client, user: User) -> None:
    log_in(client, user.email, "wrong")
    entry = noted(events.LOG_IN_REFUSED)
    assert (entry.actor_pk, entry.object_pk, entry.facts["reason"]) == (None, str(user.pk), "wrong_password")


def test_what_was_written_instead_of_an_email_is_not_kept(client: Client) -> None:
    log_in(client, "my-secret-password@example.org", "kari@example.org")
    entry = noted(events.LOG_IN_REFUSED)
    assert (entry.object_pk, entry.facts) == ("", {"reason": "unknown_address", "kind": "log_in"})


def test_trying_too_often_is_noted(client: Client, user: User) -> None:
    for _each in range(6):
        log_in(client, user.email, "wrong")
    assert Entry.objects.filter(event=events.LOG_IN_REFUSED, facts__reason="too_often").exists()


def test_a_wrong_code(client: Client, user: User) -> None:
    log_in(client, user.email, PASSWORD)
    set_up_code_app(client)
    again = Client()
    log_in(again, user.email, PASSWORD)
    again.post("/logg-inn/kode/", {"code": "000000"})
    assert noted(events.SECOND_FACTOR_REFUSED).object_pk == str(user.pk)
    assert Entry.objects.filter(event=events.LOG_IN).count() == 1


def test_a_code_app_that_is_set_up_and_removed(user: User) -> None:
    for signal in (authenticator_added, authenticator_removed):
        signal.send(Authenticator, request=None, user=user, authenticator=Authenticator(type="totp"))
    assert noted(events.SECOND_FACTOR_SET).facts == {"kind": "totp"}
    assert noted(events.SECOND_FACTOR_REMOVED).actor_pk == user.pk


def test_both_factors_of_a_log_in(client: Client, user: User) -> None:
    log_in(client, user.email, PASSWORD)
    secret = set_up_code_app(client)
    again = Client()
    log_in(again, user.email, PASSWORD)
    again.post("/logg-inn/kode/", {"code": code_of(secret, 1)})
    again.post("/logg-inn/husk/", {"action": ""})
    assert Entry.objects.filter(event=events.LOG_IN)[0].facts["how"] == ["password", "mfa"]


def test_sessions_that_somebody_ends(client: Client, user: User) -> None:
    log_in(client, user.email, PASSWORD)
    end_sessions(user)
    assert (noted(events.SESSION_ENDED).object_pk, noted(events.SESSION_ENDED).facts["count"]) == (str(user.pk), 1)


def test_roles_given_and_ended() -> None:
    leader = make_user("leader", "programme_leader", programme := make_programme())
    receiver = make_user("receiver")
    given = give_role(leader, receiver, "auditor", programme, valid_from=today())
    close(given, today() + datetime.timedelta(days=1))
    entry = Entry.objects.filter(event=events.ROLE_GIVEN, actor_pk=leader.pk).get()
    assert (entry.object_title, entry.programme_pk) == (str(programme), programme.pk)
    assert (entry.facts["role"], entry.facts["person"]) == ("auditor", "Receiver")
    assert noted(events.ROLE_ENDED).facts["valid_to"] == str(today() + datetime.timedelta(days=1))


def test_a_role_that_was_not_given_after_all_is_not_noted() -> None:
    programme = make_programme()
    with pytest.raises(PermissionDenied):
        give_role(make_user("a"), make_user("b"), "auditor", programme, valid_from=today())
    assert not RoleAssignment.objects.exists()
    assert not Entry.objects.exists()


def test_invitations() -> None:
    invited = make_user("invited")
    withdraw(None, invite(None, invited))
    accept_with_password(invite(None, invited), PASSWORD)
    told = list(Entry.objects.order_by("pk").values_list("event", "object_pk"))
    wanted = [events.INVITATION_SENT, events.INVITATION_WITHDRAWN, events.INVITATION_SENT, events.INVITATION_ACCEPTED]
    assert told == [(event, str(invited.pk)) for event in wanted]


def test_a_page_that_one_has_no_right_to() -> None:
    programme = make_programme()
    stranger = make_user("stranger")
    client = client_of(stranger)
    assert client.get(f"/{programme.slug}/vedtak/?q=words").status_code == 404
    entry = noted(events.REFUSED)
    assert (entry.actor_pk, entry.programme_pk, entry.object_label) == (
        stranger.pk,
        programme.pk,
        "programme.Programme",
    )
    assert entry.facts == {"path": f"/{programme.slug}/vedtak/", "right": "see_programme"}


def test_a_page_that_is_not_there_is_no_refusal() -> None:
    client = client_of(make_user("admin", "site_admin", Portal.objects.get()))
    before = Entry.objects.count()
    assert client.get("/dalen/vedtak/").status_code == 404
    assert Entry.objects.count() == before
