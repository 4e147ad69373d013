"""Questions about the queue, over Procrastinate's own tables."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from digiportal.jobs.models import Failure, Progress, SetAside, State


def is_left() -> Q:
    """Condition on jobs that run according to the queue, and whose worker is gone or hasn't been heard of for too long."""
    silent_since = timezone.now() - datetime.timedelta(seconds=settings.JOBS_SILENCE_SECONDS)
    return Q(status="doing") & (Q(worker=None) | Q(worker__last_heartbeat__lt=silent_since))


def jobs_with_state() -> QuerySet[Any]:
    """All jobs with ``state`` (``State``): what has stopped first, then what is under way, then what is over."""
    is_set_aside = Exists(SetAside.objects.filter(job_id=OuterRef("pk")))
    states = [
        When(is_left(), then=Value(State.STUCK)),
        When(Q(status="failed") & is_set_aside, then=Value(State.GIVEN_UP)),
        When(status="failed", then=Value(State.FAILED)),
        When(status="doing", then=Value(State.RUNNING)),
        When(status="todo", attempts__gt=0, then=Value(State.RETRYING)),
        When(status="todo", then=Value(State.WAITING)),
        When(status="succeeded", then=Value(State.DONE)),
    ]
    rank = Case(*[When(state=state, then=Value(rank)) for rank, state in enumerate(State)])
    jobs = ProcrastinateJob.objects.annotate(
        state=Case(*states, default=Value(State.GIVEN_UP), output_field=TextField())
    )
    return jobs.annotate(rank=rank).order_by("rank", "-pk")


def with_facts(jobs: QuerySet[Any]) -> QuerySet[Any]:
    """With ``since``, ``reason`` and ``trace`` of the last failure, ``done`` and ``total``; None where there is none."""
    events = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).exclude(type="scheduled").order_by("-pk")
    failures = Failure.objects.filter(job_id=OuterRef("pk")).order_by("-pk")
    progress = Progress.objects.filter(job_id=OuterRef("pk"))
    return jobs.annotate(
        since=Subquery(events.values("at")[:1]),
        reason=Subquery(failures.values("reason")[:1]),
        trace=Subquery(failures.values("trace")[:1]),
        done=Subquery(progress.values("done")[:1]),
        total=Subquery(progress.values("total")[:1]),
    )
