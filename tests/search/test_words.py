"""What is looked for, from what is typed."""

from __future__ import annotations

import pytest

from digiportal.search.templatetags.search import marked
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


def test_marks_only_what_it_has_escaped() -> None:
    assert marked("<b>Sak</b> & arkiv", "sak arkiv") == "&lt;b&gt;<mark>Sak</mark>&lt;/b&gt; &amp; <mark>arkiv</mark>"
