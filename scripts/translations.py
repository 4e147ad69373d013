"""The catalogues of nb and nn: brought up to date with the source, or only checked with ``--check``.

English is the source and has no catalogue. A string that is missing, only guessed (fuzzy) or no longer used is a fault.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("nb", "nn")
SOURCES = ("digiportal", "programme", "projects", "finance", "demonstration", "templates")
SHOWN = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a string has a fault")
    checks_only = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        updated = update(Path(folder))
        faults = [fault for language in LANGUAGES for fault in find_faults(language, updated)]
        if not checks_only:
            shutil.copytree(updated, ROOT / "locale", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.mo"))
    for fault in faults[:SHOWN]:
        print(fault)
    if len(faults) > SHOWN:
        print(f"… and {len(faults) - SHOWN} more")
    sys.exit(1 if faults else 0)


def update(folder: Path) -> Path:
    """Copy sources and catalogues to ``folder`` and collect the strings there; returns the folder of catalogues."""
    for source in SOURCES:
        shutil.copytree(ROOT / source, folder / source, ignore=shutil.ignore_patterns("__pycache__", "migrations"))
    shutil.copytree(ROOT / "locale", folder / "locale", ignore=shutil.ignore_patterns("*.mo"))
    options = ["--no-wrap", "--add-location=file", *(f"--locale={language}" for language in LANGUAGES)]
    command = [sys.executable, "-m", "django", "makemessages", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return folder / "locale"


def find_faults(language: str, catalogues: Path) -> Iterator[str]:
    """One line for each string with a fault."""
    path = catalogues / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        fault = _fault(message)
        if message.id and fault:
            places = ", ".join(sorted({place for place, _line in message.locations}))
            yield f"{language}: {fault}: {message.id!r} ({places})"
    for message in catalogue.obsolete.values():
        yield f"{language}: no longer used: {message.id!r}"


def _fault(message: Message) -> str | None:
    texts = message.string if isinstance(message.string, list | tuple) else (message.string,)
    if not all(texts):
        return "missing"
    return "fuzzy" if message.fuzzy else None


if __name__ == "__main__":
    main()
