"""The supervisor: ``python -m digiportal.embedded.supervisor``. Runs as long as somebody holds a lease."""

from __future__ import annotations

import fcntl
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from typing import IO

from digiportal.embedded import server
from digiportal.embedded.place import Place, find_place

GRACE = 2.0
"""Seconds without a lease before the server is stopped, so that one command after the other finds it running."""
PATIENCE = 60.0
"""Seconds to wait for the server before this one to end."""


def main() -> None:
    place = find_place()
    told: list[bool] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.append(True))
    with place.running_lock.open("w") as lock:
        _wait_for_predecessor(lock)
        server.make(place)
        process = server.start(place, lock.fileno())

        def should_stop() -> bool:
            return bool(told) or process.poll() is not None or not place.credentials.exists()

        try:
            server.prepare(place)
            with _listen(place) as listener:
                _serve(listener, should_stop)
        finally:
            place.lease_socket.unlink(missing_ok=True)
            server.stop(process)


def _wait_for_predecessor(lock: IO[str]) -> None:
    """Take the lock that a stopping server holds until its last process is gone. Raises ``BlockingIOError``."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _listen(place: Place) -> socket.socket:
    place.lease_socket.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(place.lease_socket))
    os.chmod(place.lease_socket, 0o600)
    listener.listen(64)
    return listener


def _serve(listener: socket.socket, should_stop: Callable[[], bool]) -> None:
    """Keep count of leases; return when there has been none for a time, or when the server is to stop."""
    idle_since = time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ, _grant)
        while len(selector.get_map()) > 1 or time.monotonic() - idle_since < GRACE:
            ready = selector.select(timeout=0.25)
            if should_stop():
                return
            for key, _events in ready:
                key.data(selector, key.fileobj)
                idle_since = time.monotonic()


def _grant(selector: selectors.BaseSelector, listener: socket.socket) -> None:
    lease, _address = listener.accept()
    try:
        lease.sendall(b"1")
    except OSError:
        lease.close()
    else:
        selector.register(lease, selectors.EVENT_READ, _end)


def _end(selector: selectors.BaseSelector, lease: socket.socket) -> None:
    """A lease that can be read from is one that was closed: its holder never says anything."""
    selector.unregister(lease)
    lease.close()


if __name__ == "__main__":
    main()
