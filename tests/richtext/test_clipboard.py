"""What other programs lay on the clipboard becomes plain, whole text of the portal's one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from digiportal.richtext.cleaning import clean_html

CLIPBOARD = Path(__file__).parent / "clipboard"
PROGRAMS = ["word", "word_web", "outlook", "libreoffice", "google_docs"]


def clipboard(name: str) -> str:
    return (CLIPBOARD / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("program", PROGRAMS)
def test_text_of_another_program(program: str) -> None:
    assert clean_html(clipboard(program)) == clipboard(f"{program}.clean").replace("\n", "")
