"""A real mail server (aiosmtpd) that does to the portal what mail servers do."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

OK = "ok"
HANGS_AT_RECEIVER, REFUSES_RECEIVER, GREYLISTS = "hangs at receiver", "refuses receiver", "greylists"
REFUSES_SENDER, REFUSES_CONTENT = "refuses sender", "refuses content"
LOSES_BEFORE_CONTENT, TAKES_AND_LOSES, TAKES_AND_HANGS = "loses before", "takes and loses", "takes and hangs"
HANGS_AT_FAREWELL = "hangs at farewell"

LONG = 30
"""Seconds: longer than any test's patience."""


class Server(SMTP):
    """Says goodbye, or not, as it is told."""

    async def smtp_QUIT(self, arg: str) -> None:
        if self.event_handler.behaviour == HANGS_AT_FAREWELL:
            await asyncio.sleep(LONG)
        await super().smtp_QUIT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        if self.event_handler.behaviour == LOSES_BEFORE_CONTENT:
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Mailbox:
    """Behaves as ``behaviour`` says, and keeps what it took."""

    def __init__(self) -> None:
        self.behaviour = OK
        self.taken: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.tried = 0

    async def handle_MAIL(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        self.tried += 1
        if self.behaviour == REFUSES_SENDER:
            return "550 5.7.1 we don't know this sender"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if self.behaviour == HANGS_AT_RECEIVER:
            await asyncio.sleep(LONG)
        if self.behaviour == REFUSES_RECEIVER:
            return "550 5.1.1 no such user here"
        if self.behaviour == GREYLISTS:
            return "451 4.7.1 greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Server, session: Session, envelope: Envelope) -> str:
        if self.behaviour == REFUSES_CONTENT:
            return "554 5.6.0 we don't like it"
        self.envelopes.append(envelope)
        self.taken.append(message_from_bytes(envelope.content or b"", policy=policy.default))  # type: ignore[arg-type]
        if self.behaviour == TAKES_AND_LOSES:
            server.transport.abort()
        if self.behaviour == TAKES_AND_HANGS:
            await asyncio.sleep(LONG)
        return "250 OK"


class _Controller(Controller):
    def factory(self) -> SMTP:
        return Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def serve(mailbox: Mailbox, port: int = 0) -> Iterator[int]:
    """Serve ``mailbox`` on a port of this machine; yields the port."""
    controller = _Controller(mailbox, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop(no_assert=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
