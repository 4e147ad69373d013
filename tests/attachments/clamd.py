"""A stand-in for ClamAV's daemon that speaks its protocol over a real socket: INSTREAM, as clamd(8) describes it."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.attachments.making import EICAR

LIMIT = 10 * 1024 * 1024


class _Session(socketserver.StreamRequestHandler):
    """One connection: a command, the file in pieces with their length before them, a piece of no length, the answer."""

    def handle(self) -> None:
        if self.rfile.readline() != b"nINSTREAM\n":
            self.wfile.write(b"UNKNOWN COMMAND\n")
            return
        received = bytearray()
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            received += self.rfile.read(length)
        self.server.seen.append(len(received))  # type: ignore[attr-defined]
        self.wfile.write(self.server.answer(received))  # type: ignore[attr-defined]


class _Daemon:
    seen: list[int]
    says: bytes | None = None

    def answer(self, received: bytearray) -> bytes:
        if self.says is not None:
            return self.says
        if len(received) > LIMIT:
            return b"INSTREAM size limit exceeded. ERROR\n"
        return b"stream: Eicar-Test-Signature FOUND\n" if EICAR in received else b"stream: OK\n"


class UnixDaemon(_Daemon, socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


class NetworkDaemon(_Daemon, socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def running(daemon: UnixDaemon | NetworkDaemon, says: bytes | None = None) -> Iterator[list[int]]:
    """Runs it in a thread; yields the sizes of what it was given. ``says`` is its answer to everything."""
    daemon.seen, daemon.says = [], says
    thread = threading.Thread(target=daemon.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield daemon.seen
    finally:
        daemon.shutdown()
        daemon.server_close()
        thread.join()


@contextmanager
def on_socket(path: Path, says: bytes | None = None) -> Iterator[list[int]]:
    with running(UnixDaemon(str(path), _Session), says) as seen:
        yield seen


@contextmanager
def on_port(says: bytes | None = None) -> Iterator[str]:
    """The address, ``host:port``."""
    daemon = NetworkDaemon(("127.0.0.1", 0), _Session)
    with running(daemon, says):
        yield f"127.0.0.1:{daemon.server_address[1]}"
