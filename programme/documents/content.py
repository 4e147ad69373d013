"""What the sections of a report are made of: finished texts, tables and charts, each with its print template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.text import capfirst

from digiportal.charts.specification import Chart
from digiportal.documents.blocks import KeyFigure, Table

FIGURES_IN_A_ROW = 3


@dataclass(frozen=True)
class Paragraphs:
    """Running text; see ``split_paragraphs`` for text that somebody typed."""

    texts: tuple[str, ...]
    template: ClassVar[str] = "documents/parts/paragraphs.html"


@dataclass(frozen=True)
class RichText:
    """Text as it was written, with headings, lists and tables; it stands under a heading of level ``below``."""

    text: str
    below: int = 2
    template: ClassVar[str] = "documents/parts/rich_text.html"

    @property
    def top(self) -> int:
        """The level of the text's own first headings."""
        return self.below + 1


@dataclass(frozen=True)
class KeyFigureRows:
    """Key figures in rows of as many as the page has room for."""

    rows: tuple[tuple[KeyFigure, ...], ...]
    template: ClassVar[str] = "documents/parts/key_figure_rows.html"

    @classmethod
    def of(cls, figures: Sequence[KeyFigure]) -> KeyFigureRows:
        """Break a list of figures into rows."""
        starts = range(0, len(figures), FIGURES_IN_A_ROW)
        return cls(tuple(tuple(figures[start : start + FIGURES_IN_A_ROW]) for start in starts))


@dataclass(frozen=True)
class Figure:
    """A chart with its message above and its source below."""

    chart: Chart
    source: str = ""
    template: ClassVar[str] = "documents/parts/figure.html"


@dataclass(frozen=True)
class TableBlock:
    """A table that may run over several pages."""

    table: Table
    template: ClassVar[str] = "documents/parts/table.html"


Block = Paragraphs | RichText | KeyFigureRows | Figure | TableBlock


@dataclass(frozen=True)
class Part:
    """Blocks under a heading of their own; ``anchor`` is its id, unlike all others in the report."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class SectionContent:
    """What a section says: blocks under its own heading, then its parts, and figures for the report's first page."""

    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Typed text as paragraphs: empty lines part them."""
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def with_capital(label: str | Promise) -> str:
    """A choice's label as it stands alone in a cell, in the active language."""
    return capfirst(str(label))


def present_parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts that have something to say."""
    return tuple(part for part in parts if part.blocks)
