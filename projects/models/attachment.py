"""Files that belong to a project: mandate, plans, minutes of its own group."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.attachments.attached import Attached, AttachedQuerySet
from programme.models import Sourced
from projects.models.project import Project


class ProjectAttachmentQuerySet(AttachedQuerySet["ProjectAttachment"]):
    """Files of projects."""


class ProjectAttachment(Attached, Sourced):
    """A file of a project."""

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="attachments", verbose_name=_("project")
    )

    objects = ProjectAttachmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["project", "sequence"]
        constraints = [
            *Attached.Meta.constraints,
            models.UniqueConstraint(fields=["project", "sequence"], name="projects_attachment_order"),
        ]
