"""What is kept beside a file: its text for search, its number of pages, a picture of its beginning."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

from digiportal.attachments.reading import packages, pdf, pictures, plain, sheets
from digiportal.attachments.reading.kinds import PICTURES, PLAIN, Kind

MAX_TEXT = 400_000
"""Characters: some two hundred pages, and within what PostgreSQL takes in one text vector (1 MB)."""

LONGEST_SIDE = 1000
"""Pixels of a preview's longer side."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True)
class Extract:
    """``pages`` and ``preview`` (PNG) are None for what has none."""

    text: str
    pages: int | None
    preview: bytes | None


def extract(file: BinaryIO, kind: Kind) -> Extract:
    """Read a file that was checked by ``identify``."""
    is_pdf = kind is Kind.PDF
    return Extract(
        text=_CONTROLS.sub(" ", _text(file, kind)).strip(),
        pages=pdf.page_count(file) if is_pdf else None,
        preview=_preview(file, kind) if is_pdf or kind in PICTURES else None,
    )


def _text(file: BinaryIO, kind: Kind) -> str:
    if kind in PICTURES:
        return ""
    if kind is Kind.PDF:
        return pdf.text_of(file, MAX_TEXT)
    if kind in PLAIN:
        return plain.text_of(file, MAX_TEXT)
    return _joined(sheets.rows(file) if kind is Kind.XLSX else packages.paragraphs(file, kind))


def _joined(lines: Iterator[str]) -> str:
    kept: list[str] = []
    length = 0
    for line in lines:
        kept.append(line)
        length += len(line) + 1
        if length >= MAX_TEXT:
            break
    return "\n".join(kept)[:MAX_TEXT]


def _preview(file: BinaryIO, kind: Kind) -> bytes:
    picture = pdf.first_page(file, LONGEST_SIDE) if kind is Kind.PDF else pictures.shrunk(file, kind, LONGEST_SIDE)
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    """The picture alone, in few colours: nothing of what the camera wrote beside it (place, time) goes along."""
    written = io.BytesIO()
    picture.info.clear()
    few = picture.quantize(256) if picture.mode == "RGB" else picture
    few.save(written, "PNG", optimize=True)
    return written.getvalue()
