"""Django's SMTP backend, told apart into what happened before, while and after the content was given to the server."""

from __future__ import annotations

import enum
import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class Phase(enum.Enum):
    """How far a conversation with the mail server has come."""

    OPENING = enum.auto()
    """Nothing of the content has been given."""
    CONTENT = enum.auto()
    """Content is being given, or the answer to it is awaited: nobody knows whether the server will deliver it."""
    ANSWERED = enum.auto()
    """The server has said whether it takes the mail."""


class Conversation:
    """One mail's conversation. ``before_content`` is called before the content; when it raises, nothing is given."""

    def __init__(self, before_content: Callable[[], None]) -> None:
        self.phase = Phase.OPENING
        self._before_content = before_content

    def begin_content(self) -> None:
        self._before_content()
        self.phase = Phase.CONTENT


class _Told:
    """Mixed into smtplib's classes: tells the conversation what they do."""

    conversation: Conversation | None = None
    _asks_to_begin = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        self._asks_to_begin = True
        reply: tuple[int, bytes] = super().data(msg)  # type: ignore[misc]
        if self.conversation is not None:
            self.conversation.phase = Phase.ANSWERED
        return reply

    def getreply(self) -> tuple[int, bytes]:
        reply: tuple[int, bytes] = super().getreply()  # type: ignore[misc]
        if self._asks_to_begin:
            self._asks_to_begin = False
            if reply[0] == 354 and self.conversation is not None:  # «Start mail input», RFC 5321 4.2.3
                self._begin()
        return reply

    def _begin(self) -> None:
        assert self.conversation is not None  # noqa: S101 - asked just before
        try:
            self.conversation.begin_content()
        except Exception:
            # Without the dot that ends the content the server throws it away (RFC 5321 4.1.1.4).
            self.close()  # type: ignore[attr-defined]
            raise


class _SMTP(_Told, smtplib.SMTP):
    pass


class _SMTPOverTLS(_Told, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Sends one mail at a time, in ``conversation``."""

    conversation: Conversation | None = None

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SMTPOverTLS if self.use_ssl else _SMTP

    def open(self) -> bool | None:
        is_new = super().open()
        if isinstance(self.connection, _Told):
            self.connection.conversation = self.conversation
        return is_new
