"""After a file was stored: the virus scan, and then its text and preview."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from digiportal.attachments import examining, reading_back, scanning
from digiportal.attachments.models import Content, Preview, ScanState
from digiportal.attachments.reading.extracting import Extract
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken
from digiportal.jobs.progress import track

logger = logging.getLogger(__name__)


def process(content_id: int) -> None:
    """Scan where there is a scanner; read what is not held back. Does nothing that was done before.

    A scanner that doesn't answer leaves the file waiting, to be tried again.
    """
    content = Content.objects.filter(pk=content_id).first()
    if content is None:
        return
    if settings.ATTACHMENT_SCANNER and content.scan_state == ScanState.WAITING:
        _scan(content)
    if content.is_served and content.extracted_at is None:
        _extract(content)


def process_waiting() -> None:
    """Process all that waits, for a periodic job."""
    waiting = Content.objects.to_extract()
    if settings.ATTACHMENT_SCANNER:
        waiting = waiting | Content.objects.to_scan()
    ids = list(waiting.values_list("pk", flat=True))
    for content_id in track(ids):
        process(content_id)


def _scan(content: Content) -> None:
    try:
        with reading_back.on_disk(content) as file:
            verdict = scanning.scan(file)
    except scanning.ScannerDown as down:
        logger.warning("The virus scanner gave no answer, %s stays waiting: %s", content, down)
        return
    content.scan_state = ScanState.INFECTED if verdict.virus else ScanState.CLEAN
    content.scan_note = verdict.virus[:200]
    content.scanned_at = timezone.now()
    content.save(update_fields=["scan_state", "scan_note", "scanned_at"])
    if verdict.virus:
        logger.error("The virus scanner found %s in %s", verdict.virus, content)


def _extract(content: Content) -> None:
    kind = _kind_of(content)
    if kind is None:
        return
    try:
        with reading_back.on_disk(content) as file:
            found = examining.extract(file, kind)
    except NotTaken as refused:
        logger.warning("Nothing could be read from %s: %s", content, refused)
        found = Extract("", None, None)
    with transaction.atomic():
        if found.preview:
            Preview.objects.get_or_create(content=content, defaults={"png": found.preview})
        content.text = found.text
        content.pages = found.pages
        content.preview_size = len(found.preview) if found.preview else None
        content.extracted_at = timezone.now()
        content.save(update_fields=["text", "pages", "preview_size", "extracted_at"])


def _kind_of(content: Content) -> Kind | None:
    """The kind under which it was stored; text and CSV are read the same way."""
    kind = content.files.values_list("kind", flat=True).first()
    return Kind(kind) if kind else None
