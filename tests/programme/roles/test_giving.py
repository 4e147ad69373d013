"""Giving and ending roles: who may, to whom, for how long, and what never happens."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils import translation

from digiportal.access.anchors import all_anchors
from digiportal.access.giving import assign
from digiportal.access.holdings import forget
from digiportal.access.models import Portal, RoleAssignment
from digiportal.access.policy import may
from digiportal.accounts.models import User
from digiportal.clock import today
from programme.models import Body, Capacity, Organisation, Party, Person, Programme, Seat, SeatKind, Term
from programme.roles.acts import Gift, Newcomer, end, give
from programme.roles.words import DOES, KINDS, SEES, all_role_facts, role_facts
from programme.services.terms import start_term
from tests.accounts.confirming import confirm
from tests.cooperation import START, client_of, count_queries, make_member, make_programme, make_user
from tests.mailing import sent

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
def vinje(programme: Programme) -> Organisation:
    return make_member(programme, "Vinje", "4036")


@pytest.fixture
def leader(programme: Programme) -> User:
    return make_user("leader", "programme_leader", programme)


@pytest.fixture
def executive(vinje: Organisation) -> User:
    return make_user("executive", "chief_executive", vinje)


def gift(role: str, days: int | None = None, **fields: object) -> Gift:
    return Gift(role, today(), None if days is None else today() + days * DAY, **fields)  # type: ignore[arg-type]


def test_the_leader_gives_the_office_roles_and_no_other(
    leader: User, programme: Programme, vinje: Organisation
) -> None:
    given = give(leader, make_user("kari"), programme, gift("secretariat"))
    assert (given.role, given.given_by, given.history.count()) == ("secretariat", leader, 1)
    with pytest.raises(PermissionDenied):
        give(leader, make_user("per"), programme, gift("programme_leader"))
    with pytest.raises(PermissionDenied):
        give(leader, make_user("ola"), vinje, gift("representative"))


def test_the_host_gives_the_programme_leader(programme: Programme, vinje: Organisation, executive: User) -> None:
    with pytest.raises(PermissionDenied):
        give(executive, make_user("kari"), programme, gift("programme_leader"))
    Party.objects.filter(organisation=vinje).update(capacity=Capacity.HOST)
    forget(executive)
    assert give(executive, make_user("per"), programme, gift("programme_leader")).pk


def test_an_administrator_gives_the_first_leader_and_chief_executives(
    programme: Programme, vinje: Organisation
) -> None:
    admin = make_user("admin", "site_admin", Portal.objects.get())
    assert give(admin, make_user("kari"), vinje, gift("chief_executive")).pk
    pages = client_of(admin)
    assert [one.is_held for one, _url in pages.get("/portal/roller/").context["programmes"]] == [False]
    assert give(admin, make_user("per"), programme, gift("programme_leader")).pk
    assert [one.is_held for one, _url in pages.get("/portal/roller/").context["programmes"]] == [True]
    assert [one.is_held for one, *_urls in pages.get("/portal/roller/").context["organisations"]] == [True]
    forget(admin)
    with pytest.raises(PermissionDenied):
        give(admin, make_user("siri"), programme, gift("programme_leader"))
    with pytest.raises(PermissionDenied):
        give(admin, make_user("nils"), programme, gift("secretariat"))


def test_nobody_gives_a_role_to_oneself(leader: User, programme: Programme) -> None:
    with pytest.raises(ValidationError) as refused:
        give(leader, leader, programme, gift("secretariat"))
    assert "person" in refused.value.message_dict


def test_body_roles_are_given_by_seats_alone(leader: User, programme: Programme) -> None:
    body = Body.objects.create(programme=programme, slug="styret", name="Styret")
    with pytest.raises(PermissionDenied):
        give(leader, make_user("kari"), body, gift("chair"))


def test_an_assistant_has_an_end_and_limits(vinje: Organisation, executive: User, programme: Programme) -> None:
    with pytest.raises(ValidationError) as refused:
        give(executive, make_user("kari"), vinje, gift("assistant"))
    assert "last_day" in refused.value.message_dict
    per = make_user("per")
    given = give(executive, per, vinje, gift("assistant", 40, withheld=["see_statement"]))
    assert given.valid_to == today() + 41 * DAY
    assert may(per, "see_cooperation", vinje)
    assert may(per, "see_programme", programme)
    assert not may(per, "see_statement", vinje)
    assert not may(per, "answer_treatment", vinje)


def test_limits_of_one_holder_are_not_those_of_another(vinje: Organisation, executive: User) -> None:
    kari, per = make_user("kari"), make_user("per")
    give(executive, kari, vinje, gift("assistant", 40, withheld=["see_statement"]))
    give(executive, per, vinje, gift("assistant", 40))
    assert not may(kari, "see_statement", vinje)
    assert may(per, "see_statement", vinje)


def test_an_acting_chief_executive_is_beside_the_permanent_one_until_a_day(
    vinje: Organisation, executive: User
) -> None:
    admin, kari = make_user("admin", "site_admin", Portal.objects.get()), make_user("kari")
    with pytest.raises(ValidationError) as refused:
        give(admin, kari, vinje, gift("chief_executive", is_acting=True))
    assert "last_day" in refused.value.message_dict
    give(admin, kari, vinje, gift("chief_executive", 30, is_acting=True))
    assert may(kari, "answer_treatment", vinje)
    assert may(executive, "answer_treatment", vinje)
    page = client_of(executive).get(f"/kommuner/{vinje.slug}/roller/").content.decode()
    assert "acting" in page


@pytest.mark.parametrize(
    ("first", "last", "field"), [(-1, 5, "first_day"), (5, 4, "last_day")], ids=["past", "ends before it begins"]
)
def test_days_that_make_no_sense(leader: User, programme: Programme, first: int, last: int, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        give(leader, make_user("kari"), programme, Gift("observer", today() + first * DAY, today() + last * DAY))
    assert list(refused.value.message_dict) == [field]


def test_the_same_role_twice_at_a_time_is_refused(leader: User, programme: Programme) -> None:
    kari = make_user("kari")
    give(leader, kari, programme, gift("observer", 10))
    with pytest.raises(ValidationError, match="already"):
        give(leader, kari, programme, Gift("observer", today() + 10 * DAY))
    assert give(leader, kari, programme, Gift("observer", today() + 11 * DAY)).pk


def test_somebody_new_is_made_and_invited_in_the_same_act(executive: User, vinje: Organisation) -> None:
    give(executive, Newcomer("Siri@vinje.example.org", "Siri Ny"), vinje, gift("representative"))
    siri = User.objects.get(email="siri@vinje.example.org")
    assert siri.invitations.count() == 1
    assert Person.objects.get(user=siri).organisation == vinje


def test_the_last_of_the_secretariat_stays_until_there_is_another(leader: User, programme: Programme) -> None:
    only = assign(make_user("kari"), "secretariat", programme, valid_from=START)
    with pytest.raises(ValidationError) as refused:
        end(leader, only, today())
    assert "last_day" in refused.value.message_dict
    give(leader, make_user("per"), programme, Gift("secretariat", today() + 2 * DAY))
    with pytest.raises(ValidationError):
        end(leader, only, today())
    assert end(leader, only, today() + DAY, "Ny stilling").valid_to == today() + 2 * DAY
    assert only.history.first().history_change_reason == "Ny stilling"


def test_only_those_who_give_a_role_end_it(leader: User, programme: Programme) -> None:
    secretary = make_user("sec", "secretariat", programme)
    observer = assign(make_user("obs"), "observer", programme, valid_from=START)
    with pytest.raises(PermissionDenied):
        end(secretary, observer, today())
    with pytest.raises(ValidationError):
        end(leader, observer, today() - 2 * DAY)
    end(leader, observer, today() - DAY)
    assert not may(observer.user, "see_programme", programme)


def test_every_right_of_every_table_has_words() -> None:
    given = {right for anchor in all_anchors() for rights in anchor.rights.values() for right in rights}
    assert given - set(SEES) - set(DOES) == set()
    assert {anchor.model._meta.label for anchor in all_anchors()} == set(KINDS)
    assert all(facts.sees or facts.does for _kind, roles in all_role_facts() for facts in roles)


def test_what_an_assistant_may_not_is_said() -> None:
    lacks = role_facts("programme.Organisation", "assistant").lacks
    assert any("what all parties are asked" in one for one in lacks)


class TestPages:
    def form(self, client: object, address: str, **typed: str) -> object:
        page = client.get(address)  # type: ignore[attr-defined]
        return client.post(address, {"_ticket": page.context["ticket"].signed(), **typed})  # type: ignore[attr-defined]

    def test_the_message_stands_at_the_field(self, leader: User, programme: Programme) -> None:
        client = client_of(leader)
        confirm(client)
        typed = {"email": leader.email, "first_day": today().isoformat(), "reason": "Typed"}
        answer = self.form(client, "/dalen/roller/sekretariat/ny/", **typed)
        assert answer.context["form"].errors.keys() == {"email"}  # type: ignore[attr-defined]
        assert "Typed" in answer.content.decode()  # type: ignore[attr-defined]

    def test_a_role_is_given_and_ended(self, leader: User, programme: Programme) -> None:
        client, kari = client_of(leader), make_user("kari", "observer", programme)
        confirm(client)
        typed = {"person": str(kari.pk), "first_day": today().isoformat()}
        assert self.form(client, "/dalen/roller/revisor/ny/", **typed).status_code == 302  # type: ignore[attr-defined]
        given = RoleAssignment.objects.get(user=kari, role="auditor")
        answer = self.form(client, f"/roller/{given.pk}/avslutt/", last_day=today().isoformat())
        assert answer.status_code == 302  # type: ignore[attr-defined]
        given.refresh_from_db()
        assert given.valid_to == today() + DAY

    def test_an_old_session_is_asked_who_it_is(self, leader: User, programme: Programme) -> None:
        client = client_of(leader)
        confirm(client, seconds_ago=3600)
        assert client.get("/dalen/roller/revisor/ny/").headers["Location"].startswith("/bekreft/")

    def test_a_role_of_a_seat_has_no_end_here(self, leader: User, programme: Programme) -> None:
        body = Body.objects.create(programme=programme, slug="styret", name="Styret")
        seat = Seat.objects.create(body=body, sequence=1, title="Leiar", kind=SeatKind.APPOINTED, function="chair")
        kari = make_user("kari")
        person = Person.objects.create(name="Kari", user=kari)
        term = start_term(None, Term(seat=seat, person=person, valid_from=START), "Vald")
        client = client_of(leader)
        confirm(client)
        assert client.get(f"/roller/{term.assignment_id}/avslutt/").status_code == 404
        page = client.get(f"/brukere/{kari.pk}/roller/").content.decode()
        assert "from the seat «Leiar»" in page
        assert "from the seat «Leiar»" in client.get("/dalen/roller/").content.decode()

    def test_a_person_is_shown_as_far_as_one_may_see(self, leader: User, programme: Programme, executive: User) -> None:
        stranger = make_user("stranger", "observer", make_programme("elsewhere"))
        assert client_of(leader).get(f"/brukere/{stranger.pk}/roller/").status_code == 404
        assert client_of(stranger).get("/profil/roller/").status_code == 200
        assert client_of(leader).get(f"/brukere/{executive.pk}/roller/").status_code == 200

    def test_the_page_asks_as_much_for_many_as_for_one(self, leader: User, programme: Programme) -> None:
        client = client_of(leader)
        count_queries(client, "/dalen/roller/")
        few = count_queries(client, "/dalen/roller/")
        for number in range(5):
            make_user(f"obs{number}", "observer", programme)
        assert count_queries(client, "/dalen/roller/") == few


def test_the_operators_command(programme: Programme) -> None:
    call_command("give_role", "kari@example.org", "site_admin", "portal", name="Kari")
    assert may(User.objects.get(email="kari@example.org"), "give_first_roles", Portal.objects.get())
    with pytest.raises(CommandError, match="already"):
        call_command("give_role", "kari@example.org", "site_admin", "portal")
    with pytest.raises(CommandError, match="no programme"):
        call_command("give_role", "kari@example.org", "programme_leader", "nowhere")
    assert sent() == []
