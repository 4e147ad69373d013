from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digiportal.attachments.names import MAX_LENGTH, WrongExtension, clean_name
from digiportal.attachments.reading.kinds import EXTENSIONS, Kind


@pytest.mark.parametrize(
    ("typed", "kind", "clean"),
    [
        ("Møtebok 12.3.2026.pdf", Kind.PDF, "Møtebok 12.3.2026.pdf"),
        ("Møtebok 12.3", Kind.PDF, "Møtebok 12.3.pdf"),
        ("Bilde.JPEG", Kind.JPEG, "Bilde.jpeg"),
        ("Bilde", Kind.JPEG, "Bilde.jpg"),
        ("../../etc/passwd", Kind.TEXT, "passwd.txt"),
        ("C:\\Brukere\\Kari\\notat.docx", Kind.DOCX, "notat.docx"),
        ("gpj.\u202eexe.pdf", Kind.PDF, "gpj.exe.pdf"),
        ("a\x00b\u200bc\r\nd.pdf", Kind.PDF, "abc d.pdf"),
        ("A\u030astad.pdf", Kind.PDF, "Åstad.pdf"),
        ('sak "3": <svar>?.pdf', Kind.PDF, "sak -3-- -svar--.pdf"),
        (".pdf", Kind.PDF, "fil.pdf"),
        ("", Kind.PDF, "fil.pdf"),
        ("tall.csv", Kind.TEXT, "tall.csv"),
    ],
)
def test_clean(typed: str, kind: Kind, clean: str) -> None:
    assert clean_name(typed, kind) == clean


@pytest.mark.parametrize("typed", ["referat.exe", "referat.docx", "bilde.svg", "side.html", "makro.docm"])
def test_a_name_that_claims_something_else(typed: str) -> None:
    with pytest.raises(WrongExtension):
        clean_name(typed, Kind.PDF)


@given(st.text(max_size=300), st.sampled_from(list(Kind)))
def test_every_name_is_safe(typed: str, kind: Kind) -> None:
    try:
        name = clean_name(typed, kind)
    except WrongExtension:
        return
    assert 0 < len(name) <= MAX_LENGTH
    assert not set(name) & set('/\\<>:"|?*\x00\r\n')
    assert all(unicodedata.category(one)[0] != "C" for one in name)
    assert name.rpartition(".")[2] in EXTENSIONS[kind] or kind in (Kind.TEXT, Kind.CSV)
    assert clean_name(name, kind) == name
