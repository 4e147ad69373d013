"""What is looked for, from what is typed."""

from __future__ import annotations

import pytest

from digiportal.search.marking import beginnings, marked, quotation
from digiportal.search.norwegian import other_form
from digiportal.search.words import MOST, Query, Term, parse


def words(query: Query) -> list[str]:
    return [" ".join(term.words) for term in query.terms]


def test_signs_part_words() -> None:
    assert words(parse("sak-/arkivsystem")) == ["sak", "arkivsystem"]


@pytest.mark.parametrize(("typed", "number"), [("PS 94/18", (94, 18)), ("08/12", (8, 12)), ("3/2024", (3, 24))])
def test_numbers_of_cases_are_seen(typed: str, number: tuple[int, int]) -> None:
    assert parse(typed).number == number


def test_phrases_and_what_must_not_be_there() -> None:
    assert parse('"Felles løsning" -Skjåk').terms == (Term(("felles", "løsning")), Term(("skjåk",), excluded=True))


@pytest.mark.parametrize("typed", ["", "-", '"', "& | ! ( ) : * <->", "\0", "'''", "-bort"])
def test_nothing_to_look_for(typed: str) -> None:
    assert parse(typed).wanted == ()


def test_a_very_long_text_is_cut() -> None:
    assert len(parse("ord " * 2500).terms) == MOST


@pytest.mark.parametrize(
    ("word", "other"),
    [("løsninger", "løysinger"), ("rekneskapen", "regnskapen"), ("teneste", "tjeneste"), ("vinje", None), ("le", None)],
)
def test_the_other_form_of_norwegian(word: str, other: str | None) -> None:
    assert other_form(word) == other


def mark(text: str, typed: str) -> str:
    return marked(text, beginnings(parse(typed)))


def test_marks_only_what_it_has_escaped() -> None:
    expected = "&lt;b&gt;<mark>Sak</mark>&lt;/b&gt; &amp; <mark>arkivet</mark>"
    assert mark("<b>Sak</b> & arkivet", "sak arkiv") == expected


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Felles løsning", "løsningene", "Felles <mark>løsning</mark>"),
        ("Felles løysing", "løsning", "Felles <mark>løysing</mark>"),
        ("Aasen", "åsen", "<mark>Aasen</mark>"),
        ("Sak 8 av 18", "8", "Sak <mark>8</mark> av 18"),
        ("Ingen", "annet", "Ingen"),
        ("Fri sak", "sak -fri", "Fri <mark>sak</mark>"),
    ],
)
def test_marks_what_the_search_means(text: str, typed: str, expected: str) -> None:
    assert mark(text, typed) == expected


def test_quotes_around_the_first_word() -> None:
    sought = beginnings(parse("arkiv"))
    quoted = quotation("først " * 50 + "arkivet " + "sist " * 50, sought)
    assert quoted.startswith("… først")
    assert quoted.endswith("sist …")
    assert "arkivet" in quoted
    assert quotation("Kort om arkiv", sought) == "Kort om arkiv"
    assert quotation("Noe annet", sought) == ""
