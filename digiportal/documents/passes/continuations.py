"""A paragraph, list or table that goes on over pages, or a link over lines, is one element, not one for each part."""

from digiportal.documents.passes.structure import Annotation, Content, Element, StructureTree

LEADING = ("Caption", "THead")  # of a table; a head that doesn't fit above its first rows is drawn on a later page


def join_continuations(tree: StructureTree) -> None:
    """Join elements that came from the same HTML element."""
    _join_children(tree.document)


def _join_children(parent: Element) -> None:
    if parent.role == "Table":
        parent.children.sort(key=lambda child: not (isinstance(child, Element) and child.role in LEADING))
    joined: list[Element | Content | Annotation] = []
    for child in parent.children:
        if isinstance(child, Element) and (earlier := _earlier_part(parent, joined, child)):
            earlier.children.extend(child.children)
        else:
            joined.append(child)
    parent.children = joined
    for element in parent.elements:
        _join_children(element)


def _earlier_part(parent: Element, joined: list[Element | Content | Annotation], child: Element) -> Element | None:
    """The element that `child` goes on from: its neighbour, or in a row that was cut, the cell of the same column."""
    candidates = joined if parent.role == "TR" else joined[-1:]
    parts = (other for other in candidates if isinstance(other, Element) and _same_source(other, child))
    return next(parts, None)


def _same_source(first: Element, second: Element) -> bool:
    return first.mark.source != 0 and _origin(first) == _origin(second)


def _origin(element: Element) -> tuple[str, int, str]:
    return element.role, element.mark.source, element.mark.tag
