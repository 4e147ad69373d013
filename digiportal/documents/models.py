"""Documents that nothing may change again: the bytes themselves, beside the facts that they were made from."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

MAX_SIZE = 25 * 1024 * 1024  # bytes


def _octets(field: str) -> Func:
    return Func(F(field), function="octet_length", output_field=models.IntegerField())


def _hex_digest(field: str) -> Func:
    digest = Func(F(field), function="sha256", output_field=models.BinaryField())
    return Func(digest, Value("hex"), function="encode", output_field=models.CharField())


class FrozenDocumentQuerySet(models.QuerySet["FrozenDocument"]):
    """Queryset of frozen documents."""

    def of(self, identifier: str) -> FrozenDocumentQuerySet:
        """All issues of a document, the newest first, without their bytes."""
        return self.without_files().filter(identifier=identifier).order_by("-issue")

    def without_files(self) -> FrozenDocumentQuerySet:
        """For lists: leave the bytes and the facts in the database."""
        return self.defer("pdf", "facts")


class FrozenDocument(models.Model):
    """One issue of a document, kept for good. Made by `services.freeze` alone; a trigger refuses any change.

    `identifier` is the document's stable name («annual-report/digitrondelag/2025»); a new version of it is a new
    issue. The stored bytes are the truth: another version of a library would make others from the same facts.
    """

    # what it is
    identifier = models.CharField(_("identifier"), max_length=200)
    issue = models.PositiveIntegerField(_("issue"), validators=[MinValueValidator(1)])
    kind = models.SlugField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    organisation = models.CharField(_("organisation"), max_length=300)
    language = models.CharField(_("language"), max_length=2)
    dated = models.DateTimeField(_("dated"), help_text=_("The moment that the document itself names."))
    demonstration = models.BooleanField(_("demonstration data"), default=False)

    # the file
    pdf = models.BinaryField(_("file"))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64)
    page_count = models.PositiveIntegerField(_("pages"))
    facts = models.JSONField(_("facts"), encoder=DjangoJSONEncoder)

    # who and when
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("frozen by")
    )
    frozen_at = models.DateTimeField(_("frozen at"), db_default=Now())

    objects = FrozenDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen document")
        verbose_name_plural = _("frozen documents")
        constraints = [
            models.UniqueConstraint(fields=["identifier", "issue"], name="frozen_document_issue"),
            models.CheckConstraint(
                condition=Q(size=_octets("pdf")) & Q(size__gt=0) & Q(size__lte=MAX_SIZE), name="frozen_document_size"
            ),
            models.CheckConstraint(condition=Q(sha256=_hex_digest("pdf")), name="frozen_document_checksum"),
            models.CheckConstraint(condition=Q(issue__gte=1) & Q(page_count__gte=1), name="frozen_document_counts"),
            models.CheckConstraint(condition=Q(language__in=("nb", "nn", "en")), name="frozen_document_language"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.identifier}, {self.issue})"

    @property
    def is_intact(self) -> bool:
        """Whether the bytes are still those that were frozen."""
        return hashlib.sha256(bytes(self.pdf)).hexdigest() == self.sha256

    @property
    def file_name(self) -> str:
        """A name to save the file under: «annual-report-digitrondelag-2025-1.pdf»."""
        return f"{self.identifier.replace('/', '-')}-{self.issue}.pdf"
