"""The spreadsheet to fill in: headings and explanation in the language of whoever asks, and lists to choose from."""

from __future__ import annotations

import io
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from digiportal.clock import today
from digiportal.ui.sheets import put
from programme.importing.columns import BY_KEY, COLUMNS
from programme.importing.reading import MAX_ROWS
from programme.importing.values import NO, YES
from programme.models import Body, Party, Programme, Seat, SeatFunction

_BOLD = Font(bold=True)
_GREY = PatternFill("solid", fgColor="E6E6E6")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def template_for(programme: Programme) -> bytes:
    """An XLSX with a sheet to fill in, one that explains, and one with what may be chosen."""
    workbook = Workbook()
    people: Any = workbook.active
    people.title = _("People")
    _headings(people)
    _explain(workbook.create_sheet(_("Explanation")))
    _lists(people, workbook.create_sheet(_("Lists")), _choices(programme))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _headings(sheet: Worksheet) -> None:
    for number, column in enumerate(COLUMNS, start=1):
        cell = put(sheet, 1, number, f"{column.heading} *" if column.is_required else str(column.heading))
        cell.font, cell.fill = _BOLD, _GREY
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        if column.key in ("from", "to"):
            for row in range(2, 302):
                sheet.cell(row, number).number_format = "DD.MM.YYYY"
    sheet.freeze_panes = "A2"


def _explain(sheet: Worksheet) -> None:
    widths = (22, 70, 30, 30)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    put(
        sheet,
        1,
        1,
        _("Fill in the first sheet: one row for each person, or one for each seat. Columns with * are needed."),
    )
    for number, heading in enumerate(
        (_("Column"), _("What goes into it"), _("Example"), _("Another example")), start=1
    ):
        put(sheet, 3, number, heading).font = _BOLD
    for row, column in enumerate(COLUMNS, start=4):
        for number, text in enumerate((column.heading, column.explanation, *column.examples), start=1):
            put(sheet, row, number, str(text)).alignment = _WRAPPED


def _choices(programme: Programme) -> dict[str, list[str]]:
    seats = Seat.objects.filter(body__programme=programme).on(today()).order_by("body__sequence", "sequence")
    return {
        "organisation": list(
            Party.objects.filter(programme=programme).on(today()).values_list("organisation__name", flat=True)
        ),
        "body": list(Body.objects.filter(programme=programme).values_list("name", flat=True)),
        "seat": list(dict.fromkeys(seats.values_list("title", flat=True))),
        "function": [str(function.label) for function in SeatFunction],
        "login": [str(YES), str(NO)],
    }


def _lists(people: Worksheet, sheet: Worksheet, choices: dict[str, list[str]]) -> None:
    """Columns with the choices, and drop-down lists in the first sheet that advise and don't refuse."""
    position = {column.key: get_column_letter(number) for number, column in enumerate(COLUMNS, start=1)}
    for number, (key, values) in enumerate(choices.items(), start=1):
        put(sheet, 1, number, str(BY_KEY[key].heading)).font = _BOLD
        sheet.column_dimensions[get_column_letter(number)].width = 36
        for row, value in enumerate(values, start=2):
            put(sheet, row, number, value)
        if values:
            letter = get_column_letter(number)
            source = f"'{sheet.title}'!${letter}$2:${letter}${len(values) + 1}"
            rule: Any = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
            people.add_data_validation(rule)
            rule.add(f"{position[key]}2:{position[key]}{MAX_ROWS + 1}")
