"""The stored bytes again, never all of them in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO

from digiportal.attachments.models import CHUNK, Chunk, Content


def chunks_of(content: Content, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The bytes from ``start`` to ``end`` (exclusive), a megabyte or less at a time: one query for each."""
    end = content.size if end is None else min(end, content.size)
    for number in range(start // CHUNK, -(-end // CHUNK)):
        data = Chunk.objects.values_list("data", flat=True).get(content=content, number=number)
        offset = number * CHUNK
        yield bytes(data[max(start - offset, 0) : end - offset])


@contextmanager
def on_disk(content: Content) -> Iterator[BinaryIO]:
    """The bytes as a file without a name, gone afterwards."""
    with TemporaryFile() as file:
        for chunk in chunks_of(content):
            file.write(chunk)
        file.flush()
        file.seek(0)
        yield file


def is_intact(content: Content) -> bool:
    """Whether the stored bytes are still those that were received."""
    digest = hashlib.sha256()
    for chunk in chunks_of(content):
        digest.update(chunk)
    return digest.hexdigest() == content.sha256
