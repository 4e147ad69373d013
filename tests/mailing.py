"""What the portal has sent: the tests send the outbox themselves, as a worker does."""

from __future__ import annotations

from email.utils import getaddresses

from django.core import mail
from django.core.mail import EmailMessage

from digiportal.mail.sending import send_due


def sent() -> list[EmailMessage]:
    """Send what is due; all that has been sent in this test, oldest first."""
    send_due()
    return mail.outbox


def forget_sent() -> None:
    """Send what is due, and forget it."""
    sent().clear()


def receivers(message: EmailMessage) -> list[str]:
    """The addresses alone, without the names beside them."""
    return [address for _name, address in getaddresses([str(to) for to in message.to])]
