"""What a file is, by its content alone; its name and what the browser says of it count for nothing here."""

from __future__ import annotations

from typing import BinaryIO

import puremagic

from digiportal.attachments.reading import packages, pdf, pictures, plain
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken, Problem

HEAD = 4096
"""So many bytes from the beginning tell what a file is."""

_SIGNATURES = {
    b"%PDF-": Kind.PDF,
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
    b"\xff\xd8\xff": Kind.JPEG,
    b"GIF87a": Kind.GIF,
    b"GIF89a": Kind.GIF,
}
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ARCHIVES = (b"PK\x05\x06", b"PK\x07\x08", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")

_NAMED_BY_PUREMAGIC = {
    Problem.PHONE_PICTURE: {"image/heif", "image/heic", "image/avif"},
    Problem.WEB_PAGE: {"text/html", "application/xml", "image/svg+xml", "application/xhtml+xml"},
    Problem.PROGRAM: {"application/vnd.microsoft.portable-executable", "application/x-msdownload"},
}


def identify(file: BinaryIO) -> Kind:
    """The kind of a file, its structure checked through. Raises ``NotTaken`` for all that the portal doesn't take."""
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise NotTaken(Problem.EMPTY)
    kind = _by_signature(head)
    if kind is None and head.startswith(_ZIP):
        return packages.check(file)
    if kind is None:
        _refuse_known(head)
        plain.check(file)
        return Kind.TEXT
    if kind is Kind.PDF:
        pdf.check(file)
    else:
        pictures.check(file, kind)
    return kind


def _by_signature(head: bytes) -> Kind | None:
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    return next((kind for signature, kind in _SIGNATURES.items() if head.startswith(signature)), None)


def _refuse_known(head: bytes) -> None:
    """Say of what people send by mistake what it is; puremagic knows what has no signature of its own here."""
    if head.startswith(_PROGRAMS):
        raise NotTaken(Problem.PROGRAM)
    if head.startswith(_OLD_OFFICE):
        raise NotTaken(Problem.OLD_OFFICE)
    if head.startswith(_ARCHIVES):
        raise NotTaken(Problem.ARCHIVE)
    if plain.is_web_page(head):
        raise NotTaken(Problem.WEB_PAGE)
    media_types = _guesses(head)
    for problem, named in _NAMED_BY_PUREMAGIC.items():
        if named & media_types:
            raise NotTaken(problem)


def _guesses(head: bytes) -> set[str]:
    try:
        guesses = puremagic.magic_string(head)
    except puremagic.PureError:
        return set()
    return {guess.mime_type for guess in guesses if guess.confidence >= 0.5}
