"""Tables: merged cells that fit, every row as wide as the table, a heading always."""

from __future__ import annotations

from dataclasses import replace

from digiportal.richtext import inline
from digiportal.richtext.blocks import Block, Cell, Grid, Items, Paragraph
from digiportal.richtext.inline import NO_BOLD
from digiportal.richtext.limits import TextTooLong

MOST_COLUMNS = 30
MOST_ROWS = 500

Place = tuple[int, int]
"""Row and column, from 0."""


def make_table(read: list[list[Cell]]) -> list[Block]:
    """The table of some rows of cells; what was in it, if it is empty or only a frame round something.

    Raises ``TextTooLong`` for more rows than ``MOST_ROWS``.
    """
    if len(read) > MOST_ROWS:
        raise TextTooLong
    rows = _fitted(_without_empty_rows(_fitted([row for row in read if row])))
    if not any(cell.blocks for row in rows for cell in row):
        return []
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0].blocks
    return [_headed(rows)]


def _fitted(read: list[list[Cell]]) -> list[list[Cell]]:
    """Rows in which no cell overlaps another, goes out of the table, or covers rows and columns that have no cell."""
    placed = _placed(read)
    rows = sorted({row for row, _column in placed})
    columns = sorted({column for _row, column in placed})
    fitted: list[list[Cell]] = [[] for _row in rows]
    taken: dict[Place, Cell] = {}
    for (row, column), cell in sorted(placed.items(), key=lambda item: item[0]):
        height = sum(row <= other < row + cell.rows for other in rows)
        width = sum(column <= other < column + cell.columns for other in columns)
        place = rows.index(row), columns.index(column)
        spanning = replace(cell, rows=height, columns=width)
        taken |= dict.fromkeys(_covered(place, spanning), spanning)
        fitted[place[0]].append(spanning)
    return [_filled(index, cells, len(columns), taken) for index, cells in enumerate(fitted)]


def _placed(read: list[list[Cell]]) -> dict[Place, Cell]:
    """Each cell at its place, spans cut where they meet another cell or the end of the table."""
    placed: dict[Place, Cell] = {}
    taken: set[Place] = set()
    for row, cells in enumerate(read):
        column, last = 0, Cell()
        for cell in cells:
            while (row, column) in taken:
                column += 1
            if column >= MOST_COLUMNS:
                last.blocks += cell.blocks
                continue
            height = max(1, min(cell.rows, len(read) - row))
            last = replace(cell, blocks=[*cell.blocks], columns=_room(cell, row, column, taken), rows=height)
            placed[row, column] = last
            taken |= set(_covered((row, column), last))
    return placed


def _room(cell: Cell, row: int, column: int, taken: set[Place]) -> int:
    """How many columns a cell may cover from its place on."""
    room = 1
    while room < cell.columns and column + room < MOST_COLUMNS and (row, column + room) not in taken:
        room += 1
    return room


def _covered(place: Place, cell: Cell) -> list[Place]:
    row, column = place
    return [(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)]


def _filled(row: int, cells: list[Cell], width: int, taken: dict[Place, Cell]) -> list[Cell]:
    """The row with empty cells where it was shorter than the table."""
    missing = sum((row, column) not in taken for column in range(width))
    return cells + [Cell() for _missing in range(missing)]


def _without_empty_rows(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Empty rows go, if no cell of a row above reaches into them and none of theirs further down."""
    kept, reaching = [], 0
    for row in rows:
        tallest = max(cell.rows for cell in row)
        if reaching or tallest > 1 or any(cell.blocks for cell in row):
            kept.append(row)
        reaching = max(reaching, tallest) - 1
    return kept


def _headed(rows: list[list[Cell]]) -> Grid:
    """The first row is the heading, with those that its cells reach into; the first column is one if its cells say so."""
    head_rows = max(cell.rows for cell in rows[0])
    body = rows[head_rows:]
    starts = [row[0] for row in _rows_from_the_left(body)]
    has_head_column = bool(starts) and all(cell.is_head for cell in starts)
    firsts = {id(cell) for cell in starts} if has_head_column else set()
    marked = [
        [_head(cell) if index < head_rows or id(cell) in firsts else replace(cell, is_head=False) for cell in row]
        for index, row in enumerate(rows)
    ]
    return Grid(marked, head_rows, has_head_column)


def _head(cell: Cell) -> Cell:
    return replace(cell, is_head=True, blocks=[_not_bold(block) for block in cell.blocks])


def _not_bold(block: Block) -> Block:
    """Headings are bold of themselves."""
    if isinstance(block, Paragraph):
        return Paragraph(inline.without(block.runs, NO_BOLD))
    if isinstance(block, Items):
        return replace(block, items=[[_not_bold(inner) for inner in item] for item in block.items])
    return block


def _rows_from_the_left(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows whose first cell stands in the first column, as no cell above reaches into them there."""
    found, reaching = [], 0
    for row in rows:
        if not reaching:
            found.append(row)
            reaching = row[0].rows
        reaching -= 1
    return found
