"""Taking a lease on the embedded server: starts it when it isn't running, keeps it while this process lives."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
import threading
import time

from digiportal.embedded.place import PROJECT, Place, find_place
from digiportal.embedded.server import end_of_log, read_credentials

LARGEST_LOG = 5 * 1024 * 1024
PATIENCE = 90.0
"""Seconds that a start may take: on a slow machine the first one makes the data folder."""

_lock = threading.Lock()
_leases: list[socket.socket] = []
_started: list[subprocess.Popen[bytes]] = []


def connection_parameters(role: str) -> dict[str, str]:
    """Host, user and password of ``role`` on the embedded server, which runs when this returns.

    The lease is an open socket: the kernel gives it up when the process ends, however it ends. A server that is gone
    is started again. Raises ``RuntimeError`` when the server doesn't start.
    """
    place = find_place()
    with _lock:
        if not any(_holds(lease) for lease in _leases):
            _leases[:] = [_take(place)]
    password = read_credentials(place)[role]  # type: ignore[literal-required]
    return {"host": str(place.sockets), "user": role, "password": password}


def _holds(lease: socket.socket) -> bool:
    """Whether the supervisor at the other end still lives: it never says more than its first byte."""
    try:
        return lease.recv(1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def _take(place: Place) -> socket.socket:
    lease = _try(place)
    if lease is not None:
        return lease
    with place.start_lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _try(place) or _start_supervisor(place)


def _try(place: Place) -> socket.socket | None:
    if not place.credentials.exists():
        return None
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
    lease.setblocking(False)
    return lease


def _start_supervisor(place: Place) -> socket.socket:
    grown = place.log.exists() and place.log.stat().st_size > LARGEST_LOG
    with place.log.open("wb" if grown else "ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "digiportal.embedded.supervisor"],
            cwd=PROJECT,
            env={**os.environ, "DIGIPORTAL_STATE": str(place.state)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _started.append(process)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        lease = _try(place)
        if lease is not None:
            return lease
        time.sleep(0.05)
    raise RuntimeError(f"The embedded PostgreSQL did not start. {end_of_log(place)}")
