"""Stored files: the bytes once for each content, who added it under which name, and what is made of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.attachments.reading.kinds import MEDIA_TYPES, WITH_PREVIEW, Kind
from digiportal.attachments.words import KINDS

CHUNK = 1024 * 1024  # bytes: what is held in memory at a time, coming in or going out


class ScanState(models.TextChoices):
    """Without a scanner files stay waiting, and are served; with one they are served once they are found clean."""

    WAITING = "waiting", pgettext_lazy("file", "waiting for the virus scan")
    CLEAN = "clean", pgettext_lazy("file", "scanned for viruses")
    INFECTED = "infected", pgettext_lazy("file", "held back: a virus was found")


def served(path: str) -> Q:
    """``Content.is_served`` in SQL, for objects whose content is at ``path``; none is where the file was disposed of."""
    states = [ScanState.CLEAN] if settings.ATTACHMENT_SCANNER else [ScanState.CLEAN, ScanState.WAITING]
    return Q(**{f"{path}__scan_state__in": states})


class ContentQuerySet(models.QuerySet["Content"]):
    def to_scan(self) -> ContentQuerySet:
        return self.filter(scan_state=ScanState.WAITING, chunks__isnull=False).distinct()

    def to_extract(self) -> ContentQuerySet:
        return self.filter(extracted_at__isnull=True, chunks__isnull=False).distinct()


class Content(models.Model):
    """What stands in a file, kept once however often it is added: two who add the same share the bytes, not the name.

    The virus scan, the text and the preview belong to the content. Its bytes are rows of ``Chunk``, so that no list loads them.
    """

    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, unique=True)
    size = models.PositiveIntegerField(_("size in bytes"))

    # the virus scan
    scan_state = models.CharField(_("virus scan"), max_length=10, choices=ScanState.choices, default=ScanState.WAITING)
    scanned_at = models.DateTimeField(_("scanned at"), null=True, blank=True)
    scan_note = models.CharField(_("what the scanner said"), max_length=200, blank=True)

    # what is read from it
    extracted_at = models.DateTimeField(_("read at"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    preview_size = models.PositiveIntegerField(_("size of the preview in bytes"), null=True, blank=True)

    objects = ContentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="attachments_content_size", condition=Q(size__gt=0)),
            models.CheckConstraint(name="attachments_content_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def is_served(self) -> bool:
        """Whether those who may see the file get it."""
        if self.scan_state == ScanState.WAITING:
            return not settings.ATTACHMENT_SCANNER
        return self.scan_state == ScanState.CLEAN

    @property
    def is_held(self) -> bool:
        return self.scan_state == ScanState.INFECTED


class Chunk(models.Model):
    """A megabyte of a content, numbered from 0."""

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveSmallIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["content", "number"], name="attachments_chunk_once")]


class Preview(models.Model):
    """A picture (PNG) of a content's beginning."""

    content = models.OneToOneField(Content, on_delete=models.CASCADE, related_name="preview")
    png = models.BinaryField()


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def for_lists(self) -> StoredFileQuerySet:
        """With what a list shows, and without the text."""
        return self.select_related("content", "uploaded_by").defer("content__text")


class StoredFile(models.Model):
    """A file that somebody added: a content under a name. Rows never change; the owner alone can dispose of one."""

    content = models.ForeignKey(
        Content, on_delete=models.PROTECT, related_name="files", null=True, blank=True, verbose_name=_("content")
    )
    kind = models.CharField(_("kind"), max_length=5, choices=[(kind.value, KINDS[kind]) for kind in Kind])
    name = models.CharField(_("name"), max_length=150)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
    )
    uploaded_at = models.DateTimeField(_("added at"), db_default=Now())

    # lawful disposal, by the owner alone
    disposed_at = models.DateTimeField(_("disposed of at"), null=True, blank=True)
    disposal_reason = models.CharField(_("reason for the disposal"), max_length=300, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="attachments_file_disposed",
                condition=Q(content__isnull=False, disposed_at__isnull=True)
                | (Q(content__isnull=True, disposed_at__isnull=False) & ~Q(disposal_reason="")),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[Kind(self.kind)]

    @property
    def is_served(self) -> bool:
        return self.content is not None and self.content.is_served

    @property
    def has_preview(self) -> bool:
        return self.is_served and self.content is not None and self.content.preview_size is not None

    @property
    def may_get_preview(self) -> bool:
        """Whether there will be a preview once the file has been read."""
        return Kind(self.kind) in WITH_PREVIEW and self.content is not None and self.content.extracted_at is None


class HeldUpload(models.Model):
    """A file that was received while something else in its form was wrong; it waits for the form to be sent again.

    It belongs to one user and one address; ``manage.py clear_held_uploads`` removes those that were left.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5)
    name = models.CharField(max_length=150)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    held_at = models.DateTimeField(db_default=Now(), db_index=True)

    def __str__(self) -> str:
        return self.name
