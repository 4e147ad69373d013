"""A task that runs by itself every second, where TICKS names a file."""

from __future__ import annotations

import os
from pathlib import Path

from digiportal.jobs.defining import task


@task(title="Tick", cron="* * * * * *")
def tick() -> None:
    with Path(os.environ["TICKS"]).open("a", encoding="utf-8") as file:
        file.write("tick\n")
