"""From a tree of HTML to the blocks of a rich text: what is known is kept, of all else the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digiportal.richtext import inline, looks
from digiportal.richtext.blocks import HEADING_LEVELS, Block, Cell, Heading, Items, Paragraph
from digiportal.richtext.inline import BREAK, Run
from digiportal.richtext.links import safe_address
from digiportal.richtext.lists import Point, flattened, gather_points, tidy_items
from digiportal.richtext.looks import Listed
from digiportal.richtext.tables import make_table
from digiportal.richtext.tree import BLOCKS, Element

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})


def read(root: Element) -> list[Block]:
    """The blocks of a whole text."""
    return in_order(flattened(_Reader().read(root)))


def in_order(blocks: Iterable[Block]) -> list[Block]:
    """Headings counted within the text: the first, and all of the highest level, are of level 1, the others of level 2."""
    listed = list(blocks)
    highest = min((block.level for block in listed if isinstance(block, Heading)), default=1)
    ordered, level = list[Block](), 0
    for block in listed:
        if isinstance(block, Heading):
            level = 1 if not level or block.level == highest else HEADING_LEVELS
            block = Heading(level, block.runs)
        ordered.append(block)
    return ordered


class _Reader:
    """Reads the content of one element. ``within`` a list or a cell there are no headings and no tables."""

    def __init__(self, within: bool = False) -> None:
        self.within = within
        self.keeps_lines = False
        self.found: list[Block | Point] = []
        self.runs: list[Run] = []

    def read(self, element: Element) -> list[Block]:
        self._children(element, frozenset(), "")
        self._end_paragraph()
        return gather_points(self.found)

    def _children(self, element: Element, marks: frozenset[str], href: str) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._text(child, marks, href)
            elif not looks.is_left_out(child):
                self._element(child, marks, href)

    def _text(self, text: str, marks: frozenset[str], href: str) -> None:
        first, *more = text.replace("\r\n", "\n").split("\n") if self.keeps_lines else [text]
        self.runs.append(inline.typed(first, marks, href))
        for line in more:
            self.runs += [BREAK, inline.typed(line, marks, href)]

    def _element(self, element: Element, marks: frozenset[str], href: str) -> None:
        if element.tag == "br":
            self.runs.append(BREAK)
        elif element.tag in _LISTS:
            self._list(element)
        elif element.tag == "table":
            self._table(element)
        elif element.tag in BLOCKS:
            self._block(element, marks, href)
        else:
            link = safe_address(element.get("href")) if element.tag == "a" else href
            self._children(element, looks.marks_of(element, marks), link)

    def _block(self, element: Element, marks: frozenset[str], href: str) -> None:
        """A paragraph, a heading, or something that holds them."""
        self._end_paragraph()
        level, point = looks.heading_level(element), looks.word_point(element)
        marks = looks.marks_of(element, marks)
        kept, self.keeps_lines = self.keeps_lines, self.keeps_lines or element.tag == "pre"
        self._children(element, marks, href)
        self.keeps_lines = kept
        if level and not self.within:
            self._end_heading(level)
        elif point and not level:
            self._end_point(point)
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self.found += [Paragraph(runs) for runs in inline.paragraphs(self.runs)]
        self.runs = []

    def _end_heading(self, level: int) -> None:
        runs = inline.heading(self.runs)
        self.found += [Heading(level, runs)] if runs else []
        self.runs = []

    def _end_point(self, listed: Listed) -> None:
        blocks = [Paragraph(runs) for runs in inline.paragraphs(self.runs)]
        self.found += [Point(listed, tuple(blocks))] if blocks else []
        self.runs = []

    def _list(self, element: Element) -> None:
        self._end_paragraph()
        ordered = element.tag == "ol"
        plain: list[list[Block]] = []
        for child in element.children:
            inner = child if isinstance(child, Element) else Element("li", {}, [child])
            if looks.is_left_out(inner):
                continue
            blocks = _Reader(within=True).read(inner if inner.tag == "li" else Element("li", {}, [inner]))
            point = looks.web_point(inner, ordered)
            if point and blocks:
                self.found.append(Point(point, tuple(blocks)))
            else:
                plain.append(blocks)
        items = tidy_items(plain)
        self.found += [Items(ordered, items, _number(element.get("start")))] if items else []

    def _table(self, element: Element) -> None:
        self._end_paragraph()
        for stray in _outside_cells(element):
            self._children(stray, frozenset(), "")
            self._end_paragraph()
        cells = [[_cell(cell) for cell in row.children if _is(cell, _CELLS)] for row in _rows(element)]
        if self.within:
            self.found += [block for row in cells for cell in row for block in cell.blocks]
        else:
            self.found += make_table(cells)


def _cell(found: Element | str) -> Cell:
    assert isinstance(found, Element)  # noqa: S101 - asked for by _is
    spans = (_number(found.get("colspan")), _number(found.get("rowspan")))
    return Cell(_Reader(within=True).read(found), found.tag == "th", *spans)


def _is(found: Element | str, tags: frozenset[str]) -> bool:
    return isinstance(found, Element) and found.tag in tags


def _rows(element: Element) -> list[Element]:
    """The rows of a table, those of tables inside it left out."""
    rows = []
    for child in element.children:
        if isinstance(child, Element) and child.tag != "table":
            rows += [child] if child.tag == "tr" else _rows(child) if child.tag not in _CELLS else []
    return rows


def _outside_cells(element: Element) -> list[Element]:
    """What stands in a table but in no cell, its caption first among it."""
    stray = []
    for child in element.children:
        if isinstance(child, str):
            stray += [Element("p", {}, [child])] if child.strip() else []
        elif child.tag in {"thead", "tbody", "tfoot", "tr"}:
            stray += _outside_cells(child)
        elif child.tag not in _CELLS | {"colgroup", "col"}:
            stray.append(Element("p", {}, [child]))
    return stray


def _number(text: str) -> int:
    return int(text) if re.fullmatch("[1-9][0-9]{0,3}", text) else 1
