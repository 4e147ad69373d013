"""A job goes with the act that queues it; what fails is tried again, with longer waits, and not for ever."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from digiportal.jobs.models import Failure, Reason
from tests.jobs import jobs
from tests.jobs.running import make_due, run_jobs

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(ProcrastinateJob.objects.order_by("pk").values_list("status", flat=True))


def test_a_job_is_run(tmp_path: Path) -> None:
    jobs.write_line.defer(path=str(tmp_path / "lines"), line="one")
    assert states() == ["todo"]
    run_jobs()
    assert (tmp_path / "lines").read_text() == "one\n"
    assert states() == ["succeeded"]


def test_a_rolled_back_act_queues_nothing() -> None:
    with transaction.atomic():
        jobs.fail.defer(error="other")
        transaction.set_rollback(True)
    assert states() == []


def test_a_job_for_later_waits(tmp_path: Path) -> None:
    jobs.write_line.defer_at(timezone.now() + datetime.timedelta(hours=1), path=str(tmp_path / "lines"), line="one")
    run_jobs()
    assert states() == ["todo"]
    assert not (tmp_path / "lines").exists()


def test_one_that_waits_already_is_not_queued_again() -> None:
    assert jobs.fail.defer_once("x", error="other") is not None
    with transaction.atomic():
        assert jobs.fail.defer_once("x", error="other") is None
        assert jobs.fail.defer_once("y", error="other") is not None
    assert states() == ["todo", "todo"]


def test_it_is_tried_again_with_longer_waits_and_not_for_ever() -> None:
    number = jobs.fail.defer(error="other")
    waits = []
    for _try in range(3):
        make_due(number)
        started = timezone.now()
        run_jobs()
        job = ProcrastinateJob.objects.get(pk=number)
        waits.append(round((job.scheduled_at - started).total_seconds()) if job.status == "todo" else None)
    assert waits == [6, 36, None]
    assert states() == ["failed"]
    assert Failure.objects.filter(job_id=number).count() == 3


@pytest.mark.parametrize(("error", "reason"), [("connection", Reason.NO_ANSWER), ("other", Reason.UNFORESEEN)])
def test_why_it_failed_is_kept_without_what_it_was_about(error: str, reason: Reason) -> None:
    jobs.fail.defer(error=error)
    run_jobs()
    failure = Failure.objects.get()
    assert failure.reason == reason
    assert "tests/jobs/jobs.py" in failure.trace
    assert "Kari" not in failure.trace


def test_called_directly_it_does_the_work_here_and_now(tmp_path: Path) -> None:
    jobs.count(path=str(tmp_path / "numbers"), numbers=2)
    assert (tmp_path / "numbers").read_text() == "0\n1\n"
