"""A real server process for tests that need one: browsers, sessions, what happens at the same time."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO
from urllib.error import HTTPError, URLError

from tests import databases

SECONDS_TO_START = 60


@contextmanager
def serve(database: str) -> Iterator[str]:
    """Serve the portal on ``database`` from a process of its own; yields the address, without a slash at the end."""
    with TemporaryFile("w+") as log, socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        process = _start(database, listener, log)
        # From here on only the server has the socket: when it dies, who asks is refused and doesn't wait.
        listener.close()
        try:
            _wait_for(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _start(database: str, listener: socket.socket, log: IO[str]) -> subprocess.Popen[bytes]:
    configuration = str(databases.ROOT / "gunicorn.conf.py")
    # One worker: the tests' cache and outbox lie in its memory.
    command = [sys.executable, "-m", "gunicorn", "--config", configuration, "--workers=1"]
    command += [f"--bind=fd://{listener.fileno()}", "digiportal.wsgi"]
    return subprocess.Popen(
        command,
        cwd=databases.ROOT,
        env=databases.environment(database),
        pass_fds=[listener.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )


def _wait_for(address: str, process: subprocess.Popen[bytes], log: IO[str]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=SECONDS_TO_START).close()
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    log.seek(0)
    raise RuntimeError(f"The server did not start:\n{log.read()[-4000:]}")
