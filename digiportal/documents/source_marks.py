"""Lets every structure element of a PDF remember which HTML element it came from.

WeasyPrint tags page by page: a table over three pages becomes three tables, and nothing in the file says that they are
one. Only while the tags are built is the HTML element at hand, so that is where a mark is left; the passes read it,
and it never reaches the finished file. WeasyPrint has no hook for this, so its (private) tag builder is wrapped, once
for the process, by `install`; the tests of the continued paragraph and table fail if a new version moves it.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

MARK_KEY = "SourceMark"
SVG = "{http://www.w3.org/2000/svg}"

_build_box_tree = tags._build_box_tree


@dataclass(frozen=True)
class SourceMark:
    """Where a structure element came from. `source` tells HTML elements of one document apart, no more."""

    source: int = 0
    tag: str = ""
    margin: str = ""
    scope: str = ""
    language: str = ""
    label: str = ""
    role: str = ""

    def dump(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def load(cls, text: str) -> "SourceMark":
        return cls(**json.loads(text))


def install() -> None:
    """Make WeasyPrint leave marks. Calling it again changes nothing."""
    tags._build_box_tree = _build_marked_box_tree


def _build_marked_box_tree(box: Any, *arguments: Any) -> Iterator[pydyf.Dictionary]:
    if isinstance(box, boxes.MarginBox):
        _mark_margin_box(box, *arguments)
        return
    for element in _build_box_tree(box, *arguments):
        if MARK_KEY not in element:
            element[MARK_KEY] = pydyf.String(_mark_of(box).dump())
        yield element


def _mark_margin_box(box: Any, *arguments: Any) -> None:
    """Tag what stands in a margin without hanging it on the tree, as WeasyPrint does, but say that it is a margin's."""
    margin = "Header" if box.at_keyword.startswith("@top") else "Footer"
    for child in box.children:
        for element in _build_marked_box_tree(child, *arguments):
            element[MARK_KEY] = pydyf.String(SourceMark(margin=margin).dump())


def _mark_of(box: Any) -> SourceMark:
    box = getattr(box, "_box", box)
    element = box.element
    if element is None:
        return SourceMark()
    return SourceMark(
        source=id(element),
        tag=box.element_tag,
        scope=element.get("scope", ""),
        language=element.get("lang", ""),
        label=_label(element),
        role=element.get("data-pdf-role", ""),
    )


def _label(element: Any) -> str:
    """What a link or a figure is called when only its name is read out."""
    if element.tag == "a":
        return element.get("aria-label") or " ".join("".join(element.itertext()).split())
    if element.tag == f"{SVG}svg":
        return " ".join(filter(None, (element.findtext(f"{SVG}title"), element.findtext(f"{SVG}desc"))))
    return ""
