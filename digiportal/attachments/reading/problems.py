"""Why a file isn't taken. The words for people stand in digiportal/attachments/words.py."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """What is wrong with a file."""

    EMPTY = "empty"
    PROGRAM = "program"
    OLD_OFFICE = "old_office"
    MACROS = "macros"
    ARCHIVE = "archive"
    WEB_PAGE = "web_page"
    PHONE_PICTURE = "phone_picture"
    UNKNOWN = "unknown"
    PDF_BROKEN = "pdf_broken"
    PDF_PASSWORD = "pdf_password"  # noqa: S105 - a problem's name
    PDF_SCRIPT = "pdf_script"
    PDF_FILES = "pdf_files"
    PACKAGE_BROKEN = "package_broken"
    PACKAGE_BOMB = "package_bomb"
    PICTURE_BROKEN = "picture_broken"
    PICTURE_BOMB = "picture_bomb"
    TOO_HEAVY = "too_heavy"


class NotTaken(Exception):
    """The file is refused; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
