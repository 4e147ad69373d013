"""Runs what is queued in a test's own transaction, by Procrastinate's own worker, in the test's own thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from asgiref.sync import async_to_sync, sync_to_async
from django.db import connection
from procrastinate.contrib.django import app, procrastinate_app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.periodic import PeriodicRegistry

from digiportal.jobs.running import note_outcome


class OwnConnection(DjangoConnector):
    """Django's cursors give JSON as text, and a worker on the test's connection reads it itself."""

    def _dictfetch(self, cursor: Any) -> Iterator[dict[str, Any]]:
        for row in super()._dictfetch(cursor):
            yield row | {"args": json.loads(row["args"])} if row.get("args") else row


async def _in_the_tests_thread(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return await sync_to_async(function, thread_sensitive=True)(*args, **kwargs)


def run_jobs() -> None:
    """Run all jobs that are due, and what they queue, until none is left."""
    in_thread = patch("procrastinate.utils.sync_to_async", _in_the_tests_thread)
    nothing_periodic = patch.object(procrastinate_app.current_app, "periodic_registry", PeriodicRegistry())
    with app.replace_connector(OwnConnection()), in_thread, nothing_periodic:
        async_to_sync(app.run_worker_async)(
            wait=False, install_signal_handlers=False, listen_notify=False, task_middleware=[note_outcome]
        )


def make_due(job_id: int) -> None:
    """Let a job that waits for its next try be due now."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE id = %s", [job_id])
