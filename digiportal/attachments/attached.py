"""The record by which a file hangs on something of the domain: a base for the packages' own models."""

from __future__ import annotations

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.attachments.models import StoredFile
from digiportal.records.models import Versioned

Model = TypeVar("Model", bound=models.Model)


class AttachedQuerySet(models.QuerySet[Model]):
    def for_lists(self) -> Self:
        """With what a list shows, without the text of the files."""
        related = self.select_related("file__content", "file__uploaded_by", "detached_by", "source")
        return related.defer("file__content__text")


class Attached(Versioned):
    """A file under a title. Taking it away hides it and says who did it and why; nothing is destroyed."""

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

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_detached",
                condition=Q(detached_on__isnull=True, detached_reason="")
                | (Q(detached_on__isnull=False) & ~Q(detached_reason="")),
                violation_error_message=_("Say why it is taken away."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
