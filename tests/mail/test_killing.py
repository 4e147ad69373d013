"""Workers killed at random moments while mail is sent: each mail arrives exactly once, or is marked for a person to see."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from digiportal.mail.models import Message, State
from digiportal.mail.posting import Receiver, post
from tests.jobs.workers import worker
from tests.mail.conftest import DUTY
from tests.mail.smtp_server import Mailbox, serve

SECONDS = 300


def send_while_killing(database: str, mails: int, kills: int, seed: int) -> None:
    """Queue ``mails``, kill the worker ``kills`` times, let one work to the end, and count."""
    moments = random.Random(seed)
    mailbox = Mailbox()
    with serve(mailbox) as port:
        environment = {"EMAIL_PORT": str(port)}
        post(DUTY, [Receiver(f"{number}@example.org", "") for number in range(mails)], {"title": "A"})
        for _kill in range(kills):
            _work_until_killed(database, environment, moments)
        with worker(database, "tests.mail.settings", **environment):
            _wait_until_settled()
    _count(mailbox, mails)


def _work_until_killed(database: str, environment: dict[str, str], moments: random.Random) -> None:
    """Kill it a random while after it has taken up a mail, or, once nothing is left, as it comes."""
    before = _settled()
    with worker(database, "tests.mail.settings", **environment) as process:
        deadline = time.monotonic() + 20
        while _settled() == before and _open() and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.1))
        os.kill(process.pid, signal.SIGKILL)


def _open() -> int:
    return Message.objects.filter(state__in=[State.WAITING, State.SENDING]).count()


def _settled() -> int:
    return Message.objects.filter(state__in=[State.SENT, State.UNCERTAIN]).count()


def _wait_until_settled() -> None:
    deadline = time.monotonic() + SECONDS
    while _open():
        assert time.monotonic() < deadline, "mail is left"
        time.sleep(0.1)


def _count(mailbox: Mailbox, mails: int) -> None:
    arrived = [str(mail["To"]) for mail in mailbox.taken]
    assert len(set(arrived)) == len(arrived), "somebody got a mail twice"
    states = dict(Message.objects.values_list("address", "state"))
    assert set(states.values()) <= {State.SENT, State.UNCERTAIN}
    sent = {address for address, state in states.items() if state == State.SENT}
    assert sent <= set(arrived), "a mail that is called sent never arrived"
    assert len(states) == mails
    assert set(arrived) <= sent | {address for address, state in states.items() if state == State.UNCERTAIN}


def test_killed_a_few_times(committing: str) -> None:
    send_while_killing(committing, mails=60, kills=3, seed=1)


@pytest.mark.long
def test_killed_fifty_times_with_five_hundred_mails(committing: str) -> None:
    send_while_killing(committing, mails=500, kills=50, seed=2)
