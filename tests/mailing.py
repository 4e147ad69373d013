"""What the portal has sent: the tests send the outbox themselves, as a worker does."""

from __future__ import annotations

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
