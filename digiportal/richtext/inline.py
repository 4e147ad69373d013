"""Text within a paragraph: runs of one look each, with their spaces tidied, and how they are written as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

MARKS = ("strong", "em", "sub", "sup")
"""The looks that text may have, outermost first."""


@dataclass(frozen=True)
class Run:
    """Text of one look. A line break is a run of its own, ``\\n`` without marks; elsewhere newlines are spaces."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


BREAK = Run("\n")

NO_BOLD = frozenset({"strong"})
"""What headings leave out, being bold of themselves."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
"""Controls, optional hyphens, marks of direction and halves of characters, which Word and PDFs leave behind."""

_SPACE = "[ \t\n\x0b\x0c\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_SPACES = re.compile(f"({_SPACE}+)")
_FIXED = frozenset({"\u00a0", "\u202f"})
_BETWEEN_PARAGRAPHS = "\n\n"


def typed(text: str, marks: frozenset[str] = frozenset(), href: str = "") -> Run:
    """A run of text as it stands in HTML, where a newline is a space."""
    return Run(_INVISIBLE.sub("", text).replace("\n", " "), marks, href)


def paragraphs(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """The runs with tidy spaces, parted where two line breaks follow each other; empty paragraphs are left out."""
    parts: list[list[Run]] = [[]]
    for run in _tidied(runs):
        if run.text == _BETWEEN_PARAGRAPHS:
            parts.append([])
        else:
            parts[-1].append(run)
    return [tuple(_joined(_trimmed(part))) for part in parts if _trimmed(part)]


def heading(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs as a heading has them, on one line and not bold; empty if there is no text."""
    found = paragraphs(Run(" ") if run == BREAK else run for run in runs)
    return without(found[0], NO_BOLD) if found else ()


def without(runs: Iterable[Run], marks: frozenset[str]) -> tuple[Run, ...]:
    """Tidy runs without some looks."""
    return tuple(_joined([run if run == BREAK else Run(run.text, run.marks - marks, run.href) for run in runs]))


def write(runs: Sequence[Run]) -> str:
    """The runs as HTML."""
    return _write(runs, [_link, *(_mark(name) for name in MARKS)])


def words(runs: Iterable[Run]) -> str:
    """The bare text."""
    return "".join(run.text for run in runs)


def _tidied(runs: Iterable[Run]) -> Iterator[Run]:
    """Spaces made one each, each looking as both its neighbours do."""
    pieces = list(_pieces(runs))
    for index, (piece, is_space) in enumerate(pieces):
        if not is_space:
            yield piece
            continue
        before = pieces[index - 1][0] if index else BREAK
        after = pieces[index + 1][0] if index + 1 < len(pieces) else BREAK
        space = _space(piece.text, before.text[-1:], after.text[:1])
        if "\n" in space:
            yield Run(space)
        else:
            yield Run(space, before.marks & after.marks, before.href if before.href == after.href else "")


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[Run, bool]]:
    """The runs cut into words and stretches of space; a stretch may come from several runs."""
    space = ""
    for run in runs:
        for text in _SPACES.split(run.text):
            if not text:
                continue
            if _SPACES.fullmatch(text):
                space += text
                continue
            if space:
                yield Run(space), True
                space = ""
            yield Run(text, run.marks, run.href), False
    if space:
        yield Run(space), True


def _space(found: str, before: str, after: str) -> str:
    """What a stretch of space becomes. A hard space stays where it holds a number together, as in «10 000 kr»."""
    breaks = found.count("\n")
    if breaks:
        return "\n" if breaks == 1 else _BETWEEN_PARAGRAPHS
    if found in _FIXED and (before.isdigit() or after.isdigit()):
        return "\u00a0"
    return " "


def _trimmed(part: list[Run]) -> list[Run]:
    start, end = 0, len(part)
    while start < end and not part[start].text.strip():
        start += 1
    while end > start and not part[end - 1].text.strip():
        end -= 1
    return part[start:end]


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Neighbours of one look as one run; breaks stand alone."""
    for is_break, group in groupby(runs, key=lambda run: run == BREAK):
        if is_break:
            yield from group
            continue
        for (marks, href), same in groupby(group, key=lambda run: (run.marks, run.href)):
            yield Run(words(same), marks, href)


Layer = Callable[[Run], tuple[str, str]]
"""What a run is wrapped in: the start tag and the end tag, both empty for nothing."""


def _link(run: Run) -> tuple[str, str]:
    return (f'<a href="{escape(run.href)}">', "</a>") if run.href else ("", "")


def _mark(name: str) -> Layer:
    return lambda run: (f"<{name}>", f"</{name}>") if name in run.marks else ("", "")


def _write(runs: Sequence[Run], layers: Sequence[Layer]) -> str:
    if not layers:
        return "".join("<br>" if run == BREAK else escape(run.text, quote=False) for run in runs)
    written = []
    for (start, end), group in groupby(runs, key=layers[0]):
        written.append(f"{start}{_write(list(group), layers[1:])}{end}")
    return "".join(written)
