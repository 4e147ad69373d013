"""Files that belong to a case: what the body has before it besides the text (R15, R19)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from digiportal.attachments.models import StoredFile
from digiportal.records.models import Versioned
from programme.models.case import Case, Screened
from programme.models.provenance import Sourced
from programme.policies import CaseAttachmentPolicy


class CaseAttachmentQuerySet(models.QuerySet["CaseAttachment"]):
    def visible_to(self, user: object) -> CaseAttachmentQuerySet:
        """Attachments that the user may know of; those that were taken away are among them, as a line without a file."""
        return self.filter(CaseAttachmentPolicy.visible(user)).distinct()

    def for_lists(self) -> CaseAttachmentQuerySet:
        """With what a list shows, without the text of the files."""
        related = self.select_related("file__content", "file__uploaded_by", "detached_by", "source")
        return related.defer("file__content__text")


class CaseAttachment(Versioned, Sourced, Screened):
    """A file of a case, under a title. Taking it away hides it and says who did it and why; nothing is destroyed.

    What went out with a notice, or lay before a meeting that is closed, stays as it was: a trigger holds it (R15).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments", verbose_name=_("case"))
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    sequence = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(pgettext_lazy("attachment", "title"), max_length=200)
    attached_on = models.DateField(_("added on"))
    detached_on = models.DateField(_("taken away on"), null=True, blank=True)
    detached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken away by"),
    )
    detached_reason = models.CharField(_("why it was taken away"), max_length=300, blank=True)

    objects = CaseAttachmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["case", "sequence"]
        constraints = [
            *Screened.Meta.constraints,
            models.UniqueConstraint(fields=["case", "sequence"], name="programme_attachment_order"),
            models.CheckConstraint(
                name="programme_attachment_detached",
                condition=Q(detached_on__isnull=True, detached_reason="")
                | (Q(detached_on__isnull=False) & ~Q(detached_reason="")),
                violation_error_message=_("Say why it is taken away."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
