"""Nothing harmful comes through, nothing that can be kept is lost, and cleaning again changes nothing."""

from __future__ import annotations

import contextlib
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digiportal.richtext import tree
from digiportal.richtext.cleaning import ATTRIBUTES, TAGS, clean_html, to_html
from digiportal.richtext.limits import LONGEST_HTML, TextTooLong
from digiportal.richtext.plain import as_typed

HOSTILE = [
    "<script>alert(1)</script>",
    "<p onclick=alert(1)>x</p>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\nscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='//evil.example'>x</a><a href='/\\evil.example'>x</a><a href='https://user@evil.example'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='background:url(javascript:alert(1))' class=x id=y>x</p>",
    "<form action=https://evil.example><input name=password><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<base href=https://evil.example><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<<script>script>alert(1)<</script>/script>",
    "<p>x<!--><img src=x onerror=alert(1)>-->",
]


class Kept(HTMLParser):
    """What a text holds, as another parser sees it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _value in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]


def is_harmless(html: str) -> bool:
    kept = Kept(html)
    known = {(tag, name) for tag, names in ATTRIBUTES.items() for name in names} | {("a", "rel")}
    return (
        kept.tags <= TAGS
        and kept.attributes <= known
        and all(re.match(r"https://[^/@]+(/|\?|#|$)|mailto:|/(?![/\\])", address) for address in kept.addresses)
    )


@pytest.mark.parametrize("html", HOSTILE)
def test_what_is_hostile_is_harmless(html: str) -> None:
    for text in (clean_html(html), to_html(html), clean_html(f"<p>before</p>{html}<p>after</p>")):
        assert is_harmless(text), text


NAMES = sorted(
    tree.tags(
        "p h1 h2 h4 div ul ol li table tr td th b i strong em a span br script style svg pre font sub o:p thead tbody"
        " caption hr iframe del math textarea"
    )
)
WITH = [
    "",
    *[
        " href='javascript:x'",
        " href='https://x.no/a b'",
        " href=/a",
        " href='https://['",
        " href='//x'",
        " href=mailto:a@b",
    ],
    *[
        " colspan=2",
        " rowspan=3",
        " rowspan=2 colspan=4",
        " start=4",
        " onclick=x",
        " class=MsoTitle",
        " data-listid=1",
    ],
    *[
        f" style='{style}'"
        for style in ("mso-list:l0 level2 lfo1", "font-weight:700", "font-weight:normal", "display:none")
    ],
]
ODDS = [
    "&nbsp;",
    "\u00a0",
    "1&nbsp;0",
    "&lt;p&gt;",
    "&amp;",
    "  ",
    "\n",
    "x",
    "<!--",
    "-->",
    "<![if !x]>",
    "<",
    '="',
    "'>",
]
JUNK = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(NAMES), st.sampled_from(WITH)),
        st.builds("</{}>".format, st.sampled_from(NAMES)),
        st.text(max_size=6),
        st.sampled_from(ODDS),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(JUNK)
def test_cleaning_again_changes_nothing_and_nothing_harmful_survives(junk: str) -> None:
    clean = clean_html(junk)
    assert clean_html(clean) == clean
    assert is_harmless(clean)
    stored = to_html(junk)
    assert to_html(stored) == stored
    assert to_html(as_typed(stored)) == stored


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("bare text", "<p>bare text</p>"),
        ("<p>one<br><br>two</p>", "<p>one</p><p>two</p>"),
        ("<p> a <b>b </b><i> </i><b>c</b></p>", "<p>a <strong>b c</strong></p>"),
        ("<h2>a</h2><h5>b</h5><h2>c</h2>", "<h3>a</h3><h4>b</h4><h3>c</h3>"),
        ("<h4>first</h4><h3>then</h3>", "<h3>first</h3><h3>then</h3>"),
        ("<h3><b>bold</b><br>twice</h3>", "<h3>bold twice</h3>"),
        ("<ul><ul><li>a</li></ul><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li></li><li><h2>a</h2></li></ul>", "<ul><li>a</li></ul>"),
        ("<table><tr><td>only a frame</td></tr></table>", "<p>only a frame</p>"),
        ("<pre>one\n<b>two</b></pre>", "<p>one<br><strong>two</strong></p>"),
        ("<p>before<h1>a<h2>b", "<p>before</p><h3>a</h3><h4>b</h4>"),
    ],
)
def test_the_one_form(html: str, clean: str) -> None:
    assert clean_html(html) == clean


@pytest.mark.parametrize(
    ("rows", "clean"),
    [
        (
            "<tr><th>a<th>b<tr><th>c<td>d",
            '<tr><th scope="col">a</th><th scope="col">b</th></tr>|<tr><th scope="row">c</th><td>d</td></tr>',
        ),
        (
            "<tr><td>a<td>b<td>c<tr><td colspan=9>d",
            '<tr><th scope="col">a</th><th scope="col">b</th><th scope="col">c</th></tr>|<tr><td colspan="3">d</td></tr>',
        ),
        (
            "<tr><td colspan=2>a<td colspan=2>b<tr><td colspan=2>c<td colspan=2>d",
            '<tr><th scope="col">a</th><th scope="col">b</th></tr>|<tr><td>c</td><td>d</td></tr>',
        ),
        (
            "<tr><td>a<td>b<tr><td rowspan=99>c<td>d<tr><td>e",
            '<tr><th scope="col">a</th><th scope="col">b</th></tr>|'
            '<tr><td rowspan="2">c</td><td>d</td></tr><tr><td>e</td></tr>',
        ),
        (
            "<tr><td>a<td>b<tr><td>c",
            '<tr><th scope="col">a</th><th scope="col">b</th></tr>|<tr><td>c</td><td></td></tr>',
        ),
    ],
    ids=["head column", "too wide", "columns nobody starts in", "too tall", "too short"],
)
def test_tables_are_whole(rows: str, clean: str) -> None:
    head, body = clean.split("|")
    assert clean_html(f"<table>{rows}</table>") == f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def test_a_table_in_a_cell_gives_its_text() -> None:
    clean = clean_html("<table><tr><td>a<td><table><tr><td>b<td>c</table><tr><td>d<td>e</table>")
    assert "<p>b</p><p>c</p>" in clean
    assert clean.count("<table>") == 1


@pytest.mark.parametrize(
    "junk",
    [
        "<a ",
        '<a ">" ',
        "<b a=1>",
        "<div>",
        "<a ='",
        "<!--",
        "<td>",
        "&",
        "<ul><li>",
        "<svg>",
        "<table><tr><td rowspan=999>",
    ],
)
def test_junk_costs_no_more_than_its_length(junk: str) -> None:
    started = time.process_time()
    with contextlib.suppress(TextTooLong):
        clean_html(junk * (50_000 // len(junk)))
    assert time.process_time() - started < 2


def test_too_much_is_refused_unread() -> None:
    with pytest.raises(TextTooLong):
        clean_html("<p>" + "x" * LONGEST_HTML)
    with pytest.raises(TextTooLong):
        to_html("x\n" * LONGEST_HTML)


@pytest.mark.parametrize("text", ["En linje\nog en til\n\nNytt avsnitt", "a < b & c > d", "  rom  ", "", "<ukjent>"])
def test_plain_text_of_before(text: str) -> None:
    html = to_html(text)
    assert is_harmless(html)
    assert as_typed(html).split() == text.split()
