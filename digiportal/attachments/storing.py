"""From what somebody sent to a stored file: checked, hashed, kept once for each content, in pieces of a megabyte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from digiportal.attachments import examining, names, words
from digiportal.attachments.jobs import process_content
from digiportal.attachments.models import CHUNK, Chunk, Content, HeldUpload, StoredFile
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken, Problem
from digiportal.attachments.uploads import TooLarge


@dataclass(frozen=True)
class CheckedFile:
    """A file as it was sent, found good: its kind by content, its name cleaned."""

    upload: UploadedFile
    name: str
    kind: Kind
    size: int


Acceptable = CheckedFile | HeldUpload
"""What the form field gives: a file of this request, or one that was received before."""


def check(upload: UploadedFile) -> CheckedFile:
    """Raises ``ValidationError`` that says what is wrong with the file, and what to send instead."""
    size = upload.size or 0
    if isinstance(upload, TooLarge) or size > settings.ATTACHMENT_MAX_BYTES:
        raise words.too_large(size, settings.ATTACHMENT_MAX_BYTES)
    try:
        kind = _identify(upload, size)
        name = names.clean_name(upload.name or "", kind)
    except NotTaken as refused:
        raise words.refusal(refused.problem) from refused
    except names.WrongExtension as claimed:
        raise words.wrong_extension(kind, claimed.extension) from claimed
    return CheckedFile(upload, name, names.kind_by_name(kind, name), size)


def keep(actor: Any, accepted: Acceptable) -> StoredFile:
    """Store the file as an act of ``actor`` (None: a command); in the caller's transaction. It is scanned and read afterwards.

    Raises ``ValidationError`` when a held upload is no longer there.
    """
    with transaction.atomic():
        content = _content_of(accepted)
        stored = StoredFile(content=content, kind=accepted.kind, name=accepted.name, uploaded_by=actor)
        stored.full_clean()
        stored.save()
        process_content.defer(content_id=content.pk)
    return stored


def hold(user: Any, path: str, checked: CheckedFile) -> HeldUpload:
    """Keep a good file for its sender while something else in the form is mended."""
    with transaction.atomic():
        content = _store_content(checked.upload)
        return HeldUpload.objects.create(
            content=content, kind=checked.kind, name=checked.name, user=user, path=path[:500]
        )


def _content_of(accepted: Acceptable) -> Content:
    return _take_held(accepted) if isinstance(accepted, HeldUpload) else _store_content(accepted.upload)


def _identify(upload: UploadedFile, size: int) -> Kind:
    if not size:
        raise NotTaken(Problem.EMPTY)
    with TemporaryFile() as file:
        for block in _blocks(upload):
            file.write(block)
        file.flush()
        return examining.identify(file)


def _blocks(upload: UploadedFile) -> Iterator[bytes]:
    """The file in pieces of exactly ``CHUNK`` bytes, the last one shorter."""
    upload.seek(0)
    while block := upload.read(CHUNK):
        yield block


def _store_content(upload: UploadedFile) -> Content:
    """The content of these bytes: the one that is there already, or a new one. Two at the same moment wait for each other."""
    digest = hashlib.sha256()
    for block in _blocks(upload):
        digest.update(block)
    content, is_new = Content.objects.get_or_create(sha256=digest.hexdigest(), defaults={"size": upload.size})
    if is_new:
        for number, block in enumerate(_blocks(upload)):
            Chunk.objects.create(content=content, number=number, data=block)
    return content


def _take_held(held: HeldUpload) -> Content:
    found = HeldUpload.objects.select_for_update(of=("self",)).select_related("content").filter(pk=held.pk).first()
    if found is None:
        raise ValidationError(words.GONE, code="gone")
    found.delete()
    return found.content
