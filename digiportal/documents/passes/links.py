"""Links say where they lead, in words."""

import pikepdf

from digiportal.documents.passes.structure import Annotation, StructureTree


def name_links(tree: StructureTree) -> None:
    """Give every link annotation the link's own text (WeasyPrint writes the bare address or anchor)."""
    for link in tree.document.walk():
        if link.role == "Link" and link.mark.label:
            for child in link.children:
                if isinstance(child, Annotation):
                    child.target.Contents = pikepdf.String(link.mark.label)
