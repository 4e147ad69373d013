"""Sending what lies in the outbox: each message once, or marked for a person to see.

A try is committed as ``sending`` before the conversation with the mail server, and ``handing_over_at`` before the content is
given. The worker holds a lock of its database session on the message all the while, which goes when the worker dies, however
that is. So whoever finds a message in ``sending`` whose lock is free knows that its worker is gone, and whether it can have
been handed over.
"""

from __future__ import annotations

import datetime
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from digiportal.mail.kinds import all_kinds
from digiportal.mail.models import Message, Reason, State
from digiportal.mail.refusing import refusal_token
from digiportal.mail.transport import NotHandedOver, Uncertain, hand_over
from digiportal.sealing import CannotOpen

logger = logging.getLogger(__name__)

WAITS = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480, 960, 960)]
"""How long to wait after each try that failed for now; after the last one, two days in all, it is given up."""

Outcome = tuple[State | None, bool]
"""The state of the message, None when it wasn't this worker's to send; and whether it is worth while to go on with others."""

MOST_AT_ONCE = 500
"""So many are sent in one job, so that others get a worker too."""


class LostClaim(Exception):
    """Somebody else has decided about this message meanwhile: it must not be handed over."""


def send_due() -> int:
    """Send what is due, until all is sent or the server fails; returns how many were sent."""
    settle_abandoned()
    due = Message.objects.due(timezone.now()).order_by("next_try_at", "pk").values_list("pk", flat=True)
    sent = 0
    for pk in list(due[:MOST_AT_ONCE]):
        state, goes_on = deliver(pk)
        sent += state == State.SENT
        if not goes_on:
            break
    return sent


def deliver(pk: int) -> Outcome:
    """Send one message, if it is due. Must not be called within a transaction."""
    with _lock_of(pk) as is_ours:
        message = _claim(pk) if is_ours else None
        if message is None:
            return None, True
        return _try(message)


def settle_abandoned() -> int:
    """Decide about messages whose worker died: back to waiting, or uncertain when they may have been handed over."""
    settled = 0
    for pk, attempt in list(Message.objects.filter(state=State.SENDING).values_list("pk", "attempt")):
        with _lock_of(pk) as is_ours:
            if is_ours:
                settled += _settle(pk, attempt)
    return settled


def _settle(pk: int, attempt: uuid.UUID | None) -> int:
    abandoned = Message.objects.filter(pk=pk, attempt=attempt, state=State.SENDING)
    now = timezone.now()
    with transaction.atomic():
        again = abandoned.filter(handing_over_at__isnull=True).update(state=State.WAITING, next_try_at=now)
        marked = abandoned.update(state=State.UNCERTAIN, failed_at=now, reason=Reason.STOPPED, detail="")
    return again + marked


@contextmanager
def _lock_of(pk: int) -> Iterator[bool]:
    """PostgreSQL's lock of this session on the message, held until the end of the block or of the session."""
    name = f"digiportal.mail:{pk}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            _unlock(name)


def _unlock(name: str) -> None:
    # A session that is lost has lost its locks too.
    if connection.is_usable():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [name])


def _claim(pk: int) -> Message | None:
    """Mark the message as being sent, and commit that; None when it isn't due any more."""
    with transaction.atomic():
        message = Message.objects.select_for_update().due(timezone.now()).filter(pk=pk).first()
        if message is None:
            return None
        message.attempt = uuid.uuid4()
        message.tries += 1
        Message.objects.filter(pk=pk).update(
            state=State.SENDING, attempt=message.attempt, tries=message.tries, handing_over_at=None
        )
    return message


def _try(message: Message) -> Outcome:
    try:
        content = message.content()
        if content is None:
            raise NotHandedOver(Reason.CLOSED, "cleared", is_final=True)
        hand_over(message, content, _refuse_url(message), lambda: _mark_handing_over(message))
    except CannotOpen:
        return _failed(message, NotHandedOver(Reason.CLOSED, "", is_final=True))
    except NotHandedOver as error:
        return _failed(message, error)
    except Uncertain as error:
        return _uncertain(message, error.detail)
    except LostClaim:
        return None, True
    except DatabaseError:
        # Nothing can be noted now: the next job finds the message as abandoned.
        raise
    except Exception as error:
        logger.exception("A fault in the portal stopped the mail %s.", message.pk)
        return _failed(message, NotHandedOver(Reason.FAULT, f"{type(error).__name__}: {error}", is_final=True))
    return _sent(message)


def _mark_handing_over(message: Message) -> None:
    """Committed before the content is given. Raises ``LostClaim`` when the message is no longer ours to send."""
    ours = Message.objects.filter(pk=message.pk, attempt=message.attempt, state=State.SENDING)
    if not ours.update(handing_over_at=timezone.now()):
        raise LostClaim


def _sent(message: Message) -> Outcome:
    """Also for one that was taken for abandoned meanwhile: now it is certain."""
    ours = Message.objects.filter(pk=message.pk, attempt=message.attempt)
    ours.filter(state__in=[State.SENDING, State.UNCERTAIN]).update(
        state=State.SENT, sent_at=timezone.now(), next_try_at=None, reason="", detail=""
    )
    return State.SENT, True


def _uncertain(message: Message, detail: str) -> Outcome:
    _update(message, state=State.UNCERTAIN, failed_at=timezone.now(), reason=Reason.LOST, detail=detail)
    return State.UNCERTAIN, True


def _failed(message: Message, error: NotHandedOver) -> Outcome:
    now = timezone.now()
    is_final = error.is_final or message.tries > len(WAITS)
    state = State.FAILED if is_final else State.WAITING
    next_try = None if is_final else now + WAITS[message.tries - 1]
    _update(message, state=state, next_try_at=next_try, failed_at=now, reason=error.reason, detail=error.detail[:2000])
    return state, not error.is_server


def _update(message: Message, **values: Any) -> None:
    """What became of this try, unless somebody has decided otherwise. Past the history, which is for what people do."""
    Message.objects.filter(pk=message.pk, attempt=message.attempt, state=State.SENDING).update(**values)


def _refuse_url(message: Message) -> str:
    """The link by which the receiver unsubscribes, for those kinds that may be refused."""
    kind = next((kind for kind in all_kinds() if kind.name == message.kind and kind.may_be_refused), None)
    if kind is None or message.user_id is None:
        return ""
    return f"{settings.PORTAL_ADDRESS}{reverse('mail:refuse', args=[refusal_token(message.user_id, kind)])}"
