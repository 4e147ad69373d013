"""Spreadsheets that the portal writes: what people have typed stays text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write ``text`` as text: a cell that begins as a formula does isn't one, nor becomes one when it is edited."""
    cell: Any = sheet.cell(row, column)
    clean = _NOT_IN_XML.sub(" ", text)
    cell.value = clean
    cell.data_type = "s"
    if clean.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    return cell  # type: ignore[no-any-return]


def table_sheet(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """An XLSX with one sheet: bold headings that stay when one scrolls, and the rows as text."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", title)[:31]
    for number, heading in enumerate(headings, start=1):
        put(sheet, 1, number, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = 28
    for row, values in enumerate(rows, start=2):
        for number, value in enumerate(values, start=1):
            if value:
                put(sheet, row, number, value)
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def sheet_response(content: bytes, name: str) -> HttpResponse:
    """The download of an XLSX called ``name`` (ASCII, with its ending)."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
