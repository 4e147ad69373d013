"""The supervisor: ``python -m digiportal.embedded.supervisor``. Runs as long as somebody holds a lease."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable

from digiportal.embedded import server
from digiportal.embedded.place import Place, find_place

GRACE = 2.0
"""Seconds without a lease before the server is stopped, so that one command after the other finds it running."""


def main() -> None:
    place = find_place()
    server.make(place)
    process = server.start(place)
    stopping = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.append(True))
    try:
        server.prepare(place)
        with _listen(place) as listener:
            _serve(listener, lambda: bool(stopping) or process.poll() is not None)
    finally:
        place.lease_socket.unlink(missing_ok=True)
        server.stop(process)


def _listen(place: Place) -> socket.socket:
    place.lease_socket.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(place.lease_socket))
    os.chmod(place.lease_socket, 0o600)
    listener.listen(64)
    return listener


def _serve(listener: socket.socket, should_stop: Callable[[], bool]) -> None:
    """Count leases; return when there has been none for the grace period, or when told to stop."""
    leases: set[socket.socket] = set()
    idle_since = time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        while not should_stop() and (leases or time.monotonic() - idle_since < GRACE):
            for key, _events in selector.select(timeout=0.25):
                if key.fileobj is listener:
                    lease, _address = listener.accept()
                    lease.sendall(b"1")
                    leases.add(lease)
                    selector.register(lease, selectors.EVENT_READ)
                else:
                    lease = key.fileobj  # type: ignore[assignment]
                    if not lease.recv(64):
                        selector.unregister(lease)
                        leases.discard(lease)
                        lease.close()
                        idle_since = time.monotonic()


if __name__ == "__main__":
    main()
