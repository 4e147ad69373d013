"""From files to rows: what people send, and what is said of files that can't be used."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from programme.importing.reading import read_sheet
from tests.programme.importing.sheets import csv, saved, workbook, xlsx


def upload(book: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("people.xlsx", saved(book))


def test_a_workbook_by_its_headings_in_any_order() -> None:
    sheet = read_sheet(
        xlsx([["Vinje", "  Kari \n Nordmann", datetime.date(2027, 1, 31)]], ["Organisation *", "NAME", "From"])
    )
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, {"organisation": "Vinje", "name": "Kari Nordmann", "from": {"date": "2027-01-31"}})
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_as_spreadsheets_write_it(encoding: str, mark: str) -> None:
    text = f'Name{mark}Organisation{mark}Position\r\nÅse Bjørk{mark}Tokke{mark}"Leiar{mark} IT"\r\n\r\n'
    (row,) = read_sheet(csv(text, encoding)).rows
    assert row.cells == {"name": "Åse Bjørk", "organisation": "Tokke", "position": f"Leiar{mark} IT".replace("\t", "")}


def test_a_title_above_and_empty_rows_between_are_no_trouble() -> None:
    book = workbook([[], ["Kari", "", "Vinje"], [], [None, None, None], ["Ola", "", "Tokke"]])
    book.active.insert_rows(1, 3)
    book.active["A1"] = "Oversikt 2027"
    book.active.merge_cells("A1:D1")
    assert [row.number for row in read_sheet(upload(book)).rows] == [6, 9]


def test_formulas_merged_cells_and_hidden_rows_are_told() -> None:
    book = workbook([["=B2", "a@example.org", "Vinje"], ["Kari", "", "Vinje"], ["Ola", "", None]])
    book.active.merge_cells("C3:C4")
    book.active.row_dimensions[3].hidden = True
    sheet = read_sheet(upload(book))
    assert sheet.rows[0].cells["name"] == {"formula": "=B2"}
    assert [row.cells["organisation"].get("merged") for row in sheet.rows[1:]] == ["C3:C4", "C3:C4"]
    assert [row.is_hidden for row in sheet.rows] == [False, True, False]
    assert any("hidden" in notice for notice in sheet.notices)


def test_an_unknown_column_is_left_out_and_told() -> None:
    sheet = read_sheet(csv("Name;Organisation;Organisatoin;Shoe size\nKari;Vinje;x;38\n"))
    assert "Did you mean «Organisation»?" in sheet.notices[0]
    assert "Shoe size" in sheet.notices[1]
    assert set(sheet.rows[0].cells) == {"name", "organisation"}


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (csv("Name;E-mail\nKari;a@example.org\n"), "missing: Organisation"),
        (csv("Name;Organisation;Name\nKari;Vinje;Kari\n"), "twice: Name"),
        (csv("Name;Organisation\n"), "nothing below"),
        (SimpleUploadedFile("people.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40), "can't be read"),
        (SimpleUploadedFile("people.xlsx", b"PK\x03\x04 cut off"), "can't be read"),
        (SimpleUploadedFile("people.xlsx", b"MZ" + b"\x00" * 40), "program"),
        (csv("Name;Organisation\n" + "Kari;Vinje\n" * 5001), "more than 5.*000 rows"),
    ],
)
def test_files_that_cannot_be_used_say_why(file: SimpleUploadedFile, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        read_sheet(file)


def test_exactly_five_thousand_rows_are_taken() -> None:
    assert len(read_sheet(csv("Name;Organisation\n" + "Kari;Vinje\n" * 5000)).rows) == 5000


def test_a_sheet_with_a_cell_far_down_is_read_at_once() -> None:
    book = workbook([["Kari", "", "Vinje"]])
    book.active["AZ1048576"] = "x"
    book.active["A1048576"] = "Ola"
    assert [row.number for row in read_sheet(upload(book)).rows] == [2, 1048576]
