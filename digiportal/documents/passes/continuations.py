"""A paragraph, list or table that goes on over pages, or a link over lines, is one element, not one for each part."""

from digiportal.documents.passes.structure import Annotation, Content, Element, StructureTree


def join_continuations(tree: StructureTree) -> None:
    """Join neighbouring elements that came from the same HTML element."""
    _join_children(tree.document)


def _join_children(parent: Element) -> None:
    joined: list[Element | Content | Annotation] = []
    for child in parent.children:
        previous = joined[-1] if joined else None
        if isinstance(child, Element) and isinstance(previous, Element) and _same_source(previous, child):
            previous.children.extend(child.children)
        else:
            joined.append(child)
    parent.children = joined
    for element in parent.elements:
        _join_children(element)


def _same_source(first: Element, second: Element) -> bool:
    return first.mark.source != 0 and (first.role, first.mark.source, first.mark.tag) == (
        second.role,
        second.mark.source,
        second.mark.tag,
    )
