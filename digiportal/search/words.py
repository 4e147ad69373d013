"""From what somebody types to what is looked for. Nothing that is typed reaches the database as a query language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digiportal.search.norwegian import fold, other_form

LONGEST = 200  # characters that are read; the rest of a longer text is left out
MOST = 10  # words and phrases
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<![\d/])(\d{1,5})/(\d{4}|\d{2})(?![\d/])")


@dataclass(frozen=True)
class Term:
    """A word, or several that follow each other, folded; ``excluded`` when it must not be there."""

    words: tuple[str, ...]
    excluded: bool = False

    @property
    def simple(self) -> str:
        """For ``to_tsquery``, as typed: a last word of two characters or more may go on."""
        *first, last = self.words
        return " <-> ".join([*(f"'{word}'" for word in first), self._beginning(last)])

    @property
    def stemmed(self) -> str | None:
        """For ``to_tsquery`` with Norwegian endings taken off, in bokmål or nynorsk; None for phrases, found as written."""
        return " | ".join(map(self._beginning, self.forms)) if len(self.words) == 1 else None

    @property
    def forms(self) -> tuple[str, ...]:
        """The words, and what a single one is in the other form of Norwegian."""
        other = other_form(self.words[0]) if len(self.words) == 1 else None
        return (*self.words, other) if other else self.words

    @staticmethod
    def _beginning(word: str) -> str:
        return f"'{word}':*" if len(word) > 1 and not word.isdigit() else f"'{word}'"


@dataclass(frozen=True)
class Query:
    """What is looked for: all terms must hold. ``number`` is such as (94, 18) of «PS 94/18»."""

    terms: tuple[Term, ...]
    number: tuple[int, int] | None

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.excluded)


def parse(typed: str) -> Query:
    """Read words, "phrases" and -excluded ones; signs between words only part them."""
    typed = typed.replace("\0", " ")[:LONGEST]
    found = _NUMBER.search(typed)
    number = (int(found[1]), int(found[2]) % 100) if found else None
    terms: list[Term] = []
    for part in _PART.finditer(typed):
        words = tuple(map(fold, WORD.findall(part["word"] if part["phrase"] is None else part["phrase"])))
        together = part["phrase"] is not None or part["minus"]
        groups = [words] if together else [(word,) for word in words]
        terms += [Term(group, bool(part["minus"])) for group in groups if group]
    return Query(tuple(terms[:MOST]), number)
