"""The kinds of files that the portal takes, and what their names may end in."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of file as its content shows it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    WEBP = "webp"
    TEXT = "txt"
    CSV = "csv"


_OPEN_XML = "application/vnd.openxmlformats-officedocument"

MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{_OPEN_XML}.wordprocessingml.document",
    Kind.XLSX: f"{_OPEN_XML}.spreadsheetml.sheet",
    Kind.PPTX: f"{_OPEN_XML}.presentationml.presentation",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.GIF: "image/gif",
    Kind.WEBP: "image/webp",
    Kind.TEXT: "text/plain",
    Kind.CSV: "text/csv",
}

EXTENSIONS: dict[Kind, tuple[str, ...]] = {kind: (kind.value,) for kind in Kind} | {Kind.JPEG: ("jpg", "jpeg")}
"""Endings of names, the usual one first."""

PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP})
PACKAGES = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS})
PLAIN = frozenset({Kind.TEXT, Kind.CSV})
WITH_PREVIEW = PICTURES | {Kind.PDF}

KIND_OF_EXTENSION = {extension: kind for kind, extensions in EXTENSIONS.items() for extension in extensions}

_OTHERS = """
    doc dot docm dotx dotm xls xlt xlsm xlsb xltx xltm ppt pps pptm ppsx ppsm potx odp odg rtf pages numbers key
    htm html xhtml mht mhtml svg xml xsl js mjs ts css json php asp aspx jsp py rb pl sh bash bat cmd ps1 vbs vbe wsf
    hta exe com scr msi dll sys cpl jar class apk ipa app dmg iso img lnk url reg inf
    zip rar 7z gz tgz tar bz2 xz cab eml msg pst ics vcf heic heif avif bmp tif tiff psd ico
    mp3 mp4 m4a m4v mov avi mkv wav ogg webm wmv dwg dxf mdb accdb sql db
"""
OTHER_EXTENSIONS = frozenset(_OTHERS.split())
"""Endings that say of a file that it is something else."""
