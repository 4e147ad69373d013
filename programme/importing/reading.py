"""From an uploaded file to rows by column. What makes the whole file unusable is said here; what is wrong in a row, later."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from digiportal.attachments import examining, words
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken
from digiportal.attachments.storing import check
from programme.importing.columns import BY_KEY, COLUMNS, key_by_heading, plain

MAX_ROWS = 5_000
MAX_ABOVE = 10
"""So many filled rows may stand above the headings: a title, the date, an explanation."""

TABLES = (Kind.XLSX, Kind.CSV, Kind.TEXT)


@dataclass(frozen=True)
class SheetRow:
    """A row: its number in the file and its cells by column key."""

    number: int
    is_hidden: bool
    cells: dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What was read, and what people should know of how."""

    file_name: str
    rows: list[SheetRow]
    notices: list[str]


def read_sheet(upload: UploadedFile) -> Sheet:
    """Raises ``ValidationError`` for a file that isn't a table of people, or has more than ``MAX_ROWS`` rows."""
    checked = check(upload)
    if checked.kind not in TABLES:
        raise ValidationError(
            _("This is no table: %(kind)s. Send an Excel spreadsheet (xlsx) or CSV.")
            % {"kind": words.KINDS[checked.kind]}
        )
    table = _table(upload, checked.kind)
    position, keys = _headings(table.rows[: MAX_ABOVE + 1])
    rows = [
        SheetRow(row.number, row.is_hidden, cells)
        for row in table.rows[position + 1 :]
        if (cells := {key: cell for key, cell in zip(keys, row.cells, strict=False) if key and cell is not None})
    ]
    if table.is_cut or len(rows) > MAX_ROWS:
        message = _("The file has more than %(limit)s rows. Divide it into several files, and send them one by one.")
        raise ValidationError(message % {"limit": f"{MAX_ROWS:,}".replace(",", "\N{NO-BREAK SPACE}")})
    if not rows:
        raise ValidationError(_("There is nothing below the headings. Fill in a row for each person and seat."))
    return Sheet(checked.name, rows, _notices(table, table.rows[position].cells, keys, rows))


def _table(upload: UploadedFile, kind: Kind) -> examining.Table:
    with TemporaryFile() as file:
        upload.seek(0)
        for block in upload.chunks():
            file.write(block)
        file.flush()
        try:
            return examining.table(file, kind, MAX_ROWS + MAX_ABOVE + 2)
        except NotTaken as refused:
            raise words.refusal(refused.problem) from refused


def _headings(rows: list[examining.TableRow]) -> tuple[int, list[str]]:
    """Which row has the headings, and the column key of each cell in it, empty for those that aren't known."""
    known = key_by_heading()
    best = max(
        ((position, [known.get(_heading(cell), "") for cell in row.cells]) for position, row in enumerate(rows)),
        key=lambda found: sum(map(bool, found[1])),
        default=(0, []),
    )
    keys = [key for key in best[1] if key]
    twice = sorted({str(BY_KEY[key].heading) for key in keys if keys.count(key) > 1})
    if twice:
        raise ValidationError(_("These headings stand there twice: %(names)s.") % {"names": ", ".join(twice)})
    missing = [str(column.heading) for column in COLUMNS if column.is_required and column.key not in keys]
    if missing:
        message = _("These headings are missing: %(names)s. Use the template, or give the columns its headings.")
        raise ValidationError(message % {"names": ", ".join(missing)})
    return best


def _heading(cell: Any) -> str:
    return plain(cell) if isinstance(cell, str) else ""


def _notices(table: examining.Table, headings: list[Any], keys: list[str], rows: list[SheetRow]) -> list[str]:
    """What was left out or is uncertain, in the language of whoever sent the file."""
    notices = []
    pairs = [(str(cell), key) for cell, key in zip(headings, keys, strict=False) if isinstance(cell, str)]
    for name, key in pairs:
        if not key:
            near = get_close_matches(plain(name), key_by_heading(), 1)
            meant = _("Did you mean «%(name)s»?") % {"name": BY_KEY[key_by_heading()[near[0]]].heading} if near else ""
            notices.append(
                f"{_('The column «%(name)s» is not known, and is left out.') % {'name': name}} {meant}".strip()
            )
    if table.sheet:
        notices.append(_("Only the sheet «%(name)s» is read.") % {"name": table.sheet})
    hidden = sum(row.is_hidden for row in rows)
    if hidden:
        notices.append(
            _("Rows that are hidden or filtered away in the spreadsheet come along: %(count)s.") % {"count": hidden}
        )
    return notices
