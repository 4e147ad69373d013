"""Tasks that only the tests have."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from digiportal.jobs.defining import task
from digiportal.jobs.progress import track


@task(title="Write a line", tries=3)
def write_line(path: str, line: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


@task(title="Fail", tries=3)
def fail(error: str) -> None:
    raise {"connection": ConnectionRefusedError, "other": RuntimeError}[error]("Kari Nordmann's exempt case")


@task(title="Fail once", tries=1)
def fail_once_only() -> None:
    raise RuntimeError


@task(title="Count", tries=3)
def count(path: str, numbers: int, seconds: float = 0) -> None:
    for number in track(range(numbers)):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{number}\n")
        time.sleep(seconds)


@task(title="Kill the worker", tries=2)
def kill_the_worker() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@task(title="Queue it again and fail", tries=3)
def queue_again_and_fail(again: bool) -> None:
    if again:
        queue_again_and_fail.defer_once("key", again=False)
        raise RuntimeError
