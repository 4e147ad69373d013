"""A passage in another language than the document's says so."""

import pikepdf

from digiportal.documents.passes.structure import StructureTree


def name_languages(tree: StructureTree) -> None:
    """Carry `lang` from the HTML element to its structure element."""
    for element in tree.document.walk():
        if element.mark.language:
            element.source.Lang = pikepdf.String(element.mark.language)
