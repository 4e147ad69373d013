"""Workers in processes of their own: several side by side, one killed in the middle."""

from __future__ import annotations

from pathlib import Path

from procrastinate.contrib.django.models import ProcrastinateJob

from digiportal.jobs.models import Failure, Progress, Reason
from tests.jobs import jobs
from tests.jobs.workers import wait_until, worker


def test_a_job_whose_worker_is_killed_is_taken_up_by_the_next(committing: str, tmp_path: Path) -> None:
    numbers = tmp_path / "numbers"
    job = jobs.count.defer(path=str(numbers), numbers=30, seconds=0.05)
    with worker(committing) as process:
        wait_until(lambda: numbers.exists() and len(numbers.read_text().split()) > 3)
        process.kill()
    assert ProcrastinateJob.objects.get(pk=job).status == "doing"
    with worker(committing):
        wait_until(lambda: ProcrastinateJob.objects.get(pk=job).status == "succeeded")
    assert list(Failure.objects.values_list("reason", flat=True)) == [Reason.DIED]
    assert numbers.read_text().split()[-30:] == [str(number) for number in range(30)]
    progress = Progress.objects.get(job_id=job)
    assert (progress.done, progress.total) == (30, 30)


def test_one_that_kills_its_worker_every_time_fails_in_the_end(committing: str, tmp_path: Path) -> None:
    job = jobs.kill_the_worker.defer()
    for _try in range(jobs.kill_the_worker.tries):
        with worker(committing) as process:
            process.wait(timeout=20)
    with worker(committing):
        wait_until(lambda: ProcrastinateJob.objects.get(pk=job).status == "failed")
    assert Failure.objects.filter(job_id=job, reason=Reason.DIED).count() == jobs.kill_the_worker.tries


def test_what_is_periodic_runs_once_with_two_workers(committing: str, tmp_path: Path) -> None:
    ticks = tmp_path / "ticks"
    ticked = ProcrastinateJob.objects.filter(task_name="tests.jobs.ticking.tick")
    with worker(committing, TICKS=str(ticks)), worker(committing, TICKS=str(ticks)):
        wait_until(lambda: ticked.filter(status="succeeded").count() >= 3)
    moments = [job.args["timestamp"] for job in ticked]
    assert len(set(moments)) == len(moments)
    assert len(ticks.read_text().split()) == ticked.filter(status="succeeded").count()
