"""``post``: the one way in which the portal writes mail, in the transaction of the act that it tells of."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from digiportal.accounts.models import User
from digiportal.mail.choices import Wishes, wishes_of
from digiportal.mail.kinds import Kind, kind_of
from digiportal.mail.models import Message
from digiportal.mail.refusing import refusal_token
from digiportal.mail.writing import one_line, write


@dataclass(frozen=True)
class Receiver:
    """Somebody without a log-in, such as the mail reception of a municipality."""

    address: str
    name: str
    language: str = "nb"


@dataclass(frozen=True)
class Link:
    """The page of the act that a mail tells of; ``title`` is public, ``url`` a path of the portal."""

    title: str
    url: str


def post(
    kind: str,
    receivers: Iterable[User | Receiver],
    context: Mapping[str, Any],
    about: Link | None = None,
    key: str = "",
) -> int:
    """Write a mail of ``kind`` to each of ``receivers``; returns to how many.

    ``context`` holds plain values alone, of which titles must be public. ``key`` names the act: what has been posted under
    the same key to the same address isn't posted again. Those who don't want the kind are left out, those who want one mail
    a day wait for it. Raises ``LookupError`` for an unknown kind.
    """
    known = kind_of(kind)
    unique = {_address(receiver): receiver for receiver in receivers}
    wishes = wishes_of([receiver.pk for receiver in unique.values() if isinstance(receiver, User)])
    messages = [
        _message(known, receiver, context, about, key, wish)
        for receiver in unique.values()
        for wish in [wishes.get(getattr(receiver, "pk", None), Wishes())]
        if not (known.may_be_refused and known.name in wish.refused)
    ]
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    if messages:
        start_sending()
    return len(messages)


def start_sending() -> None:
    """Let a worker send at once what this transaction writes; should that fail, the job of each minute finds it."""
    from digiportal.mail.jobs import send

    transaction.on_commit(lambda: send.defer_once("due"), robust=True)


def _message(
    kind: Kind, receiver: User | Receiver, context: Mapping[str, Any], about: Link | None, key: str, wish: Wishes
) -> Message:
    user = receiver if isinstance(receiver, User) else None
    name = receiver.full_name if isinstance(receiver, User) else receiver.name
    message = Message(
        user=user,
        address=_address(receiver),
        name=one_line(name)[:200],
        language=receiver.language,
        kind=kind.name,
        about_title=about.title[:300] if about else "",
        about_url=about.url if about else "",
        key=key or secrets.token_hex(16),
        message_id=secrets.token_hex(16),
        is_held=kind.may_wait and wish.is_daily,
        next_try_at=timezone.now(),
    )
    message.write(write(kind, name, receiver.language, context, _footer(kind, user)))
    return message


def _address(receiver: User | Receiver) -> str:
    return (receiver.email if isinstance(receiver, User) else receiver.address).lower()


def _footer(kind: Kind, user: User | None) -> dict[str, str]:
    """Where the receiver can choose; nothing for those without a log-in."""
    if user is None:
        return {}
    footer = {"choices_url": f"{settings.PORTAL_ADDRESS}{reverse('mail:choices')}"}
    if kind.may_be_refused:
        footer["refuse_url"] = f"{settings.PORTAL_ADDRESS}{reverse('mail:refuse', args=[refusal_token(user.pk, kind)])}"
    return footer
