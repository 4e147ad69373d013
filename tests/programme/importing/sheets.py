"""Spreadsheets as people send them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

HEADINGS = ["Name", "E-mail", "Organisation", "Position", "Body", "Seat", "Function", "Deputy number", "From", "To"]


def workbook(rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> Workbook:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def xlsx(rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> SimpleUploadedFile:
    return SimpleUploadedFile("people.xlsx", saved(workbook(rows, headings)))


def csv(text: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("people.csv", text.encode(encoding))
