"""Handing one mail over to the mail server, and telling the three ways apart in which that can go wrong."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.headerregistry import Address

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.utils.encoding import force_str

from digiportal.mail.models import Content, Message, Reason
from digiportal.mail.smtp import Backend, Conversation, Phase


@dataclass
class NotHandedOver(Exception):
    """The server has certainly not taken the mail. ``is_final``: it never will; ``is_server``: no other mail will fare better."""

    reason: Reason
    detail: str
    is_final: bool = False
    is_server: bool = False


@dataclass
class Uncertain(Exception):
    """The connection was lost after content had been given and before the server answered."""

    detail: str


def hand_over(message: Message, content: Content, refuse_url: str, before_content: Callable[[], None]) -> None:
    """Give the mail to the server. ``before_content`` is called just before the content is given.

    Raises ``NotHandedOver`` or ``Uncertain``, and what ``before_content`` raises.
    """
    conversation = Conversation(before_content)
    connection = get_connection()
    if isinstance(connection, Backend):
        connection.conversation = conversation
    else:
        conversation.begin_content()
    try:
        connection.send_messages([_email(message, content, refuse_url)])
    except (smtplib.SMTPException, OSError, ValueError) as error:
        detail = f"{type(error).__name__}: {_words(error)}"
        if conversation.phase is Phase.CONTENT:
            raise Uncertain(detail) from error
        if conversation.phase is Phase.OPENING or isinstance(error, smtplib.SMTPDataError):
            raise _judged(error, detail) from error
        # Otherwise the server took it, and only the farewell went wrong.


def message_id(message: Message) -> str:
    """The ``Message-ID``, the same at each try (RFC 5322 3.6.4)."""
    return f"<{message.message_id}@{settings.MAIL_DOMAIN}>"


def envelope_sender(message: Message) -> str:
    """Where the mail goes back to when it can't be delivered: an address of its own for each, where one is set up."""
    if not settings.MAIL_BOUNCE_ADDRESS:
        return str(settings.DEFAULT_FROM_EMAIL)
    local, _at, domain = settings.MAIL_BOUNCE_ADDRESS.partition("@")
    return f"{local}+{message.message_id}@{domain}"


def _email(message: Message, content: Content, refuse_url: str) -> EmailMessage:
    headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": message_id(message),
        "Content-Language": message.language,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no answers from holidays
    }
    if refuse_url:
        headers |= {"List-Unsubscribe": f"<{refuse_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    # Left as it is written: Django encodes it, and folds it where it is long.
    to = str(Address(message.name, *message.address.rsplit("@", 1)))
    email = EmailMultiAlternatives(content.subject, content.text, envelope_sender(message), [to], headers=headers)
    email.attach_alternative(content.html, "text/html")
    return email


def _judged(error: Exception, detail: str) -> NotHandedOver:
    """What an error before or instead of the server's «yes» means."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return NotHandedOver(Reason.LOG_IN, detail, is_server=True)
    if isinstance(error, (ssl.SSLError, smtplib.SMTPNotSupportedError)):
        return NotHandedOver(Reason.NOT_SAFE, detail, is_server=True)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _by_code(max(code for code, _words in error.recipients.values()), Reason.RECEIVER, detail)
    if isinstance(error, smtplib.SMTPDataError):
        return _by_code(error.smtp_code, Reason.CONTENT, detail)
    if isinstance(error, smtplib.SMTPSenderRefused):
        # A fault of the set-up, which somebody may mend: it is tried again.
        return NotHandedOver(Reason.BUSY if error.smtp_code < 500 else Reason.SENDER, detail, is_server=True)
    if isinstance(error, smtplib.SMTPResponseException):
        return NotHandedOver(Reason.BUSY, detail, is_server=True)
    if isinstance(error, TimeoutError) or "timed out" in detail:
        return NotHandedOver(Reason.SLOW, detail, is_server=True)
    if isinstance(error, (OSError, smtplib.SMTPServerDisconnected)):
        return NotHandedOver(Reason.UNREACHABLE, detail, is_server=True)
    return NotHandedOver(Reason.FAULT, detail, is_final=True)


def _by_code(code: int, reason: Reason, detail: str) -> NotHandedOver:
    """Replies 5yz are for good, 4yz for now (RFC 5321 4.2.1)."""
    return NotHandedOver(reason, detail, is_final=True) if code >= 500 else NotHandedOver(Reason.BUSY, detail)


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {force_str(words, errors='replace')}" for code, words in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {force_str(error.smtp_error, errors='replace')}"
    return str(error)
