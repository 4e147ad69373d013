"""Figures: a full description, their box in the page's own measure, and their caption inside them."""

from decimal import Decimal

import pikepdf

from digiportal.documents.passes.structure import Content, Element, StructureTree

POINTS_PER_PIXEL = Decimal("0.75")


def describe_figures(tree: StructureTree) -> None:
    """Mend every Figure of the tree."""
    for element in list(tree.document.walk()):
        for figure in [child for child in element.elements if child.role == "Figure"]:
            _describe(figure)
            _place(figure, tree.pdf)
            _take_in_caption(element, figure)


def _describe(figure: Element) -> None:
    """Title and description of a chart together; WeasyPrint takes the title alone."""
    if figure.mark.label:
        figure.source.Alt = pikepdf.String(figure.mark.label)


def _place(figure: Element, pdf: pikepdf.Pdf) -> None:
    """WeasyPrint gives the box in pixels from the top of the page; the standard wants points from the bottom."""
    page = next(child.page for child in figure.children if isinstance(child, Content))
    height = Decimal(str(pdf.pages[page].mediabox[3]))
    left, top, right, bottom = (Decimal(str(value)) * POINTS_PER_PIXEL for value in figure.source.A.BBox)
    figure.source.A.BBox = pikepdf.Array([round(value, 2) for value in (left, height - bottom, right, height - top)])


def _take_in_caption(parent: Element, figure: Element) -> None:
    """An HTML caption is the picture's sibling, a PDF caption its child."""
    for caption in [child for child in parent.elements if child.role == "Caption"]:
        parent.children.remove(caption)
        figure.children.insert(0, caption)
