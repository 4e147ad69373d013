"""The log as CSV for a spreadsheet: UTF-8 with a mark, semicolons, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.audit.showing import ShownEntry
from digiportal.clock import today

MOST_LINES = 100_000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


class _Echo:
    """A file for the csv module that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def csv_response(entries: Iterable[ShownEntry]) -> StreamingHttpResponse:
    """A file to be saved, written as it is sent; kept by nobody on the way."""
    response = StreamingHttpResponse(_rows(entries), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="logg-{today().isoformat()}.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def harmless(text: str) -> str:
    """The text as a cell that stays text: with an apostrophe before what would be a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _rows(entries: Iterable[ShownEntry]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow(_heads())
    for entry in entries:
        yield writer.writerow([harmless(cell) for cell in _cells(entry)])


def _heads() -> list[str]:
    return [
        pgettext("log", "Time"),
        pgettext("log", "Event"),
        pgettext("log", "Who"),
        pgettext("log", "About"),
        _("Cooperation"),
        pgettext("log", "More"),
        pgettext("log", "Address on the internet"),
        pgettext("log", "Device"),
    ]


def _cells(entry: ShownEntry) -> list[str]:
    facts = ", ".join(f"{name}: {value}" for name, value in entry.facts)
    moment = timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")
    return [moment, entry.title, entry.actor, entry.about, entry.programme, facts, entry.address, entry.device]
