"""What isn't content is marked as an artifact: running heads and feet, and repeated table heads."""

import pikepdf

from digiportal.documents.passes.structure import Content, StructureTree

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

MARKED_CONTENT = pikepdf.Operator("BDC")
ARTIFACT = pikepdf.Name.Artifact


def mark_artifacts(tree: StructureTree) -> None:
    """Mark content that hangs on no element as a pagination artifact, and take links out that stand in it."""
    linked = {annotation.target.objgen for annotation, _ in tree.annotation_owners}
    for number, page in enumerate(tree.pdf.pages):
        _mark_page(tree, number, page)
        _drop_loose_links(page, linked)


def _mark_page(tree: StructureTree, number: int, page: pikepdf.Page) -> None:
    instructions = [_marked(tree, number, instruction) for instruction in pikepdf.parse_content_stream(page)]
    page.Contents = tree.pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _marked(tree: StructureTree, number: int, instruction: Instruction) -> Instruction:
    if instruction.operator != MARKED_CONTENT or "/MCID" not in (properties := instruction.operands[1]):
        return instruction
    content = Content(number, int(properties.MCID))
    return instruction if content in tree.owners else _artifact(tree.margins.get(content))


def _artifact(margin: str | None) -> Instruction:
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
