"""A job as people read it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digiportal.jobs.defining import TRIES, find_task
from digiportal.jobs.models import Reason, State
from digiportal.jobs.queries import jobs_with_state

TONES = {
    State.STUCK: "stopped",
    State.FAILED: "stopped",
    State.RUNNING: "underway",
    State.RETRYING: "attention",
    State.WAITING: "waiting",
    State.GIVEN_UP: "ended",
    State.DONE: "done",
}


@dataclass(frozen=True)
class ShownJob:
    """A line of the list; ``next_try`` is None unless it waits for a moment, ``total`` 0 without progress."""

    pk: int
    title: str
    state: State
    since: datetime.datetime | None
    next_try: datetime.datetime | None
    tries: int
    most_tries: int
    reason: str
    trace: str
    done: int
    total: int

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def has_stopped(self) -> bool:
        return self.state in (State.STUCK, State.FAILED)

    @property
    def is_over(self) -> bool:
        return self.state in (State.DONE, State.GIVEN_UP, State.FAILED)

    @property
    def may_be_given_up(self) -> bool:
        return self.has_stopped or self.state in (State.WAITING, State.RETRYING)


def show(job: Any) -> ShownJob:
    """``job`` comes from ``with_facts``. Its arguments are never shown: they say what it is about."""
    defined = find_task(job.task_name)
    state = State(job.state)
    return ShownJob(
        pk=job.pk,
        title=str(defined.title) if defined else _("Unknown job (%(name)s)") % {"name": job.task_name},
        state=state,
        since=job.since,
        next_try=job.scheduled_at if state in (State.WAITING, State.RETRYING) else None,
        tries=job.attempts + (state in (State.STUCK, State.RUNNING)),
        most_tries=defined.tries if defined else TRIES,
        reason=_reason(job, state, defined is not None),
        trace=job.trace or "",
        done=job.done or 0,
        total=job.total or 0,
    )


def _reason(job: Any, state: State, is_known: bool) -> str:
    if state in (State.DONE, State.WAITING, State.RUNNING):
        return ""
    if state == State.STUCK:
        return str(Reason.DIED.label)
    if not is_known:
        return str(Reason.GONE.label)
    return str(Reason(job.reason).label) if job.reason else ""


def words_for_stopped() -> str:
    """How many jobs a person must look at; ``""`` for none."""
    stopped = jobs_with_state().filter(state__in=[State.STUCK, State.FAILED]).count()
    if not stopped:
        return ""
    return ngettext("%(number)s job has stopped.", "%(number)s jobs have stopped.", stopped) % {"number": stopped}
