"""Plain text and CSV: readable characters and nothing that a browser would run."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from digiportal.attachments.reading.problems import NotTaken, Problem

_BLOCK = 1 << 16
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(
    rb"<(?:!doctype|\?xml|html|head|body|svg|script|iframe|object|embed|style|meta|link|img)\b", re.IGNORECASE
)
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def is_web_page(head: bytes) -> bool:
    """Whether a text begins as HTML, SVG or other XML does, in whichever encoding."""
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return text.startswith(b"<") and _MARKUP.search(text) is not None


def check(file: BinaryIO) -> None:
    """Raises ``NotTaken`` unless all of the file is text."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding_of(file))("strict")
    file.seek(0)
    try:
        while block := file.read(_BLOCK):
            _refuse_controls(decoder.decode(block))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise NotTaken(Problem.UNKNOWN) from error


def encoding_of(file: BinaryIO) -> str:
    """UTF-8 or UTF-16 where the file is that, else the old Windows encoding that spreadsheets here still write."""
    file.seek(0)
    head = file.read(4)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            return encoding
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def text_of(file: BinaryIO, limit: int) -> str:
    """The text, at most ``limit`` characters of it."""
    encoding = encoding_of(file)
    file.seek(0)
    return codecs.getreader(encoding)(file, "replace").read(limit, limit)


def _refuse_controls(text: str) -> None:
    if _CONTROLS.search(text):
        raise NotTaken(Problem.UNKNOWN)
