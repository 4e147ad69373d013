"""Taking a lease on the embedded server: starts it when it isn't running, keeps it while this process lives."""

from __future__ import annotations

import fcntl
import socket
import subprocess
import sys
import time
from functools import cache

from digiportal.embedded.place import PROJECT, Place, find_place
from digiportal.embedded.server import read_credentials

_leases: list[socket.socket] = []


@cache
def connection_parameters(role: str) -> dict[str, str]:
    """Host, user and password of ``role`` on the embedded server, which runs when this returns.

    The lease is an open socket: the kernel gives it up when the process ends, however it ends. Raises
    ``RuntimeError`` when the server doesn't start.
    """
    place = find_place()
    if not _leases:
        _leases.append(_take(place))
    password = read_credentials(place)[role]  # type: ignore[literal-required]
    return {"host": str(place.sockets), "user": role, "password": password}


def _take(place: Place) -> socket.socket:
    lease = _try(place)
    if lease is not None:
        return lease
    with place.start_lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _try(place) or _start_supervisor(place)


def _try(place: Place) -> socket.socket | None:
    lease = socket.socket(socket.AF_UNIX)
    lease.settimeout(10)
    try:
        lease.connect(str(place.lease_socket))
        # A supervisor that is stopping leaves the connection unanswered: only its answer is a lease.
        granted = lease.recv(1)
    except OSError:
        granted = b""
    if not granted:
        lease.close()
        return None
    return lease


def _start_supervisor(place: Place) -> socket.socket:
    with place.log.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "digiportal.embedded.supervisor"],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        lease = _try(place)
        if lease is not None:
            return lease
        time.sleep(0.05)
    tail = place.log.read_text(errors="replace")[-2000:]
    raise RuntimeError(f"The embedded PostgreSQL did not start. The end of {place.log}:\n{tail}")
