"""The worker: runs jobs until it is stopped, and notes what failed and why."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import translation
from procrastinate.contrib.django import app

from digiportal.jobs.defining import UPKEEP, find_task, let_others_wait
from digiportal.jobs.models import Failure, Reason
from digiportal.jobs.progress import Running, running
from digiportal.jobs.terminal import say

FRAMES = 12
"""How many places in the code a failure names at most, the last ones."""


AT_ONCE = 2
"""How many jobs a worker does side by side, unless it is told otherwise."""

BEATS = 3
"""How often a worker says that it lives within the time after which it is taken for dead."""


SECONDS_BETWEEN_LOOKS = 2
"""A new job is announced at once; one that waited for its next try is found by looking."""


def work(at_once: int = AT_ONCE, forever: bool = True) -> None:
    """Run jobs until the process is told to stop, or with ``forever`` False until none is due.

    The worker has connections of its own; what a job queues goes with that job's transaction all the same.
    """
    # The library advises against this way since tasks then queue through the first app: which is what is wanted here.
    connector: Any = app.connector
    worker_app = app.with_connector(connector.get_worker_connector())
    with worker_app.open():
        worker_app.run_worker(
            concurrency=at_once,
            wait=forever,
            fetch_job_polling_interval=SECONDS_BETWEEN_LOOKS,
            update_heartbeat_interval=settings.JOBS_SILENCE_SECONDS / BEATS,
            stalled_worker_timeout=settings.JOBS_SILENCE_SECONDS,
            # Django's connections are looked after first, then the outcome is noted.
            task_middleware=[*app.worker_defaults["task_middleware"], note_outcome],
        )


def note_outcome(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
    """Middleware of every job: says in the terminal what happens (but not each minute's upkeep), and keeps why it failed."""
    job = context.job
    defined = find_task(job.task_name)
    with translation.override(None):
        title = str(defined.title) if defined else job.task_name
    token = running.set(Running(job.id, title))
    is_upkeep = job.queue == UPKEEP
    if not is_upkeep:
        say(f"{title}: started (job {job.id}, try {job.attempts + 1})")
    try:
        result = call_next()
    except Exception as error:
        say(f"{title}: failed, {type(error).__name__}")
        note_failure(job.id, error)
        if defined and defined.may_be_tried_again(job.attempts):
            let_others_wait(job.id)
        raise
    finally:
        running.reset(token)
    if not is_upkeep:
        say(f"{title}: done")
    return result


def note_failure(job_id: int, error: BaseException) -> None:
    """Keep why a try failed. The message of the error stays in the worker's own log: it may hold content."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{frame.filename.split('site-packages/')[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    Failure.objects.create(
        job_id=job_id,
        reason=reason_for(error),
        trace="\n".join([*places, f"{type(error).__module__}.{type(error).__name__}"]),
    )


def reason_for(error: BaseException) -> Reason:
    """In which of the few words for people an error falls."""
    if isinstance(error, DatabaseError | InterfaceError):
        return Reason.DATABASE
    if isinstance(error, ConnectionError | TimeoutError):
        return Reason.NO_ANSWER
    return Reason.UNFORESEEN
