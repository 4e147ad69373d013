"""A list item holds its label and its body, and nothing beside them (ISO 32000-1, 14.8.4.3.3)."""

import pikepdf

from digiportal.documents.passes.structure import Element, StructureTree
from digiportal.documents.source_marks import SourceMark

PARTS = ("Lbl", "LBody")


def give_items_bodies(tree: StructureTree) -> None:
    """Put what stands in an item without a body (paragraphs, as WeasyPrint leaves them) into one."""
    for item in list(tree.document.walk()):
        if item.role != "LI":
            continue
        loose = [child for child in item.children if not isinstance(child, Element) or child.role not in PARTS]
        if loose:
            source = tree.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem))
            rest = [child for child in item.children if child not in loose]
            item.children = [*rest, Element("LBody", SourceMark(), source, loose)]
