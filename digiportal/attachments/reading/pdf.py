"""PDF: opens without a password, runs nothing, hides no other files; its text and its first page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf
import pypdfium2
from PIL import Image

from digiportal.attachments.reading.problems import NotTaken, Problem

MAX_OBJECTS = 300_000
_RUNNING = {"/JavaScript", "/Launch", "/ImportData"}


def check(file: BinaryIO) -> None:
    """Raises ``NotTaken`` for a file that is broken, wants a password, has a script, or carries files inside."""
    file.seek(0)
    try:
        with pikepdf.open(file) as document:
            if not len(document.pages):
                raise NotTaken(Problem.PDF_BROKEN)
            _look_through(document)
    except pikepdf.PasswordError as error:
        raise NotTaken(Problem.PDF_PASSWORD) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise NotTaken(Problem.PDF_BROKEN) from error


def text_of(file: BinaryIO, limit: int) -> str:
    """The text of its pages, at most ``limit`` characters."""
    parts: list[str] = []
    length = 0
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            text = page.get_textpage().get_text_range()
            parts.append(text)
            length += len(text)
            page.close()
            if length >= limit:
                break
    return "\n".join(parts)[:limit]


def page_count(file: BinaryIO) -> int:
    with pypdfium2.PdfDocument(file) as document:
        return len(document)


def first_page(file: BinaryIO, longest_side: int) -> Image.Image:
    """A picture of the first page, its longer side ``longest_side`` pixels."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[0]
        bitmap = page.render(scale=longest_side / max(*page.get_size(), 1), draw_annots=True)
        return bitmap.to_pil().convert("RGB")  # type: ignore[no-any-return]


def _look_through(document: pikepdf.Pdf) -> None:
    if len(document.objects) > MAX_OBJECTS:
        raise NotTaken(Problem.TOO_HEAVY)
    for found in document.objects:
        for entry in _dictionaries(found):
            if str(entry.get("/S", "")) in _RUNNING or "/JS" in entry:
                raise NotTaken(Problem.PDF_SCRIPT)
            if str(entry.get("/Type", "")) == "/EmbeddedFile" or "/EmbeddedFiles" in entry or "/EF" in entry:
                raise NotTaken(Problem.PDF_FILES)


def _dictionaries(found: Any) -> Iterator[Any]:
    """The dictionaries of one object, those that stand directly inside it included; references aren't followed."""
    open_ones = [found]
    while open_ones:
        value = open_ones.pop()
        if isinstance(value, pikepdf.Array):
            open_ones += [item for item in value if _is_inside(item)]
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            entry = value.stream_dict if isinstance(value, pikepdf.Stream) else value
            yield entry
            open_ones += [item for item in entry.values() if _is_inside(item)]


def _is_inside(item: Any) -> bool:
    return isinstance(item, pikepdf.Dictionary | pikepdf.Array) and not item.is_indirect
