"""Kinds and problems of files in words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import Problem

KINDS: dict[Kind, str | Promise] = {
    Kind.PDF: pgettext_lazy("kind of file", "PDF document"),
    Kind.DOCX: pgettext_lazy("kind of file", "Word document"),
    Kind.XLSX: pgettext_lazy("kind of file", "Excel spreadsheet"),
    Kind.PPTX: pgettext_lazy("kind of file", "PowerPoint presentation"),
    Kind.ODT: pgettext_lazy("kind of file", "OpenDocument text"),
    Kind.ODS: pgettext_lazy("kind of file", "OpenDocument spreadsheet"),
    Kind.PNG: pgettext_lazy("kind of file", "picture (PNG)"),
    Kind.JPEG: pgettext_lazy("kind of file", "picture (JPEG)"),
    Kind.GIF: pgettext_lazy("kind of file", "picture (GIF)"),
    Kind.WEBP: pgettext_lazy("kind of file", "picture (WebP)"),
    Kind.TEXT: pgettext_lazy("kind of file", "plain text"),
    Kind.CSV: pgettext_lazy("kind of file", "table as text (CSV)"),
}

TAKEN = gettext_lazy("PDF, Word, Excel, PowerPoint, OpenDocument, pictures (PNG, JPEG, GIF, WebP), plain text or CSV")

PROBLEMS: dict[Problem, str | Promise] = {
    Problem.EMPTY: gettext_lazy("The file is empty. Check that it was saved, and choose it again."),
    Problem.PROGRAM: gettext_lazy("This file is a program, whatever its name says. Programs can't be added."),
    Problem.OLD_OFFICE: gettext_lazy(
        "This file is in an old Office format, or has a password. Save it as docx, xlsx, pptx or PDF without a password."
    ),
    Problem.MACROS: gettext_lazy("This document has macros (small programs). Save it without macros, or as PDF."),
    Problem.ARCHIVE: gettext_lazy("This file is an archive with other files in it. Add the files one by one."),
    Problem.WEB_PAGE: gettext_lazy("This file is a web page or a drawing with code in it. Save it as PDF."),
    Problem.PHONE_PICTURE: gettext_lazy("This picture is in a format that few can open. Save it as JPEG or PNG."),
    Problem.UNKNOWN: gettext_lazy("The portal doesn't take files of this kind."),
    Problem.PDF_BROKEN: gettext_lazy("This PDF can't be read. It may have been cut off: open it, and save it anew."),
    Problem.PDF_PASSWORD: gettext_lazy(
        "This PDF wants a password. Save it without one, so that all who may can read it."
    ),
    Problem.PDF_SCRIPT: gettext_lazy("This PDF has a script in it. Print it to a new PDF, and add that."),
    Problem.PDF_FILES: gettext_lazy(
        "This PDF carries other files inside. Add those one by one, and the PDF without them."
    ),
    Problem.PACKAGE_BROKEN: gettext_lazy("This document can't be read. Open it, save it anew, and choose it again."),
    Problem.PACKAGE_BOMB: gettext_lazy("This document would be far too large when opened, and isn't taken."),
    Problem.PICTURE_BROKEN: gettext_lazy("This picture can't be read. It may have been cut off: save it anew."),
    Problem.PICTURE_BOMB: gettext_lazy("This picture has too many pixels. Make it smaller: 80 million is the most."),
    Problem.TOO_HEAVY: gettext_lazy("This file is too complicated to be checked. Print it to a new PDF, and add that."),
}


def refusal(problem: Problem) -> ValidationError:
    """The message for people, with what they could send instead where the kind is the trouble."""
    message = str(PROBLEMS[problem])
    if problem is Problem.UNKNOWN:
        message = f"{message} {_('It takes %(kinds)s.') % {'kinds': TAKEN}}"
    return ValidationError(message, code=problem.value)


def wrong_extension(kind: Kind, extension: str) -> ValidationError:
    """A name that claims another kind than the content."""
    message = _("The name ends in .%(extension)s, but the file is really this: %(kind)s. Give it its right name.")
    return ValidationError(message % {"extension": extension, "kind": KINDS[kind]}, code="wrong_extension")


def too_large(size: int, limit: int) -> ValidationError:
    message = _("The file is %(size)s; at most %(limit)s can be added. Make it smaller, or divide it.")
    return ValidationError(message % {"size": filesizeformat(size), "limit": filesizeformat(limit)}, code="too_large")


GONE = gettext_lazy("The file that you sent earlier isn't kept any longer. Choose it again.")
