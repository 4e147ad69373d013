"""Questions about the queue, over Procrastinate's own tables."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone


def is_left() -> Q:
    """Condition on jobs that run according to the queue, and whose worker is gone or hasn't been heard of for too long."""
    silent_since = timezone.now() - datetime.timedelta(seconds=settings.JOBS_SILENCE_SECONDS)
    return Q(status="doing") & (Q(worker=None) | Q(worker__last_heartbeat__lt=silent_since))
