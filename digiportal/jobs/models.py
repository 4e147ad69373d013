"""What Procrastinate's own tables don't say of a job: why it failed, how far it has come, who has looked at it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Reason(models.TextChoices):
    """Why a try failed, in words for those who operate the portal."""

    NO_ANSWER = "no_answer", _("A server that it needs didn't answer.")
    DATABASE = "database", _("The database broke off.")
    DIED = "died", _("The worker that ran it stopped in the middle.")
    GONE = "gone", _("This version of the portal doesn't know this kind of job any longer.")
    UNFORESEEN = (
        "unforeseen",
        _("Something unforeseen happened. Those who develop the portal need the technical details."),
    )


class State(models.TextChoices):
    """How a job stands, as people see it; those that a person must look at come first."""

    STUCK = "stuck", pgettext_lazy("job", "stopped in the middle")
    FAILED = "failed", pgettext_lazy("job", "failed")
    RUNNING = "running", pgettext_lazy("job", "running")
    RETRYING = "retrying", pgettext_lazy("job", "waits for its next try")
    WAITING = "waiting", pgettext_lazy("job", "waiting")
    GIVEN_UP = "given_up", pgettext_lazy("job", "given up")
    DONE = "done", pgettext_lazy("job", "done")


class Failure(models.Model):
    """One try that failed. ``trace`` names the places in the code and the kind of error, and never what was worked on."""

    job_id = models.BigIntegerField(db_index=True)
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    trace = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.get_reason_display())


class SetAside(models.Model):
    """Somebody has looked at a job that failed, and it shall not be tried again."""

    job_id = models.BigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.job_id}: {self.by}"


class Progress(models.Model):
    """How far a running job has come: ``done`` of ``total`` pieces of work."""

    job_id = models.BigIntegerField(unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(name="jobs_not_more_than_all", condition=models.Q(done__lte=models.F("total")))
        ]

    def __str__(self) -> str:
        return f"{self.done} / {self.total}"
