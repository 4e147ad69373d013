"""Office documents, which are zip files: what they really hold, and how large it is once unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from digiportal.attachments.reading.kinds import MEDIA_TYPES, Kind
from digiportal.attachments.reading.problems import NotTaken, Problem

MAX_UNPACKED = 200 * 1024 * 1024  # bytes
MAX_PARTS = 5_000
_BLOCK = 1 << 16

_MAIN_PARTS = {
    "word/document.xml": Kind.DOCX,
    "xl/workbook.xml": Kind.XLSX,
    "ppt/presentation.xml": Kind.PPTX,
}
_OPEN_DOCUMENTS = {MEDIA_TYPES[kind].encode(): kind for kind in (Kind.ODT, Kind.ODS)}
_CONTENT_TYPES = "[Content_Types].xml"
_TAKEN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What reading a damaged zip file raises; an EOFError is one that was cut off."""

MACROS = ("vbaproject.bin", "vbadata.xml", "/activex/")
"""Parts of Word, Excel and PowerPoint that hold programs, in lower case."""

_MACRO_FOLDERS = ("Basic/", "Scripts/")
"""The same in OpenDocument."""

Text = Iterator[str]


def check(file: BinaryIO) -> Kind:
    """The kind of an office document, all of it unpacked once within limits. Raises ``NotTaken`` for other zip files."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            _refuse_bomb(package, _size(file))
            kind = _kind_of(package)
            _refuse_macros(package, kind)
            _unpack_once(package)
            _refuse_entities(package, kind)
    except _BROKEN as error:
        raise NotTaken(Problem.PACKAGE_BROKEN) from error
    return kind


def parts(package: zipfile.ZipFile, kind: Kind) -> list[str]:
    """The names of the parts in which the text of a document stands, in order."""
    names = package.namelist()
    if kind in (Kind.ODT, Kind.ODS):
        return ["content.xml"]
    if kind is Kind.PPTX:
        slides = [name for name in names if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
        return sorted(slides, key=lambda name: (len(name), name))
    return [name for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml") if name in names]


def paragraphs(file: BinaryIO, kind: Kind) -> Text:
    """The paragraphs of a text document or a presentation, one by one."""
    file.seek(0)
    with zipfile.ZipFile(file) as package:
        for name in parts(package, kind):
            with package.open(name) as part:
                yield from _paragraphs_of(part)


def _paragraphs_of(part: object) -> Text:
    """Runs of text gathered at the end of each paragraph; the rest of the document is let go as it is read."""
    words: list[str] = []
    for _event, element in iterparse(part, forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        is_open_document = "opendocument" in element.tag
        if name == "p" or (is_open_document and name == "h"):
            yield "".join(element.itertext()) if is_open_document else "".join(words)
            words.clear()
            element.clear()
        elif name == "t":
            words.append(element.text or "")
        elif name in ("tab", "br"):
            words.append(" ")


def _size(file: BinaryIO) -> int:
    return file.seek(0, 2)


def _refuse_bomb(package: zipfile.ZipFile, size: int) -> None:
    """By what the list of contents says: too much, too many parts, or parts that lie over one another."""
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_PARTS or unpacked > MAX_UNPACKED or packed > size:
        raise NotTaken(Problem.PACKAGE_BOMB)
    unusual = [one for one in members if one.flag_bits & _IS_ENCRYPTED or one.compress_type not in _TAKEN_METHODS]
    if unusual:
        raise NotTaken(Problem.PACKAGE_BROKEN)


def _kind_of(package: zipfile.ZipFile) -> Kind:
    names = set(package.namelist())
    if _CONTENT_TYPES in names:
        found = [kind for name, kind in _MAIN_PARTS.items() if name in names]
        if len(found) == 1:
            return found[0]
    if {"mimetype", "content.xml"} <= names:
        kind = _OPEN_DOCUMENTS.get(_read(package, "mimetype", 200).strip())
        if kind is not None:
            return kind
    raise NotTaken(Problem.ARCHIVE)


def _refuse_macros(package: zipfile.ZipFile, kind: Kind) -> None:
    names = package.namelist()
    if kind in (Kind.ODT, Kind.ODS):
        has_macros = any(name.startswith(_MACRO_FOLDERS) and not name.endswith("/") for name in names)
    else:
        has_macros = any(part in f"/{name.lower()}" for name in names for part in MACROS)
        has_macros = has_macros or b"macroEnabled" in _read(package, _CONTENT_TYPES, 1 << 20)
    if has_macros:
        raise NotTaken(Problem.MACROS)


def _unpack_once(package: zipfile.ZipFile) -> None:
    """Read every part to its end, so that neither a false size nor a cut-off file gets through; checksums are compared."""
    left = MAX_UNPACKED
    for member in package.infolist():
        with package.open(member) as part:
            while block := part.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise NotTaken(Problem.PACKAGE_BOMB)


def _refuse_entities(package: zipfile.ZipFile, kind: Kind) -> None:
    """No part with text may declare entities: that is how a small XML file becomes gigabytes, or reads other files."""
    names = ["xl/workbook.xml"] if kind is Kind.XLSX else parts(package, kind)
    for name in names:
        try:
            with package.open(name) as part:
                for _event, element in iterparse(part, forbid_dtd=True):
                    element.clear()
        except (DefusedXmlException, ParseError) as error:
            raise NotTaken(Problem.PACKAGE_BROKEN) from error


def _read(package: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with package.open(name) as part:
        return part.read(limit)
