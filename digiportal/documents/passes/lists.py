"""Lists: a list below an item is part of the item, and an item holds its label and one body, nothing beside them
(ISO 32000-1, 14.8.4.3.3)."""

import pikepdf

from digiportal.documents.passes.structure import Annotation, Content, Element, StructureTree
from digiportal.documents.source_marks import SourceMark


def nest_lists(tree: StructureTree) -> None:
    """Put a list that WeasyPrint leaves after its item into the item, so that the parts of both find each other."""
    for outer in list(tree.document.walk()):
        if outer.role != "L":
            continue
        kept: list[Element | Content | Annotation] = []
        for child in outer.children:
            item = kept[-1] if kept else None
            if isinstance(child, Element) and child.role == "L" and isinstance(item, Element):
                item.children.append(child)
            else:
                kept.append(child)
        outer.children = kept


def give_items_bodies(tree: StructureTree) -> None:
    """Gather what stands in an item beside its label in one body."""
    for item in list(tree.document.walk()):
        if item.role != "LI":
            continue
        labels = [child for child in item.elements if child.role == "Lbl"]
        rest = [child for child in item.children if child not in labels]
        bodies = [child for child in item.elements if child.role == "LBody"]
        body = bodies[0] if bodies else _new_body(tree)
        body.children = [part for child in rest for part in _parts(child)]
        item.children = [*labels, body]


def _parts(child: Element | Content | Annotation) -> list[Element | Content | Annotation]:
    return child.children if isinstance(child, Element) and child.role == "LBody" else [child]


def _new_body(tree: StructureTree) -> Element:
    source = tree.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem))
    return Element("LBody", SourceMark(), source)
