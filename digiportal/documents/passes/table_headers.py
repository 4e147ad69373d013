"""Says of each header cell whether it heads a column or a row (ISO 14289-1, 7.5)."""

import pikepdf

from digiportal.documents.passes.structure import Element, StructureTree, discard

SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def scope_headers(tree: StructureTree) -> None:
    """Put the scope on every TH. WeasyPrint's IDs and Headers go: they start afresh on each page."""
    for table in tree.document.walk():
        if table.role == "Table":
            for section in table.elements:
                _scope_section(section)


def _scope_section(section: Element) -> None:
    for cell in section.walk():
        if cell.role not in ("TH", "TD"):
            continue
        attributes = cell.source.get("/A", pikepdf.Dictionary(O=pikepdf.Name.Table))
        discard(attributes, "/Headers")
        discard(cell.source, "/ID")
        if cell.role == "TH":
            implied = "Column" if section.role == "THead" else "Row"
            attributes.Scope = pikepdf.Name(f"/{SCOPES.get(cell.mark.scope, implied)}")
        if len(attributes) > 1:
            cell.source.A = attributes
        else:
            discard(cell.source, "/A")
