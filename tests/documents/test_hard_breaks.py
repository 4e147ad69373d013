"""Things that no page can hold: a row longer than a page, lists, quotations and emphasis that go on for pages."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from digiportal.documents.rendering import html_to_pdf
from tests.documents.sample import META
from tests.documents.structure import check_content, check_continuations, check_tables, check_tree, elements, role_of

LONG = "Ein tekst som held fram og held fram, for saka er stor og vedtaket er langt. "
HTML = f"""<html lang="nn"><title>Lang</title><main><h1>Lang</h1>
<table class="data">
  <thead><tr><th scope="col" colspan="2">Sak</th></tr><tr><th scope="col">Nr.</th><th scope="col">Tekst</th></tr></thead>
  <tbody>
    <tr><th scope="row">1</th><td>{LONG * 90}</td></tr>
    <tr><th scope="row" rowspan="2">2</th><td>{LONG * 9}</td></tr><tr><td>{LONG}</td></tr>
  </tbody>
</table>
<ol>{f"<li><p>{LONG * 9}</p><p>{LONG}</p><ul><li>{LONG * 4}</li><li>{LONG}</li></ul></li>" * 8}</ol>
<blockquote><p>{LONG * 50}</p></blockquote>
<p>Her <em>{LONG * 50}</em> og <a href="https://example.org">{LONG * 50}</a>.</p>
</main></html>"""


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(html_to_pdf(HTML, meta=META))) as opened:
        yield opened


@pytest.mark.parametrize("check", [check_tree, check_tables, check_continuations, check_content])
def test_tags_are_sound(pdf: pikepdf.Pdf, check: object) -> None:
    assert callable(check)
    assert check(pdf) == []


def test_everything_is_one(pdf: pikepdf.Pdf) -> None:
    counted = Counter(map(role_of, elements(pdf)))
    expected = {
        "Table": 1,
        "THead": 1,
        "TBody": 1,
        "TR": 5,
        "TH": 5,
        "TD": 3,
        "L": 9,
        "LI": 24,
        "BlockQuote": 1,
        "Link": 1,
    }
    assert {role: counted[role] for role in expected} == expected
    assert counted["P"] == 8 * 2 + 2
