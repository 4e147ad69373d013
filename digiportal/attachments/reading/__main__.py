"""One file read in this process: ``python -m digiportal.attachments.reading identify < file``, the answer as JSON.

``identify`` answers with the kind or the problem, ``extract KIND`` with text, pages and preview, ``table KIND MAX_ROWS``
with rows of cells. The limits are set here,
by the process itself, before it looks at the file.
"""

from __future__ import annotations

import base64
import json
import resource
import sys
from typing import Any, BinaryIO

MEMORY = 1500 * 1024 * 1024  # bytes of address space: programs and libraries take some 400 MB of it
SECONDS = 30  # of the processor


def main() -> None:
    _limit()
    from digiportal.attachments.reading.problems import NotTaken, Problem

    with open(0, "rb", closefd=False) as file:
        try:
            answer = _answer(sys.argv[1:], file)
        except NotTaken as refused:
            answer = {"problem": refused.problem.value}
        except (MemoryError, RecursionError):
            answer = {"problem": Problem.TOO_HEAVY.value}
    json.dump(answer, sys.stdout)


def _answer(command: list[str], file: BinaryIO) -> dict[str, Any]:
    if command == ["identify"]:
        from digiportal.attachments.reading.identifying import identify

        return {"kind": identify(file).value}
    from digiportal.attachments.reading.kinds import Kind

    if command[0] == "table":
        from digiportal.attachments.reading.tables import table

        return table(file, Kind(command[1]), int(command[2]))
    from digiportal.attachments.reading.extracting import extract

    found = extract(file, Kind(command[1]))
    preview = base64.b64encode(found.preview).decode() if found.preview else None
    return {"text": found.text, "pages": found.pages, "preview": preview}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
