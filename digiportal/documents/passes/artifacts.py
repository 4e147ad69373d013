"""What isn't content is marked as an artifact: running heads and feet, and repeated table heads."""

import pikepdf

from digiportal.documents.passes.structure import Content, StructureTree

MARKED_CONTENT = pikepdf.Operator("BDC")
ARTIFACT = pikepdf.Name.Artifact


def mark_artifacts(tree: StructureTree) -> None:
    """Mark content that hangs on no element as a pagination artifact, and take links out that stand in it."""
    linked = {annotation.target.objgen for annotation, _ in tree.annotation_owners}
    for number, page in enumerate(tree.pdf.pages):
        _mark_page(tree, number, page)
        _drop_loose_links(page, linked)


def _mark_page(tree: StructureTree, number: int, page: pikepdf.Page) -> None:
    instructions: list[pikepdf.ContentStreamInstruction] = []
    for instruction in pikepdf.parse_content_stream(page):
        if instruction.operator == MARKED_CONTENT and "/MCID" in (properties := instruction.operands[1]):
            content = Content(number, int(properties.MCID))
            if content not in tree.owners:
                instruction = _artifact(tree.margins.get(content))
        instructions.append(instruction)
    page.Contents = tree.pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _artifact(margin: str | None) -> pikepdf.ContentStreamInstruction:
    properties = pikepdf.Dictionary(Type=pikepdf.Name.Pagination)
    if margin:
        properties.Subtype = pikepdf.Name(f"/{margin}")
    return pikepdf.ContentStreamInstruction([ARTIFACT, properties], MARKED_CONTENT)


def _drop_loose_links(page: pikepdf.Page, linked: set[tuple[int, int]]) -> None:
    if "/Annots" not in page:
        return
    kept = [annotation for annotation in page.Annots if annotation.objgen in linked]
    if kept:
        page.Annots = pikepdf.Array(kept)
        page.Tabs = pikepdf.Name.S
    else:
        del page["/Annots"]
