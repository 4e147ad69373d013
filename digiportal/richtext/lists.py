"""Lists: points that Word wrote as paragraphs become lists, and an item always begins with a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from digiportal.richtext.blocks import Block, Items, Paragraph
from digiportal.richtext.looks import Listed

DEEPEST = 6
"""Lists inside one another."""


@dataclass(frozen=True)
class Point:
    """A paragraph that is a point of a list, before the list is put together."""

    listed: Listed
    blocks: tuple[Block, ...]


def gather_points(read: Iterable[Block | Point]) -> list[Block]:
    """Make lists of points that follow each other."""
    blocks: list[Block] = []
    for is_point, group in groupby(read, key=lambda item: isinstance(item, Point)):
        together = list(group)
        if is_point:
            blocks += _lists([item for item in together if isinstance(item, Point)])
        else:
            blocks += [item for item in together if not isinstance(item, Point)]
    return blocks


def _lists(points: Sequence[Point]) -> list[Block]:
    """The lists of some points, those of a deeper level inside the point before them."""
    top: list[Block] = []
    open_lists: list[tuple[int, Items]] = []
    for point in points:
        level, listed = point.listed.level, point.listed
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == level and not _goes_on(open_lists[-1][1], listed):
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            _open(top, open_lists, listed)
        open_lists[-1][1].items.append(list(point.blocks))
    return top


def _open(top: list[Block], open_lists: list[tuple[int, Items]], listed: Listed) -> None:
    started = Items(listed.ordered, [], listed.number or 1 if listed.ordered else 1)
    place = open_lists[-1][1].items[-1] if open_lists else top
    place.append(started)
    open_lists.append((listed.level, started))


def _goes_on(block: Items, listed: Listed) -> bool:
    """Whether a point belongs to the list before it: of the same kind, and not counted from 1 again."""
    return block.ordered == listed.ordered and not (block.ordered and listed.marker != "1." and listed.number == 1)


def tidy_items(read: Iterable[list[Block]]) -> list[list[Block]]:
    """Items without empty ones; a list without a text before it goes to the item above, or up a level if there is none."""
    items: list[list[Block]] = []
    for blocks in read:
        rest = list(blocks)
        while rest and isinstance(first := rest[0], Items):
            del rest[0]
            if items:
                items[-1].append(first)
            else:
                items += first.items
        if rest and isinstance(rest[0], Paragraph):
            items.append(rest)
    return items


def flattened(blocks: Iterable[Block], depth: int = 1) -> list[Block]:
    """The blocks with lists deeper than ``DEEPEST`` as paragraphs."""
    kept: list[Block] = []
    for block in blocks:
        if not isinstance(block, Items):
            kept.append(block)
        elif depth > DEEPEST:
            kept += flattened((inner for item in block.items for inner in item), depth)
        else:
            kept.append(Items(block.ordered, [flattened(item, depth + 1) for item in block.items], block.start))
    return kept
