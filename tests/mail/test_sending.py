"""Each message once, or marked for a person to see: against a real mail server that misbehaves."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.utils import timezone
from pytest_django import Settings

from digiportal.accounts.models import User
from digiportal.mail.models import Message, Reason, State
from digiportal.mail.posting import Receiver, post
from digiportal.mail.sending import WAITS, deliver, send_due, settle_abandoned
from tests.mail import smtp_server
from tests.mail.conftest import DUTY
from tests.mail.smtp_server import Mailbox, free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(kari: User) -> Message:
    post(DUTY, [kari], {"title": "A meeting"})
    return Message.objects.get()


def after_sending(message: Message) -> Message:
    deliver(message.pk)
    message.refresh_from_db()
    return message


def test_sent_once(message: Message, mailbox: Mailbox) -> None:
    assert after_sending(message).state == State.SENT
    deliver(message.pk)
    send_due()
    (taken,) = mailbox.taken
    assert (taken["To"], taken["Subject"]) == ("Kari Nordmann <kari@vinje.example.org>", "A meeting")
    assert taken["Message-ID"] == f"<{message.message_id}@localhost>"
    assert taken["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("name", ["Åse " + "Ærlig-Ødegård " * 8 + "Å", 'Kari "Kalle" ‹Å>, b@c.no', "a,b;c@d.no"])
def test_any_name_reaches_its_receiver(name: str, mailbox: Mailbox) -> None:
    post(DUTY, [Receiver("kari@vinje.example.org", name)], {"title": "A"})
    send_due()
    (taken,) = mailbox.taken
    (receiver,) = taken["To"].addresses
    assert receiver.addr_spec == "kari@vinje.example.org"
    # Python's reader keeps the space between the encoded words of a long name.
    assert receiver.display_name.replace(" ", "") == name.replace(" ", "")


FOR_NOW = [
    (smtp_server.HANGS_AT_RECEIVER, Reason.SLOW),
    (smtp_server.GREYLISTS, Reason.BUSY),
    (smtp_server.REFUSES_SENDER, Reason.SENDER),
    (smtp_server.LOSES_BEFORE_CONTENT, Reason.UNREACHABLE),
]


@pytest.mark.parametrize(("behaviour", "reason"), FOR_NOW)
def test_what_fails_for_now_is_tried_again(
    behaviour: str, reason: Reason, message: Message, mailbox: Mailbox, settings: Settings
) -> None:
    mailbox.behaviour = behaviour
    before = timezone.now()
    after_sending(message)
    assert (message.state, message.reason, message.tries) == (State.WAITING, reason, 1)
    assert message.next_try_at is not None
    assert message.next_try_at - before > WAITS[0] - datetime.timedelta(seconds=1)
    send_due()
    assert mailbox.tried == 1
    mailbox.behaviour = smtp_server.OK
    Message.objects.update(next_try_at=timezone.now())
    assert after_sending(message).state == State.SENT
    assert message.reason == ""
    assert len(mailbox.taken) == 1


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [(smtp_server.REFUSES_RECEIVER, Reason.RECEIVER), (smtp_server.REFUSES_CONTENT, Reason.CONTENT)],
)
def test_what_fails_for_good_fails_at_once(behaviour: str, reason: Reason, message: Message, mailbox: Mailbox) -> None:
    mailbox.behaviour = behaviour
    after_sending(message)
    assert (message.state, message.reason, message.next_try_at) == (State.FAILED, reason, None)
    assert message.detail.startswith("SMTP")
    assert send_due() == 0


@pytest.mark.parametrize("behaviour", [smtp_server.TAKES_AND_LOSES, smtp_server.TAKES_AND_HANGS])
def test_taken_without_an_answer_is_uncertain_and_never_sent_again_by_itself(
    behaviour: str, message: Message, mailbox: Mailbox
) -> None:
    mailbox.behaviour = behaviour
    assert after_sending(message).state == State.UNCERTAIN
    assert message.reason == Reason.LOST
    Message.objects.update(next_try_at=timezone.now())
    settle_abandoned()
    send_due()
    assert len(mailbox.taken) == 1


def test_a_farewell_that_hangs_takes_nothing_back(message: Message, mailbox: Mailbox) -> None:
    mailbox.behaviour = smtp_server.HANGS_AT_FAREWELL
    assert after_sending(message).state == State.SENT


def test_a_server_that_is_down_is_asked_once_for_all(kari: User, mailbox: Mailbox, settings: Settings) -> None:
    settings.EMAIL_PORT = free_port()
    post(DUTY, [Receiver(f"{number}@example.org", "Somebody") for number in range(5)], {"title": "A meeting"})
    assert send_due() == 0
    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 0, 0, 0, 1]
    assert Message.objects.exclude(tries=0).get().reason == Reason.UNREACHABLE


def test_given_up_after_two_days(message: Message, mailbox: Mailbox) -> None:
    mailbox.behaviour = smtp_server.GREYLISTS
    for _number in range(len(WAITS)):
        Message.objects.update(next_try_at=timezone.now())
        assert after_sending(message).state == State.WAITING
    Message.objects.update(next_try_at=timezone.now())
    assert after_sending(message).state == State.FAILED
    assert sum(WAITS, datetime.timedelta()) > datetime.timedelta(days=1.8)


def abandoned(message: Message, handing_over: bool) -> None:
    """As a worker leaves it that is killed before or after it began to give the content."""
    moment = timezone.now() if handing_over else None
    Message.objects.filter(pk=message.pk).update(
        state=State.SENDING, attempt=uuid.uuid4(), tries=1, handing_over_at=moment
    )


def test_a_worker_killed_before_handing_over_leaves_it_to_the_next(message: Message, mailbox: Mailbox) -> None:
    abandoned(message, handing_over=False)
    assert send_due() == 1
    assert len(mailbox.taken) == 1


def test_a_worker_killed_while_handing_over_leaves_it_to_a_person(message: Message, mailbox: Mailbox) -> None:
    abandoned(message, handing_over=True)
    assert send_due() == 0
    message.refresh_from_db()
    assert (message.state, message.reason) == (State.UNCERTAIN, Reason.STOPPED)
    assert mailbox.taken == []


def test_what_was_taken_from_a_worker_is_not_handed_over_by_it(
    message: Message, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that has lost its database session, and with it its lock, but runs on."""
    from digiportal.mail import sending

    mark = sending._mark_handing_over

    def settled_by_another(mine: Message) -> None:
        assert mine.attempt is not None
        sending._settle(mine.pk, mine.attempt)
        mark(mine)

    monkeypatch.setattr(sending, "_mark_handing_over", settled_by_another)
    assert after_sending(message).state == State.WAITING
    assert mailbox.taken == []


def test_what_cannot_be_read_fails_and_says_so(message: Message, mailbox: Mailbox, settings: Settings) -> None:
    settings.SECRET_KEY = "another"
    assert after_sending(message).reason == Reason.CLOSED
    assert (message.state, mailbox.taken) == (State.FAILED, [])
