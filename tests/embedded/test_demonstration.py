"""The demonstration's server: says where it serves, and leaves nothing running however it is stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digiportal.embedded.place import PROJECT, Place
from tests.embedded.conftest import parent, wait_until_gone

GUNICORN = Path(sys.executable).parent / "gunicorn"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
    return found


@pytest.fixture
def serving(place: Place, port: int) -> Iterator[subprocess.Popen[str]]:
    """The demonstration's server on a database without tables, once it says that it serves."""
    command = [str(GUNICORN), "--config", "scripts/demo_server.py", "digiportal.wsgi"]
    environment = {**os.environ, "PORT": str(port)}
    process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert f"http://localhost:{port}/" in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_running(serving: subprocess.Popen[str], place: Place, number: signal.Signals) -> None:
    server = int((place.data / "postmaster.pid").read_text().splitlines()[0])
    supervisor = parent(server)
    serving.send_signal(number)
    assert serving.wait(timeout=10) == 0
    wait_until_gone(server)
    wait_until_gone(supervisor)


def test_a_taken_port_is_told_before_anything_is_done(port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        command = ["make", "--no-print-directory", "demo", f"PORT={port}"]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode != 0
    assert f"Port {port} is taken" in done.stderr
    assert done.stdout == ""
