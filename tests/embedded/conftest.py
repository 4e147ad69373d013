"""Servers of their own for the tests of the supervisor: in a state folder that nothing else uses."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from digiportal.embedded.place import PROJECT, Place, find_place


@dataclass
class Holder:
    """A process with a lease on a server."""

    process: subprocess.Popen[str]
    server: int

    def server_now(self) -> int:
        """The server that the process finds when it asks again; it keeps its lease."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())

    def end(self, number: int = 0) -> None:
        """End by the signal ``number``, or in peace."""
        if number:
            self.process.send_signal(number)
        self.process.communicate()


Hold = Callable[[], Holder]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """The place of a server that isn't made yet; removed afterwards."""
    monkeypatch.setenv("DIGIPORTAL_STATE", str(tmp_path / "state"))
    find_place.cache_clear()
    found = find_place()
    try:
        yield found
    finally:
        find_place.cache_clear()
        shutil.rmtree(found.home, ignore_errors=True)


@pytest.fixture
def hold(place: Place) -> Iterator[Hold]:
    """Starts processes that hold a lease; all end with the test, and their server too."""
    with ExitStack() as stack:
        servers = []

        def start() -> Holder:
            holder = stack.enter_context(holding())
            holder.server = holder._answer()
            servers.append(holder.server)
            return holder

        yield start
        stack.close()
        for server in servers:
            stop(server)


@contextmanager
def holding() -> Iterator[Holder]:
    """A process that takes a lease; its first answer is not read yet."""
    command = [sys.executable, "-m", "tests.embedded.holder"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=PROJECT, stdin=pipe, stdout=pipe, text=True, env=dict(os.environ))
    try:
        yield Holder(process, 0)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()


def wait_until_gone(process: int, seconds: float = 30.0) -> None:
    """Wait for a process that is nobody's child here. Fails when it lives on."""
    deadline = time.monotonic() + seconds
    while Path(f"/proc/{process}").exists():
        assert time.monotonic() < deadline, f"process {process} lives on"
        time.sleep(0.02)


def stop(server: int) -> None:
    """Stop a server, if it still runs, without waiting for the time of grace."""
    with suppress(FileNotFoundError, ProcessLookupError):
        os.kill(parent(server), signal.SIGTERM)
    wait_until_gone(server)


def parent(process: int) -> int:
    return int(Path(f"/proc/{process}/status").read_text().split("PPid:")[1].split()[0])
