"""The jobs that look after jobs."""

from __future__ import annotations

from asgiref.sync import async_to_sync
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from digiportal.jobs.defining import UPKEEP, find_task, let_others_wait, task
from digiportal.jobs.models import Failure, Progress, Reason, SetAside
from digiportal.jobs.queries import is_left

DONE_HOURS = 30 * 24
"""How long a job that went well stays in the list."""

UPKEEP_HOURS = 1
"""How long one that runs by itself stays there when it went well."""

FAILED_HOURS = 365 * 24
"""How long one that didn't stays there."""


@task(title=_("Take up jobs whose worker has stopped"), cron="* * * * *", tries=2)
def take_up() -> None:
    """Queue what a dead worker left, or mark it as failed when it has been tried often enough.

    A worker also queues it when it starts, so that what was left over is taken up at once.
    """
    for pk in list(ProcrastinateJob.objects.filter(is_left()).values_list("pk", flat=True)):
        with transaction.atomic():
            # Another worker may be at the same one.
            lockable = ProcrastinateJob.objects.select_for_update(of=("self",), skip_locked=True)
            job = lockable.filter(is_left(), pk=pk).first()
            if job is not None:
                _take_up_one(job)


def _take_up_one(job: ProcrastinateJob) -> None:
    """One job whose worker is dead."""
    defined = find_task(job.task_name)
    Failure.objects.create(job_id=job.pk, reason=Reason.DIED)
    if defined is None or not defined.may_be_tried_again(job.attempts):
        finish = async_to_sync(app.job_manager.finish_job)
        finish(job.procrastinate_job, status=Status.FAILED, delete_job=False)
    else:
        let_others_wait(job.pk)
        async_to_sync(app.job_manager.retry_job)(job.procrastinate_job)


@task(title=_("Remove old jobs from the list"), cron="17 * * * *")
def clear_old_jobs() -> None:
    """Also what is kept beside them."""
    delete = async_to_sync(app.job_manager.delete_old_jobs)
    delete(nb_hours=UPKEEP_HOURS, queue=UPKEEP)
    delete(nb_hours=DONE_HOURS, include_cancelled=True, include_aborted=True)
    delete(nb_hours=FAILED_HOURS, include_failed=True)
    for beside in (Failure, SetAside, Progress):
        beside._default_manager.exclude(job_id__in=ProcrastinateJob.objects.values("pk")).delete()
