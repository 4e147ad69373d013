"""The text of spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from openpyxl import load_workbook


def rows(file: BinaryIO) -> Iterator[str]:
    """Names of sheets, and rows with a space between the cells, one by one, as they were last computed."""
    file.seek(0)
    workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in workbook.worksheets:
            yield sheet.title
            # What the file says of its extent may be wrong, or a million empty rows.
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                words = [str(value) for value in row if value is not None]
                if words:
                    yield " ".join(words)
    finally:
        workbook.close()
