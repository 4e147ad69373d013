"""Files that belong to a case: what the body has before it besides the text (R15, R19)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.attachments.attached import Attached, AttachedQuerySet
from programme.models.case import Case, Screened
from programme.models.provenance import Sourced
from programme.policies import CaseAttachmentPolicy


class CaseAttachmentQuerySet(AttachedQuerySet["CaseAttachment"]):
    def visible_to(self, user: object) -> CaseAttachmentQuerySet:
        """Attachments that the user may know of; those that were taken away are among them, as a line without a file."""
        return self.filter(CaseAttachmentPolicy.visible(user)).distinct()


class CaseAttachment(Attached, Sourced, Screened):
    """A file of a case.

    What went out with a notice, or lay before a meeting that is closed, stays as it was: a trigger holds it (R15).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments", verbose_name=_("case"))

    objects = CaseAttachmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["case", "sequence"]
        constraints = [
            *Screened.Meta.constraints,
            *Attached.Meta.constraints,
            models.UniqueConstraint(fields=["case", "sequence"], name="programme_attachment_order"),
        ]
