"""What a screen reader meets in a document: one element for one thing, in the right order, with the right name."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from digiportal.documents.rendering import RenderedDocument
from tests.documents.pdf_text import contents_of, document_text, page_numbers, read_pages
from tests.documents.structure import elements, texts_of


@pytest.fixture(scope="module")
def pdf(sample: RenderedDocument) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(sample.pdf)) as opened:
        yield opened


def _pages(pdf: pikepdf.Pdf, element: pikepdf.Object) -> set[int]:
    return {page for page, _mcid in contents_of(element, page_numbers(pdf))}


def test_table_over_pages_is_one_with_one_head(pdf: pikepdf.Pdf) -> None:
    table = max(elements(pdf, "Table"), key=lambda element: len(_pages(pdf, element)))
    assert len(_pages(pdf, table)) >= 4
    sections = [str(kid.S) for kid in table.K]
    assert sections == ["/Caption", "/THead", *["/TBody"] * 5, "/TFoot"]
    assert [len(body.K) for body in table.K if body.S == "/TBody"] == [24] * 5


def test_repeated_heads_stay_visible_as_artifacts(pdf: pikepdf.Pdf) -> None:
    repeated = [
        piece.text
        for page in read_pages(pdf)
        for piece in page.pieces
        if piece.artifact and piece.text and "/Subtype" not in piece.artifact
    ]
    assert repeated[:3] == ["Tiltak", "Status", "Brukt"]
    assert len(repeated) >= 9


def test_paragraph_over_two_pages_is_one(pdf: pikepdf.Pdf) -> None:
    assert [element for element in elements(pdf, "P") if len(_pages(pdf, element)) == 2]


def test_link_over_two_lines_is_one_with_a_name_for_each_area(pdf: pikepdf.Pdf) -> None:
    link = next(
        element
        for element, text in zip(elements(pdf, "Link"), texts_of(pdf, elements(pdf, "Link")), strict=True)
        if text.startswith("sidene")
    )
    areas = [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
    assert len(areas) >= 2
    assert all(str(area.Contents).startswith("sidene til samarbeidet, der alle vedtak") for area in areas)


def test_contents_list_is_tagged_as_one(pdf: pikepdf.Pdf) -> None:
    contents = next(elements(pdf, "TOC"))
    assert [str(item.S) for item in contents.K] == ["/TOCI"] * 3
    references = list(elements(pdf, "Reference"))
    assert len(references) == 5
    assert all(any(str(kid.S) == "/Link" for kid in reference.K) for reference in references)


def test_contents_list_shows_the_pages_of_the_headings(pdf: pikepdf.Pdf) -> None:
    shown = [int(text.split()[-1]) for text in texts_of(pdf, elements(pdf, "Reference"))]
    headings = list(elements(pdf, "H2", "H3"))[1:]
    assert shown == [min(_pages(pdf, heading)) + 1 for heading in headings]


def test_emphasis_and_other_languages(pdf: pikepdf.Pdf) -> None:
    english = [element for element in elements(pdf, "Span") if "/Lang" in element]
    assert [str(element.Lang) for element in english] == ["en"]
    assert texts_of(pdf, english) == ["Shared services"]


def test_chart_has_title_figures_and_caption(pdf: pikepdf.Pdf) -> None:
    figure = next(elements(pdf, "Figure"))
    assert str(figure.Alt).startswith("Vinje betaler mest, for der bur det flest")
    assert "Sum 214\u00a0808\u00a0kr" in str(figure.Alt)
    assert str(figure.K[0].S) == "/Caption"


def test_letters_beyond_latin_are_drawn_and_read(pdf: pikepdf.Pdf) -> None:
    assert "Eit til: Čáhput, Šuoššjávri, đ, ŋ, ŧ, ž" in document_text(pdf)


def test_every_page_says_where_one_is(pdf: pikepdf.Pdf) -> None:
    feet = [
        " ".join(piece.text for piece in page.pieces if piece.artifact and piece.artifact.get("/Subtype") == "/Footer")
        for page in read_pages(pdf)
    ]
    assert all(str(number) in foot and str(len(feet)) in foot for number, foot in enumerate(feet, start=1))
