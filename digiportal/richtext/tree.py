"""HTML from anywhere as a plain tree, in time that grows with its length alone.

The tree is only read by ``reading``; what is kept of it is written anew. So junk needn't be understood as a browser would,
but it must never cost more than its size: there is no backtracking, no adoption of open formatting, a limit on depth.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

DEEPEST = 60
"""Elements inside one another; deeper ones are left out, their text stays."""


def tags(names: str) -> frozenset[str]:
    """The tags (or attributes) that a text names, set apart by spaces."""
    return frozenset(names.split())


VOID = tags("area base br col embed hr img input link meta param source track wbr")
RAW = tags("iframe noembed noframes script style textarea title xmp")
"""Elements whose content is no HTML; they are left out with it."""

BLOCKS = tags(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul"
)
KEPT_ATTRIBUTES = tags("aria-level class colspan data-aria-level data-listid href role rowspan start style")
LONGEST_ATTRIBUTE = 2000

_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLE = frozenset({"table"})
_CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "td", "th", "table"})),
    "td": (_CELLS, _TABLE | {"tr"}),
    "th": (_CELLS, _TABLE | {"tr"}),
    "tr": (frozenset({"tr"}), _TABLE),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), _TABLE),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), _TABLE),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), _TABLE),
    **dict.fromkeys(_HEADINGS, (_HEADINGS, _TABLE | _CELLS | {"div", "li"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
}
"""What the start of an element ends, looked for up to one of the second."""
_PARAGRAPH_BOUNDS = _CELLS | {"table", "caption"}
_END_BOUNDS = _CELLS | {"table"}

_MARKUP = re.compile(r"<(?=[!?/a-zA-Z])")
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")
_TAG_STOP = re.compile(r">|=\s*[\"']")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass
class Element:
    """An element with the few attributes that say something; ``children`` are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, or nothing."""
        return self.attributes.get(name, "")


def parse(html: str) -> Element:
    """The tree of ``html``: without comments, scripts and styles, and with every text unescaped."""
    return _Builder(html).build()


class _Builder:
    def __init__(self, html: str) -> None:
        self.html = html
        self.root = Element("body")
        self.stack = [self.root]
        self.too_deep: Counter[str] = Counter()

    def build(self) -> Element:
        position = 0
        while (markup := _MARKUP.search(self.html, position)) is not None:
            self._text(self.html[position : markup.start()])
            position = self._markup(markup.end())
        self._text(self.html[position:])
        return self.root

    def _text(self, text: str) -> None:
        if text:
            self.stack[-1].children.append(unescape(text))

    def _markup(self, start: int) -> int:
        """Read what begins with ``<`` just before ``start``; returns where it ends."""
        html = self.html
        if html.startswith("!--", start):
            return _after(html, "-->", start + 1)
        if html[start] in "!?":
            return _after(html, ">", start)
        name = _NAME.match(html, start)
        end = _end_of_tag(html, name.end()) if name else -1
        if name is None or end == -1:
            # A lone sign, or the text breaks off in a tag: what is left is text.
            rest = len(html) if end == -1 and name else start
            self._text(html[start - 1 : rest])
            return rest
        return self._tag(name[0].lower(), html[name.end() : end], end + 1)

    def _tag(self, name: str, attributes: str, after: int) -> int:
        if name.startswith("/"):
            self._end(name[1:])
        elif name in RAW:
            return self._skip_raw(name, after)
        else:
            self._start(name, attributes)
        return after

    def _skip_raw(self, name: str, after: int) -> int:
        closing = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(self.html, after)
        return _after(self.html, ">", closing.start()) if closing else len(self.html)

    def _start(self, name: str, attributes: str) -> None:
        if name in BLOCKS:
            self._close({"p"}, _PARAGRAPH_BOUNDS)
        if name in _CLOSED_BY:
            self._close(*_CLOSED_BY[name])
        element = Element(name, _attributes(attributes))
        if len(self.stack) >= DEEPEST and name not in VOID:
            self.too_deep[name] += 1
            return
        self.stack[-1].children.append(element)
        if name not in VOID:
            self.stack.append(element)

    def _end(self, name: str) -> None:
        if self.too_deep[name]:
            self.too_deep[name] -= 1
        else:
            self._close({name}, frozenset() if name in _END_BOUNDS | {"tr", "tbody", "thead", "tfoot"} else _END_BOUNDS)

    def _close(self, names: set[str] | frozenset[str], bounds: frozenset[str]) -> None:
        """End the innermost open element of these names, with all inside it, unless one of ``bounds`` lies between."""
        for index in range(len(self.stack) - 1, 0, -1):
            tag = self.stack[index].tag
            if tag in names:
                del self.stack[index:]
                return
            if tag in bounds:
                return


def _after(html: str, closing: str, start: int) -> int:
    found = html.find(closing, start)
    return found + len(closing) if found != -1 else len(html)


def _end_of_tag(html: str, position: int) -> int:
    """Where the ``>`` of a tag stands, quoted values passed over; -1 if it has none."""
    while (stop := _TAG_STOP.search(html, position)) is not None:
        if stop[0] == ">":
            return stop.start()
        closing = html.find(stop[0][-1], stop.end())
        if closing == -1:
            return -1
        position = closing + 1
    return -1


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        if name.lower() in KEPT_ATTRIBUTES:
            found.setdefault(name.lower(), unescape("".join(values))[:LONGEST_ATTRIBUTE])
    return found
