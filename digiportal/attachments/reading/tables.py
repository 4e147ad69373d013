"""The rows of a spreadsheet or a CSV file, cell by cell, with its formulas, merged cells, hidden rows.

A cell is a text, None, or one of ``{"date": "2026-01-31"}``, ``{"number": "46000"}``, ``{"formula": "=A1"}``,
``{"merged": "B4:B6"}``.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any, BinaryIO

from openpyxl import load_workbook

from digiportal.attachments.reading import plain
from digiportal.attachments.reading.kinds import Kind

MAX_COLUMNS = 50
MAX_LENGTH = 2_000
"""Characters of one cell; what is longer is cut, which no column of a table of facts stands anyway."""

_DELIMITERS = ";,\t"


def table(file: BinaryIO, kind: Kind, max_rows: int) -> dict[str, Any]:
    """At most ``max_rows`` rows with something in them, as ``[number, is_hidden, cells]``, and the sheet that they stand in.

    ``is_cut`` when there are more rows. Of a workbook the first visible sheet is read.
    """
    if kind is Kind.XLSX:
        return _workbook(file, max_rows)
    return _collect(_csv_rows(file), max_rows) | {"sheet": ""}


def _collect(rows: Iterator[list[Any]], max_rows: int) -> dict[str, Any]:
    kept: list[list[Any]] = []
    for row in rows:
        if len(kept) == max_rows:
            return {"rows": kept, "is_cut": True}
        kept.append(row)
    return {"rows": kept, "is_cut": False}


def _csv_rows(file: BinaryIO) -> Iterator[list[Any]]:
    file.seek(0)
    encoding = plain.encoding_of(file)
    file.seek(0)
    text = file.read().decode(encoding, "replace")
    csv.field_size_limit(1 << 20)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), start=1):
        cells = [_text(cell) for cell in row[:MAX_COLUMNS]]
        if any(cells):
            yield [number, False, cells]


def _delimiter(text: str) -> str:
    """The mark that divides the first line with any; Norwegian spreadsheets write semicolons."""
    for line in text.splitlines():
        counts = {mark: line.count(mark) for mark in _DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ";"


def _workbook(file: BinaryIO, max_rows: int) -> dict[str, Any]:
    file.seek(0)
    workbook = load_workbook(file, keep_links=False)
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"] or workbook.worksheets
    if not visible:
        return {"rows": [], "is_cut": False, "sheet": ""}
    return _collect(_sheet_rows(visible[0]), max_rows) | {"sheet": visible[0].title}


def _sheet_rows(sheet: Any) -> Iterator[list[Any]]:
    merged = {
        (row, column): area.coord
        for area in sheet.merged_cells.ranges
        for row, column in [*area.cells][: MAX_COLUMNS * 100]
    }
    # The cells that there are: going by the extent that a file claims would make a million empty ones.
    there = sorted((place, cell) for place, cell in sheet._cells.items() if place[1] <= MAX_COLUMNS)
    for number, group in groupby(there, key=lambda item: item[0][0]):
        cells = {place[1]: _cell(cell, merged.get(place)) for place, cell in group}
        if any(_is_filled(cell) for cell in cells.values()):
            dimension = sheet.row_dimensions.get(number)
            row = [cells.get(column) for column in range(1, max(cells) + 1)]
            yield [number, bool(dimension is not None and dimension.hidden), row]


def _is_filled(cell: Any) -> bool:
    return cell is not None


def _cell(cell: Any, merged: str | None) -> Any:
    if merged is not None:
        return {"merged": merged, "text": _text(str(cell.value)) if cell.value is not None else ""}
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return {"formula": str(value)[:100]}
    if isinstance(value, datetime.datetime | datetime.date):
        return {"date": value.strftime("%Y-%m-%d")}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"number": f"{value:.15g}"}
    return _text(str(value))


def _text(text: str) -> str | None:
    """One line without invisible characters; None for an empty cell."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text[:MAX_LENGTH])
    return " ".join(printable.split()) or None
