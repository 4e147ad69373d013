"""What a job is: a function with a name that people understand, how often it is tried, and when it runs by itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.retry import RetryStrategy

from digiportal.jobs.models import Progress

TRIES = 5
"""How often a job is tried before a person must look at it, unless its task says otherwise."""

WAIT_BASE = 6
"""The waits between tries, in seconds, are its powers: 6, 36, 216, 1 296 (22 minutes), 7 776 (2 hours), …"""


UPKEEP = "upkeep"
"""The queue of what runs by itself: often, and soon out of the list when it went well."""


@dataclass(frozen=True)
class Task:
    """A function that jobs run. ``title`` stands in the list of jobs, ``tries`` is how often one is tried at most."""

    name: str
    title: str | Promise
    tries: int
    _function: Callable[..., None]
    _queued: Any

    def may_be_tried_again(self, attempts: int) -> bool:
        """Whether a job that has been tried ``attempts`` times before, and now failed, gets another try."""
        return attempts + 1 < self.tries

    def __call__(self, **arguments: Any) -> None:
        """Do the work here and now."""
        self._function(**arguments)

    def defer(self, **arguments: Any) -> int:
        """Queue a job in the caller's transaction; returns its number. Arguments must be JSON, and no content."""
        return int(self._queued.defer(**arguments))

    def defer_for(self, owner: Any, **arguments: Any) -> int:
        """Queue a job whose progress ``owner``, a user, sees at the address ``jobs:job``."""
        job_id = self.defer(**arguments)
        Progress.objects.create(job_id=job_id, owner=owner)
        return job_id

    def defer_at(self, moment: datetime.datetime, **arguments: Any) -> int:
        """Queue a job that isn't started before ``moment``."""
        return int(self._queued.configure(schedule_at=moment).defer(**arguments))

    def defer_once(self, key: str, **arguments: Any) -> int | None:
        """Queue a job unless one with the same ``key`` waits already; None when one does."""
        try:
            with transaction.atomic():
                return int(self._queued.configure(queueing_lock=f"{self.name}:{key}").defer(**arguments))
        except AlreadyEnqueued:
            return None


def let_others_wait(job_id: int) -> None:
    """Give up the key of a job that will be tried again: the same work may have been queued meanwhile, or be queued now."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET queueing_lock = NULL WHERE id = %s", [job_id])


_tasks: dict[str, Task] = {}


def task(
    *, title: str | Promise, tries: int = TRIES, alone: bool = False, cron: str = ""
) -> Callable[[Callable[..., None]], Task]:
    """Make a function a task.

    ``alone``: never two at the same time, on whatever machines. ``cron``: runs by itself too, at these times in UTC
    (``minute hour day month weekday``), once however many workers there are. A function that fails is tried again, with
    longer and longer waits.
    """

    def decorate(function: Callable[..., None]) -> Task:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def run(timestamp: int | None = None, **arguments: Any) -> None:
            function(**arguments)

        retry = RetryStrategy(max_attempts=tries - 1, exponential_wait=WAIT_BASE) if tries > 1 else False
        queue = UPKEEP if cron else "default"
        queued: Any = app.task(name=name, queue=queue, retry=retry, lock=name if alone else None)(run)
        if cron:
            app.periodic(cron=cron, queueing_lock=name)(queued)
        _tasks[name] = defined = Task(name, title, tries, function, queued)
        return defined

    return decorate


def find_task(name: str) -> Task | None:
    """The task of that name; None for one that this version of the portal no longer has."""
    return _tasks.get(name)
