"""Mail that comes back: delivery status notifications (RFC 3464), which the mail server pipes to a command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.message import Message as Part
from typing import cast

from django.utils import timezone

from digiportal.mail.models import Message, Reason, State

MARK = re.compile(r"[0-9a-f]{32}")
RETURNED = ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers")


def receive(raw: bytes) -> Message | None:
    """Mark the message that a notification says can't be delivered; None for any other mail.

    A notification that it is late, or arrived, changes nothing. What the server says is kept for those who operate the portal.
    """
    mail = message_from_bytes(raw, policy=policy.default)
    failure = next(_failures(mail), None)
    message = _message_of(mail) if failure is not None else None
    if message is None or failure is None:
        return None
    could_arrive = Message.objects.filter(pk=message.pk, state__in=[State.SENDING, State.SENT, State.UNCERTAIN])
    could_arrive.update(
        state=State.BOUNCED, reason=Reason.RETURNED, detail=failure[:2000], failed_at=timezone.now(), next_try_at=None
    )
    return message


def _failures(mail: EmailMessage) -> Iterator[str]:
    """What is said of each receiver whom it could not be delivered to (RFC 3464 2.3)."""
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for fields in part.get_payload():  # type: ignore[union-attr]
            if isinstance(fields, Part) and str(fields.get("Action", "")).strip().lower() == "failed":
                said = (str(fields.get(name, "")) for name in ("Status", "Diagnostic-Code"))
                yield " ".join(" ".join(said).split())


def _message_of(mail: EmailMessage) -> Message | None:
    """By the mark in the address that it came back to, else by the Message-ID of what is returned."""
    places = [str(mail.get(name, "")) for name in ("Delivered-To", "X-Original-To", "To")]
    places += [_message_id(part) for part in mail.walk() if part.get_content_type() in RETURNED]
    marks = [mark for place in places for mark in MARK.findall(place)]
    return Message.objects.filter(message_id__in=marks).first()


def _message_id(part: EmailMessage) -> str:
    """Of a returned mail, or of its headers alone."""
    payload = part.get_payload()
    if isinstance(payload, list) and payload:
        return str(cast(EmailMessage, payload[0]).get("Message-ID", ""))
    headers = message_from_bytes(cast(bytes, part.get_payload(decode=True)) or b"", policy=policy.default)
    return str(headers.get("Message-ID", ""))
