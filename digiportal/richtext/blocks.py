"""What a rich text is made of, and how it is written as HTML. There is nothing else in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digiportal.richtext import inline
from digiportal.richtext.inline import Run

TOP_LEVEL = 3
"""The level at which a text's first headings are stored, that of a text in a section of a page; ``showing`` moves them."""
HEADING_LEVELS = 2


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """``level`` counts within the text, 1 for its first headings. Until ``in_order`` has seen it, it is any level of HTML."""

    level: int
    runs: tuple[Run, ...]


@dataclass
class Items:
    """A list; each item is a paragraph first, then paragraphs and lists."""

    ordered: bool
    items: list[list[Block]]
    start: int = 1


@dataclass
class Cell:
    """A cell of paragraphs and lists; it covers ``columns`` by ``rows``."""

    blocks: list[Block] = field(default_factory=list)
    is_head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass
class Grid:
    """A table: its first ``head_rows`` are its heading, and the first column too if ``has_head_column``."""

    rows: list[list[Cell]]
    head_rows: int = 1
    has_head_column: bool = False


Block = Paragraph | Heading | Items | Grid


def write(blocks: Sequence[Block]) -> str:
    """The blocks as HTML in its one form."""
    return "".join(_write_block(block) for block in blocks)


def _write_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{inline.write(block.runs)}</p>"
    if isinstance(block, Heading):
        level = TOP_LEVEL + block.level - 1
        return f"<h{level}>{inline.write(block.runs)}</h{level}>"
    return _write_list(block) if isinstance(block, Items) else _write_table(block)


def _write_list(block: Items) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(f"<li>{_write_inside(item)}</li>" for item in block.items)
    return f"<{tag}{start}>{items}</{tag}>"


def _write_inside(blocks: Sequence[Block]) -> str:
    """An item or a cell: a single paragraph stands there without its tags."""
    if sum(isinstance(block, Paragraph) for block in blocks) == 1 and isinstance(blocks[0], Paragraph):
        return inline.write(blocks[0].runs) + write(blocks[1:])
    return write(blocks)


def _write_table(grid: Grid) -> str:
    head = _write_rows(grid.rows[: grid.head_rows], "col")
    body = _write_rows(grid.rows[grid.head_rows :], "row")
    return f"<table><thead>{head}</thead>{f'<tbody>{body}</tbody>' if body else ''}</table>"


def _write_rows(rows: Sequence[Sequence[Cell]], scope: str) -> str:
    return "".join(f"<tr>{''.join(_write_cell(cell, scope) for cell in row)}</tr>" for row in rows)


def _write_cell(cell: Cell, scope: str) -> str:
    tag = f'th scope="{scope}"' if cell.is_head else "td"
    spans = "".join(
        f' {name}="{span}"' for name, span in (("colspan", cell.columns), ("rowspan", cell.rows)) if span > 1
    )
    return f"<{tag}{spans}>{_write_inside(cell.blocks)}</{tag[:2]}>"
