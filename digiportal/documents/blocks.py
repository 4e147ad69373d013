"""Plain data for the recurring parts of a document: what templates/documents/components show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

SHORT = 14  # rows


@dataclass(frozen=True)
class KeyFigure:
    """A figure that answers first: «214 808 kr», what it is, and an optional remark. All as finished text."""

    value: str
    label: str
    remark: str = ""


@dataclass(frozen=True)
class Section:
    """An entry of the contents list: `anchor` is the id of the heading, `sections` the entries below it."""

    anchor: str
    title: str
    sections: "tuple[Section, ...]" = ()


@dataclass(frozen=True)
class Column:
    """A column's heading, and whether its cells are figures (set right, with equal digits)."""

    heading: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """The finished text of a cell."""

    text: str
    numeric: bool


@dataclass(frozen=True)
class Group:
    """Rows that belong together, under a heading of their own or none."""

    rows: tuple[tuple[Cell, ...], ...]
    heading: str = ""


@dataclass(frozen=True)
class Table:
    """A table of finished texts. The first cell of each row names the row.

    Build it with `Table.of` (one group) or `Table.grouped`; both raise ValueError if a row has not as many cells as
    there are columns.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    sums: tuple[tuple[Cell, ...], ...] = ()
    note: str = ""

    @classmethod
    def of(
        cls,
        caption: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        sums: Sequence[Sequence[str]] = (),
        note: str = "",
    ) -> "Table":
        """A table whose rows stand in one group."""
        return cls.grouped(caption, columns, [("", rows)], sums=sums, note=note)

    @classmethod
    def grouped(
        cls,
        caption: str,
        columns: Sequence[Column],
        groups: Sequence[tuple[str, Sequence[Sequence[str]]]],
        *,
        sums: Sequence[Sequence[str]] = (),
        note: str = "",
    ) -> "Table":
        """A table whose rows stand in groups, each (heading, rows)."""
        made = tuple(Group(tuple(_rows(columns, rows)), heading) for heading, rows in groups)
        return cls(caption, tuple(columns), made, tuple(_rows(columns, sums)), note)

    @property
    def is_short(self) -> bool:
        """Whether the table had better stay on one page."""
        return sum(1 for _row in self) <= SHORT

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """All rows, the sums last."""
        return chain(*(group.rows for group in self.groups), self.sums)


def _rows(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"A row has {len(row)} cells in a table of {len(columns)} columns: {row!r}")
        yield tuple(Cell(text, column.numeric) for text, column in zip(row, columns, strict=True))
