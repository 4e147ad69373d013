"""What Word, Outlook, LibreOffice and Google Docs say in classes and styles: what to leave out, what is bold, what is a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digiportal.richtext.tree import Element, tags

LEFT_OUT = tags(
    "applet audio button canvas datalist del embed frameset input map math meter object option progress select svg template"
    " video"
)
"""Elements that are left out with what they hold: what no text is, and what was deleted in Word's tracked changes."""

_LEFT_OUT_CLASSES = frozenset(
    {"msodel", "msocomanchor", "msocomtxt", "msocommentreference", "apple-interchange-newline"}
)
_MARK_OF_TAG = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "sub": "sub", "sup": "sup"}
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_WORD_LIST = re.compile(r"\bl\d+\b.*?\blevel(\d+)", re.DOTALL)
_NUMBERED = re.compile(r"[(\[]?(?:\d+(?:\.\d+)*[.):\]]*|(?:[a-zæøåA-ZÆØÅ]|[ivxlcIVXLC]{1,6})[.):\]]+)")


@dataclass(frozen=True)
class Listed:
    """A paragraph that is a point of a list, as Word writes it: ``level`` from 1, ``marker`` is its number or bullet."""

    level: int
    marker: str

    @property
    def ordered(self) -> bool:
        return _NUMBERED.fullmatch(self.marker) is not None

    @property
    def number(self) -> int | None:
        """The number in a marker like «4.»; None for bullets, letters and numbers with levels."""
        digits = re.fullmatch(r"[(\[]?(\d{1,4})[.):\]]*", self.marker)
        return int(digits[1]) if digits else None


def is_left_out(element: Element) -> bool:
    """Whether an element and its content aren't part of the text."""
    if element.tag in LEFT_OUT or element.tag.startswith(("v:", "w:sdtpr")):
        return True
    if not _LEFT_OUT_CLASSES.isdisjoint(element.get("class").lower().split()):
        return True
    style = style_of(element)
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("mso-element", "").startswith("comment")
        or style.get("mso-special-character") == "comment"
        or style.get("mso-list") == "ignore"
    )


def style_of(element: Element) -> dict[str, str]:
    """The declarations of a style attribute, in small letters."""
    style = element.get("style").lower()
    return {name: value.strip() for name, value in _DECLARATION.findall(style)} if style else {}


def marks_of(element: Element, marks: frozenset[str]) -> frozenset[str]:
    """The looks of text in ``element``, which stands in text of ``marks``."""
    if mark := _MARK_OF_TAG.get(element.tag):
        marks |= {mark}
    style = style_of(element)
    if weight := style.get("font-weight"):
        bold = weight.startswith("bold") or (weight.isdecimal() and int(weight) >= 600)
        marks = marks | {"strong"} if bold else marks - {"strong"}
    if slant := style.get("font-style"):
        marks = marks | {"em"} if slant.startswith(("italic", "oblique")) else marks - {"em"}
    if style.get("vertical-align") in ("sub", "super"):
        marks |= {"sub" if style["vertical-align"] == "sub" else "sup"}
    return marks


def heading_level(element: Element) -> int | None:
    """The level that a heading has in HTML; None for what is no heading."""
    if re.fullmatch("h[1-6]", element.tag):
        return int(element.tag[1])
    if element.get("class").lower() == "msotitle":
        return 1
    level = element.get("aria-level")
    return int(level) if element.get("role") == "heading" and re.fullmatch("[1-6]", level) else None


def word_point(element: Element) -> Listed | None:
    """What Word says of a paragraph that it numbers or gives a bullet; None for all others."""
    found = _WORD_LIST.search(style_of(element).get("mso-list", ""))
    if found is None:
        return None
    return Listed(min(int(found[1]), 9), "".join(_marker(element)).replace("\u00a0", " ").strip())


def web_point(element: Element, ordered: bool) -> Listed | None:
    """The same of an item of Word on the web, which writes each point as a list of its own."""
    if element.tag != "li" or not element.get("data-listid"):
        return None
    level = element.get("data-aria-level") or element.get("aria-level")
    return Listed(int(level) if re.fullmatch("[1-9]", level) else 1, "1." if ordered else "•")


def _marker(element: Element) -> list[str]:
    """The texts of what Word sets before a point and tells others to ignore."""
    found: list[str] = []
    for child in element.children:
        if isinstance(child, Element):
            is_marker = style_of(child).get("mso-list") == "ignore"
            found += _texts(child) if is_marker else _marker(child)
    return found


def _texts(element: Element) -> list[str]:
    return [text for child in element.children for text in ([child] if isinstance(child, str) else _texts(child))]
