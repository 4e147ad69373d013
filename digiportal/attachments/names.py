"""Names of files: as typed, without what could lead astray."""

from __future__ import annotations

import re
import unicodedata

from digiportal.attachments.reading.kinds import EXTENSIONS, KIND_OF_EXTENSION, OTHER_EXTENSIONS, PLAIN, Kind

MAX_LENGTH = 150  # characters, the extension included
_SEPARATORS = re.compile(r"[/\\]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of Unicode that aren't seen: controls, marks of direction, private and unassigned characters."""


class WrongExtension(ValueError):
    """The name says that the file is something else than its content shows; ``extension`` is what the name ends in."""

    def __init__(self, extension: str) -> None:
        super().__init__(extension)
        self.extension = extension


def clean_name(typed: str, kind: Kind) -> str:
    """``typed`` in NFC, without path, hidden characters and what a file system refuses, with the extension of ``kind``.

    Raises ``WrongExtension`` when the name claims another kind.
    """
    stem, extension = split(_visible(typed))
    if extension and extension not in allowed_extensions(kind):
        raise WrongExtension(extension)
    extension = extension or EXTENSIONS[kind][0]
    stem = stem.strip(" .") or "fil"
    return f"{stem[: MAX_LENGTH - len(extension) - 1].rstrip(' .')}.{extension}"


def split(name: str) -> tuple[str, str]:
    """Stem and extension in lower case; what is no known extension («Referat 12.3») belongs to the stem."""
    stem, dot, last = name.rpartition(".")
    extension = last.lower()
    if dot and (extension in KIND_OF_EXTENSION or extension in OTHER_EXTENSIONS):
        return stem, extension
    return name, ""


def allowed_extensions(kind: Kind) -> tuple[str, ...]:
    """What the name of a file of ``kind`` may end in; CSV is text, and can't be told from it by content."""
    if kind in PLAIN:
        return tuple(extension for plain in sorted(PLAIN) for extension in EXTENSIONS[plain])
    return EXTENSIONS[kind]


def kind_by_name(found: Kind, name: str) -> Kind:
    """Of kinds that their content can't tell apart, the one that the cleaned ``name`` says."""
    extension = split(name)[1]
    return KIND_OF_EXTENSION[extension] if found in PLAIN else found


def _visible(typed: str) -> str:
    name = _SEPARATORS.split(unicodedata.normalize("NFC", typed))[-1]
    seen = "".join(
        " " if one in "\t\n\r" else one for one in name if one in "\t\n\r" or unicodedata.category(one) not in _HIDDEN
    )
    return " ".join(_NOT_IN_NAMES.sub("-", seen).split())
