"""How far a job has come, written where everybody sees it at once.

The numbers go out on a connection of their own: a job may do all its work in one transaction, and would otherwise show
nothing before it is through.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from digiportal.jobs.terminal import say

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 0.5
"""Numbers are written this seldom, but the last one always."""

WRITE = """
INSERT INTO jobs_progress (job_id, done, total) VALUES (%s, %s, %s)
ON CONFLICT (job_id) DO UPDATE SET done = EXCLUDED.done, total = EXCLUDED.total
"""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Running:
    """The job that this thread runs."""

    job_id: int
    title: str


running: ContextVar[Running | None] = ContextVar("digiportal.jobs.running", default=None)


def track(items: Sequence[Item]) -> Iterator[Item]:
    """The items, one after the other, while the job's page and the terminal show how many are done.

    Outside a worker they are only handed on.
    """
    job = running.get()
    if job is None or not items:
        yield from items
        return
    report = _Report(job, len(items), connection.copy())
    try:
        report.write(0)
        for number, item in enumerate(items, 1):
            yield item
            report.write(number)
    finally:
        report.outside.close()


@dataclass
class _Report:
    job: Running
    total: int
    outside: BaseDatabaseWrapper
    written_at: float = 0

    def write(self, done: int) -> None:
        """Progress that can't be written is no reason to stop the work."""
        if done < self.total and time.monotonic() - self.written_at < SECONDS_BETWEEN:
            return
        self.written_at = time.monotonic()
        say(f"{self.job.title}: {done} / {self.total}")
        try:
            with self.outside.cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")
                cursor.execute(WRITE, [self.job.job_id, done, self.total])
        except DatabaseError:
            logger.warning("The progress of job %s could not be written.", self.job.job_id, exc_info=True)
