"""What a person does with a job that has stopped."""

from __future__ import annotations

from typing import Any

from asgiref.sync import async_to_sync
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from digiportal.access.authorising import authorise
from digiportal.access.models import Portal
from digiportal.audit import note
from digiportal.jobs.events import GIVEN_UP, TRIED_AGAIN
from digiportal.jobs.models import SetAside, State
from digiportal.jobs.queries import jobs_with_state


def try_again(actor: Any, job_id: int) -> ProcrastinateJob:
    """Queue a job that failed, or whose worker is dead, once more.

    Raises ``PermissionDenied``, and ``ValidationError`` for one that hasn't stopped or that waits already.
    """
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state not in (State.FAILED, State.STUCK, State.GIVEN_UP) or job.status not in ("failed", "doing"):
            raise ValidationError(_("This job hasn't stopped: it is under way, waits for its turn, or is done."))
        SetAside.objects.filter(job_id=job.pk).delete()
        try:
            with transaction.atomic():
                app.job_manager.retry_job_by_id(job.pk, retry_at=timezone.now())
        except (ConnectorException, IntegrityError) as error:
            raise ValidationError(_("The same work waits in another job already.")) from error
        note(TRIED_AGAIN, actor=actor, what=job.task_name)
    return job


def give_up(actor: Any, job_id: int) -> ProcrastinateJob:
    """Let a job that waits or has stopped not be done at all. Raises ``PermissionDenied`` and ``ValidationError``."""
    with transaction.atomic():
        job = _locked(actor, job_id)
        if job.state not in (State.FAILED, State.STUCK, State.WAITING, State.RETRYING):
            raise ValidationError(_("This job is under way or over, and can't be given up."))
        if job.status == "todo":
            app.job_manager.cancel_job_by_id(job.pk)
        else:
            if job.status == "doing":
                finish = async_to_sync(app.job_manager.finish_job)
                finish(job.procrastinate_job, status=Status.FAILED, delete_job=False)
            SetAside.objects.create(job_id=job.pk, by=actor)
        note(GIVEN_UP, actor=actor, what=job.task_name)
    return job


def _locked(actor: Any, job_id: int) -> Any:
    authorise(actor, "see_operation", Portal.objects.get())
    ProcrastinateJob.objects.select_for_update().filter(pk=job_id).first()
    return jobs_with_state().get(pk=job_id)
