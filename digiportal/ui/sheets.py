"""Spreadsheets that the portal writes: what people have typed stays text, whatever it begins with."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from openpyxl.cell.cell import Cell
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


def sheet_response(content: bytes, name: str) -> HttpResponse:
    """The download of an XLSX called ``name`` (ASCII, with its ending)."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
