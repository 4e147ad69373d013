"""Makes Vega's SVG fit to stand in a page: one picture with a name, no styles, no roles inside, no fixed size."""

import re
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/2000/svg"
DROPPED_ATTRIBUTES = frozenset(("class", "role", "aria-label", "aria-roledescription", "aria-hidden", "pointer-events"))
DECIMALS = re.compile(r"-?\d+\.\d{3,}")
EMPTY_PATHS = frozenset(("", "M0,0h0v0h0Z"))


def finish(svg: str, *, identifier: str, title: str, description: str) -> str:
    """Name the picture and strip it. `identifier` makes its ids unique on a page. The same text in, the same out."""
    root = ElementTree.fromstring(svg)  # noqa: S314 -- made by our own renderer, not by strangers
    _drop_prefixes(root)
    _strip(root)
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{identifier}-title {identifier}-description")
    _name(root, 0, "title", f"{identifier}-title", title)
    _name(root, 1, "desc", f"{identifier}-description", description)
    return ElementTree.tostring(root, encoding="unicode")


def _drop_prefixes(root: ElementTree.Element) -> None:
    """HTML wants plain tag names; ElementTree would write a prefix before each."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    root.set("xmlns", NAMESPACE)


def _strip(parent: ElementTree.Element) -> None:
    for element in list(parent):
        if _is_invisible(element):
            parent.remove(element)
            continue
        _strip(element)
        if element.tag == "g" and len(element) == 0:
            parent.remove(element)
    for name in DROPPED_ATTRIBUTES & parent.attrib.keys():
        del parent.attrib[name]
    for name, value in parent.attrib.items():
        parent.set(name, DECIMALS.sub(lambda match: f"{float(match[0]):.2f}", value))


def _is_invisible(element: ElementTree.Element) -> bool:
    if element.get("display") == "none" or element.get("opacity") == "0":
        return True
    return element.tag == "path" and element.get("d", "") in EMPTY_PATHS


def _name(root: ElementTree.Element, place: int, tag: str, identifier: str, text: str) -> None:
    element = ElementTree.Element(tag, {"id": identifier})
    element.text = text
    root.insert(place, element)
