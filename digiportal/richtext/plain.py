"""Rich text as bare words: for search, for histories, for those whose browser runs no script."""

from __future__ import annotations

from collections.abc import Iterable

from digiportal.richtext import inline
from digiportal.richtext.blocks import Block, Grid, Heading, Items, Paragraph
from digiportal.richtext.cleaning import is_rich, read_blocks, to_html


def plain_text(text: str) -> str:
    """The words of a rich text, a line for each paragraph, point and row. Plain text comes through as it is read."""
    return "\n".join(_lines(read_blocks(to_html(text))))


def length(text: str) -> int:
    """How many characters a reader sees."""
    return len(plain_text(text))


def as_typed(text: str) -> str:
    """A stored text as a plain text area shows it: bare paragraphs as plain text, anything more as HTML."""
    html = to_html(text)
    found = read_blocks(html)
    if all(isinstance(block, Paragraph) and _is_bare(block) for block in found):
        plain = "\n\n".join(inline.words(block.runs) for block in found if isinstance(block, Paragraph))
        return html if is_rich(plain) else plain
    return html


def _is_bare(block: Paragraph) -> bool:
    return not any(run.marks or run.href for run in block.runs)


def _lines(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            lines.append(inline.words(block.runs))
        elif isinstance(block, Items):
            lines += _points(block)
        else:
            lines += _rows(block)
    return lines


def _points(block: Items) -> list[str]:
    lines = []
    for number, item in enumerate(block.items, block.start):
        first, *rest = _lines(item)
        lines += [f"{number}. {first}" if block.ordered else f"• {first}", *rest]
    return lines


def _rows(grid: Grid) -> list[str]:
    return [" | ".join(" ".join(_lines(cell.blocks)) for cell in row) for row in grid.rows]
