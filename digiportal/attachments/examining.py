"""Files from people are read in a process of their own, with limits of memory and time, and with no secrets.

What reads PDF, pictures and XML is large and has had holes; what it makes of a file that was built to break it must not
reach the portal, its memory or its database.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from digiportal.attachments.reading.extracting import Extract
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken, Problem

SECONDS = 45
"""By the clock, where ``reading.__main__`` limits the time of the processor: a busy machine is given some more."""

_ROOT = Path(__file__).resolve().parents[2]


def identify(file: BinaryIO) -> Kind:
    """The kind of a file by its content. Raises ``NotTaken``. ``file`` needs a descriptor: a file on the disk."""
    return Kind(_ask(file, "identify")["kind"])


def extract(file: BinaryIO, kind: Kind) -> Extract:
    """Text, pages and preview of a file that ``identify`` took. Raises ``NotTaken`` for one that can't be read after all."""
    found = _ask(file, "extract", kind.value)
    preview = base64.b64decode(found["preview"]) if found["preview"] else None
    return Extract(found["text"], found["pages"], preview)


@dataclass(frozen=True)
class TableRow:
    """A row with something in it: its number in the file, and its cells (reading.tables says what a cell is)."""

    number: int
    is_hidden: bool
    cells: list[Any]


@dataclass(frozen=True)
class Table:
    """The rows that were read; ``is_cut`` when there are more. ``sheet`` is empty for CSV."""

    rows: list[TableRow]
    is_cut: bool
    sheet: str


def table(file: BinaryIO, kind: Kind, max_rows: int) -> Table:
    """The rows of an XLSX or CSV file that ``identify`` took. Raises ``NotTaken`` for one that can't be read after all."""
    found = _ask(file, "table", kind.value, str(max_rows))
    return Table([TableRow(*row) for row in found["rows"]], found["is_cut"], found["sheet"])


def _ask(file: BinaryIO, *command: str) -> dict[str, Any]:
    file.seek(0)
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "digiportal.attachments.reading", *command],
            stdin=file.fileno(),
            capture_output=True,
            timeout=SECONDS,
            cwd=_ROOT,
            env={"LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise NotTaken(Problem.TOO_HEAVY) from error
    if done.returncode:
        # Killed for its memory or its time, or broken down over the file.
        raise NotTaken(Problem.TOO_HEAVY)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "problem" in answer:
        raise NotTaken(Problem(answer["problem"]))
    return answer
