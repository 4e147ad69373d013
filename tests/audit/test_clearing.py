"""Old lines of the log are removed by the owner's command, and by nobody else."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from digiportal.audit.events import LOG_CLEARED, LOG_IN
from digiportal.audit.management.commands import clear_log
from digiportal.audit.models import Entry


@pytest.mark.usefixtures("committing")
def test_old_lines_are_removed_by_the_owner_alone(settings: Any) -> None:
    old = timezone.now() - datetime.timedelta(days=settings.AUDIT_KEPT_DAYS + 1)
    Entry.objects.create(event=LOG_IN, at=old)
    Entry.objects.create(event=LOG_IN)
    call_command("clear_log")
    assert sorted(Entry.objects.values_list("event", flat=True)) == [LOG_CLEARED, LOG_IN]


def test_a_slip_of_the_pen_removes_nothing(settings: Any) -> None:
    settings.AUDIT_KEPT_DAYS = clear_log.SHORTEST - 1
    with pytest.raises(CommandError):
        call_command("clear_log")
