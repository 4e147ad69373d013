"""Those who operate the portal see how mail goes and never what it says; in the demonstration people see their own."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from digiportal.access.operation import asking_for_attention
from digiportal.accounts.models import User
from digiportal.mail.models import Message, Reason, State
from digiportal.mail.posting import post
from tests.cooperation import client_of
from tests.mail.conftest import DUTY
from tests.operating import make_administrator

pytestmark = pytest.mark.django_db

LIST = "/portal/post/"


@pytest.fixture
def administrator(db: None) -> User:
    return make_administrator()


@pytest.fixture
def office(administrator: User) -> Client:
    return client_of(administrator)


def message(kari: User, state: str = State.FAILED) -> Message:
    post(DUTY, [kari], {"title": "Secret words"})
    Message.objects.filter(state=State.WAITING).update(state=state, reason=Reason.RECEIVER, detail="550 no such user")
    return Message.objects.order_by("-pk")[0]


def do(client: Client, one: Message, act: str) -> str:
    address = f"{LIST}{one.pk}/{act}/"
    ticket = client.get(address).context["ticket"].signed()
    page = client.post(address, {"_ticket": ticket}, follow=True).content.decode()
    one.refresh_from_db()
    return page


def test_what_stopped_is_seen_with_its_reason_and_without_what_it_says(office: Client, kari: User) -> None:
    message(kari)
    text = office.get(LIST).content.decode()
    assert "1 mail didn't go as it should" in text
    assert "the receiver&#x27;s address doesn&#x27;t exist" in text
    assert "550 no such user" in text
    assert "Secret words" not in text


def test_it_is_asked_for_on_the_first_page(administrator: User, kari: User) -> None:
    assert asking_for_attention(administrator) == []
    message(kari)
    assert [task.act_url for task in asking_for_attention(administrator)] == [LIST]


def test_sent_again(office: Client, kari: User) -> None:
    one = message(kari)
    assert "The mail is on its way" in do(office, one, "send-igjen")
    assert one.state == State.WAITING


def test_an_uncertain_one_is_noted_as_arrived_or_sent_again_with_a_warning(office: Client, kari: User) -> None:
    one = message(kari, State.UNCERTAIN)
    assert "the receiver gets it twice" in office.get(f"{LIST}{one.pk}/send-igjen/").content.decode()
    do(office, one, "kom-fram")
    assert one.state == State.SENT


def test_given_up(office: Client, kari: User) -> None:
    one = message(kari)
    do(office, one, "gi-opp")
    assert one.state == State.GIVEN_UP
    assert "1 mail" not in office.get(LIST).content.decode()


def test_narrowed(office: Client, kari: User) -> None:
    message(kari)
    assert len(office.get(f"{LIST}?stand=failed&q=nordmann").context["lines"]) == 1
    assert "Nothing fits" in office.get(f"{LIST}?q=somebody else").content.decode()


def test_the_list_makes_a_fixed_number_of_queries(office: Client, kari: User) -> None:
    counts = []
    for _round in range(2):
        for _number in range(5):
            message(kari)
        with CaptureQueriesContext(connection) as queries:
            office.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_others_see_nothing_of_it(kari: User) -> None:
    one = message(kari)
    client = Client()
    client.force_login(kari)
    for address in (LIST, f"{LIST}{one.pk}/send-igjen/", f"{LIST}{one.pk}/kom-fram/", f"{LIST}{one.pk}/gi-opp/"):
        assert client.get(address).status_code == 404


def test_ones_own_mail_in_the_demonstration(kari: User, office: Client, settings: Settings) -> None:
    message(kari)
    client = Client()
    client.force_login(kari)
    assert "Secret words" in client.get("/demonstrasjon/postkasse/").content.decode()
    assert "Secret words" not in office.get("/demonstrasjon/postkasse/").content.decode()
    settings.DEMONSTRATION = False
    assert client.get("/demonstrasjon/postkasse/").status_code == 404
