"""Finished documents have no finding, and each check finds what it is there for."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from weasyprint import HTML

from digiportal.documents.rendering import RenderedDocument
from digiportal.documents.resources import asset_fetcher, render_options
from tests.documents import structure


def test_document_with_everything_has_no_finding(sample: RenderedDocument) -> None:
    assert structure.findings(sample.pdf) == []


def test_pdfua_has_no_finding(sample: RenderedDocument) -> None:
    assert structure.pdfua_findings(sample.pdf) == []


def test_plain_weasyprint_has_findings(sample: RenderedDocument) -> None:
    plain = HTML(string=sample.html, url_fetcher=asset_fetcher()).write_pdf(**render_options())
    assert plain is not None
    found = {finding.partition(":")[0] for finding in structure.findings(plain)}
    expected = {"check_tables", "check_continuations", "check_content", "check_running_heads", "check_figures"}
    assert expected | {"check_links", "check_metadata"} <= found
    assert structure.pdfua_findings(plain)


def _first(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return next(structure.elements(pdf, role))


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].resources.Font.values()))


def _draw(pdf: pikepdf.Pdf, instructions: bytes) -> None:
    pdf.pages[0].contents_add(instructions)


def _empty_heading(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").K = pikepdf.Array()


def _skipped_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = pikepdf.Name.H4


def _no_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TH").A["/Scope"]


def _missing_cell(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TR").K[0]


def _no_alternative(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure")["/Alt"]


def _box_in_pixels(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Figure").A.BBox = pikepdf.Array([100, 900, 600, 1000])


def _private_key(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P")["/SourceMark"] = pikepdf.String("x")


def _unknown_role(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").S = pikepdf.Name.Paragraph


def _cell_in_list(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TR").S = pikepdf.Name.L


def _wrong_parent(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Part").K[0].P = _first(pdf, "Table")


def _unmarked(pdf: pikepdf.Pdf) -> None:
    _draw(pdf, b"0 0 m 9 9 l S")


def _nested(pdf: pikepdf.Pdf) -> None:
    _draw(pdf, b"/Artifact BMC /Artifact BMC EMC EMC")


def _loose_content(pdf: pikepdf.Pdf) -> None:
    _draw(pdf, b"/Span <</MCID 999>> BDC EMC")


def _lost_way_back(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array()


def _no_letters(pdf: pikepdf.Pdf) -> None:
    del _font(pdf)["/ToUnicode"]


def _strange_font(pdf: pikepdf.Pdf) -> None:
    _font(pdf).BaseFont = pikepdf.Name("/ABCDEF+DejaVu-Sans")


def _nameless_link(pdf: pikepdf.Pdf) -> None:
    annotation = pdf.pages[0].Annots[0]
    annotation.Contents = annotation.A.URI


def _untagged_link(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Link").K = pikepdf.Array()


def _no_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another"


def _no_ua_mark(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>2")
    pdf.Root.Metadata = pdf.make_stream(packet)


def _no_schema(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"pdfaSchema:namespaceURI", b"pdfaSchema:other")
    pdf.Root.Metadata = pdf.make_stream(packet)


def _no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _no_title_bar(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def _no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


SPOILED: tuple[tuple[Callable[[pikepdf.Pdf], None], str], ...] = (
    (_empty_heading, "an empty heading"),
    (_skipped_level, "a heading skips from 1 to 4"),
    (_no_bookmarks, "2 headings, 0 bookmarks"),
    (_no_scope, "a header cell without scope"),
    (_missing_cell, "rows of different length"),
    (_no_alternative, "a figure without description"),
    (_box_in_pixels, "box isn't on its page"),
    (_private_key, "unknown keys"),
    (_unknown_role, "unknown role"),
    (_cell_in_list, "TH stands in L"),
    (_wrong_parent, "names another parent"),
    (_unmarked, "paints outside of marked content"),
    (_nested, "marked content inside marked content"),
    (_loose_content, "neither tagged nor an artifact"),
    (_lost_way_back, "doesn't lead back"),
    (_no_letters, "doesn't say which letters"),
    (_strange_font, "isn't the portal's"),
    (_nameless_link, "a link without a name"),
    (_untagged_link, "a link without a tag"),
    (_no_tab_order, "aren't reached in the order"),
    (_no_language, "no language"),
    (_other_title, "dc:title"),
    (_no_ua_mark, "pdfuaid:part"),
    (_no_schema, "pdfaSchema:namespaceURI"),
    (_no_output_intent, "no output intent"),
    (_no_title_bar, "the title isn't shown"),
    (_no_tags, "the file has no tags"),
)


@pytest.mark.parametrize(("spoil", "finding"), SPOILED, ids=lambda value: getattr(value, "__name__", ""))
def test_checks_find_what_they_are_there_for(
    small: RenderedDocument, spoil: Callable[[pikepdf.Pdf], None], finding: str
) -> None:
    with pikepdf.open(BytesIO(small.pdf)) as pdf:
        spoil(pdf)
        target = BytesIO()
        pdf.save(target)
    assert any(finding in found for found in structure.findings(target.getvalue()))


def test_small_document_has_no_finding(small: RenderedDocument) -> None:
    assert structure.findings(small.pdf) == []
