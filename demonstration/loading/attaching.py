"""Attachments of cases and projects: small files made of the words in the demonstration's own files."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, cast

import docx
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from weasyprint import HTML

from demonstration.loading.building import Builder, Entry, take
from digiportal.attachments.processing import process
from digiportal.attachments.storing import CheckedFile, check
from programme.models import Case, CaseAttachment
from programme.services.attachments import attach_to_case
from projects.models import Project, ProjectAttachment
from projects.services.attachments import attach_to_project

EXAMPLE = "Demonstrasjonsdata"


def attach_case_files(builder: Builder, case: Case, entries: Iterable[Entry] | None) -> None:
    """Files of a case, there from the day that it was put forward."""
    for entry in entries or []:
        file = make_file(entry)
        attached = builder.make(CaseAttachment, entry, case=case, attached_on=case.put_forward_on)
        process(cast(int, attach_to_case(None, attached, file).file.content_id))


def attach_project_files(builder: Builder, project: Project, entries: Iterable[Entry] | None) -> None:
    for entry in entries or []:
        file = make_file(entry)
        attached = builder.make(ProjectAttachment, entry, project=project)
        process(cast(int, attach_to_project(None, attached, file).file.content_id))


def make_file(entry: Entry) -> CheckedFile:
    """Takes name, paragraphs and rows out of the entry; the end of the name says what kind of file is made of them."""
    name, paragraphs, rows = take(entry, "name", "paragraphs", "rows")
    make = {"docx": _word, "xlsx": _excel, "pdf": _pdf}[name.rpartition(".")[2]]
    return check(SimpleUploadedFile(name, make(str(entry["title"]), paragraphs or [], rows or [])))


def _word(title: str, paragraphs: list[str], rows: list[list[Any]]) -> bytes:
    document = docx.Document()
    document.add_heading(title)
    for paragraph in [*paragraphs, EXAMPLE]:
        document.add_paragraph(paragraph)
    return _written(document)


def _excel(title: str, paragraphs: list[str], rows: list[list[Any]]) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in [[title], *rows, *([paragraph] for paragraph in paragraphs), [EXAMPLE]]:
        sheet.append(row)
    sheet.column_dimensions["A"].width = 36
    return _written(workbook)


def _pdf(title: str, paragraphs: list[str], rows: list[list[Any]]) -> bytes:
    page = render_to_string(
        "demonstration/attachment.html", {"title": title, "paragraphs": paragraphs, "rows": rows, "example": EXAMPLE}
    )
    pdf: bytes = HTML(string=page).write_pdf()
    return pdf


def _written(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
