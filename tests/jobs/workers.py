"""Workers in processes of their own, as in production."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SILENCE = 0.6
"""A worker of the tests that has said nothing for so many seconds is taken for dead."""

SECONDS = 30
"""How long a test waits at most for what must come."""


@contextmanager
def worker(
    database: str, settings: str = "tests.jobs.settings", **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A worker on ``database``; at the end it is asked to stop, if it hasn't been killed."""
    own = {"DJANGO_SETTINGS_MODULE": settings, "DIGIPORTAL_DATABASE": database, "JOBS_SILENCE_SECONDS": str(SILENCE)}
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "work"], env=os.environ | own | environment, stdout=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def wait_until(holds: Callable[[], bool]) -> None:
    """Raises ``TimeoutError`` when it doesn't come to hold."""
    deadline = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)
