"""What a PDF must be so that an archive and a screen reader accept it: each check gives its findings in words.

`findings(data)` runs all of them; none means that there is nothing to mend. The checks read the file afresh and share
no code with the engine.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf

from tests.documents.file_checks import check_fonts, check_metadata
from tests.documents.pdf_text import contents_of, page_numbers, read_pages, text_by_content

EMPTY = pikepdf.Dictionary()
CRASHING_RULES = frozenset(("UA-14-001",))  # empty headings: `check_headings` looks at them
STANDARD_ROLES = frozenset(
    [
        *["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"],
        *["P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"],
        *["Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"],
        *["Span", "Quote", "Note", "Reference", "Link", "Figure", "NonStruct"],
    ]
)
CHILDREN = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}


def elements(pdf: pikepdf.Pdf, *roles: str) -> Iterator[pikepdf.Object]:
    """The structure elements with one of these roles (all without one), in reading order."""
    if "/StructTreeRoot" in pdf.Root:
        for element in _walk(pdf.Root.StructTreeRoot.K):
            if not roles or role_of(element) in roles:
                yield element


def role_of(element: pikepdf.Object) -> str:
    """«TH»."""
    return str(element.S)[1:]


def _walk(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _walk(kid.K)


def texts_of(pdf: pikepdf.Pdf, chosen: Iterable[pikepdf.Object]) -> list[str]:
    """The text below each of the elements."""
    texts, pages = text_by_content(pdf), page_numbers(pdf)
    return [" ".join(texts.get(content, "") for content in contents_of(element, pages)).strip() for element in chosen]


def check_tree(pdf: pikepdf.Pdf) -> list[str]:
    """One Document at the root; standard roles, each where it may stand; every element knows its parent; no private key
    is left behind."""
    if "/StructTreeRoot" not in pdf.Root:
        return ["the file has no tags"]
    found = []
    tops = list(pdf.Root.StructTreeRoot.K)
    if [role_of(top) for top in tops] != ["Document"]:
        found.append("the tags don't have one Document at their root")
    known = {"/Type", "/S", "/P", "/K", "/Pg", "/A", "/Alt", "/Lang", "/ID"}
    for element in elements(pdf):
        if role_of(element) not in STANDARD_ROLES:
            found.append(f"unknown role {role_of(element)}")
        if private := set(element.keys()) - known:
            found.append(f"unknown keys {sorted(private)} on {role_of(element)}")
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        found += [
            f"{role_of(kid)} below {role_of(element)} names another parent"
            for kid in kids
            if kid.P.objgen != element.objgen
        ]
        strange = {role_of(kid) for kid in kids} - CHILDREN.get(role_of(element), STANDARD_ROLES)
        found += [f"{role} stands in {role_of(element)}" for role in sorted(strange)]
    return found


def check_tables(pdf: pikepdf.Pdf) -> list[str]:
    """Header cells have a scope; rows are equally long; a table over several pages is one, its head tagged once."""
    found = []
    heads = []
    for table in elements(pdf, "Table"):
        cells = [cell for cell in _walk(table.K) if role_of(cell) == "TH"]
        found += ["a header cell without scope" for cell in cells if "/Scope" not in cell.get("/A", EMPTY)]
        lengths = set(_row_lengths(table))
        if len(lengths) > 1:
            found.append(f"rows of different length: {sorted(lengths)}")
        table_heads = [kid for kid in _walk(table.K) if role_of(kid) == "THead"]
        if len(table_heads) > 1:
            found.append("a table head that is tagged again")
        heads += table_heads[:1]
    seen = Counter(texts_of(pdf, heads))
    found += [f"a table in {times} pieces: «{head}»" for head, times in seen.items() if times > 1]
    return found


def _row_lengths(table: pikepdf.Object) -> Iterator[int]:
    """How many columns each row fills, with the cells that reach into it from above."""
    reaching: list[tuple[int, int]] = []  # (rows left, columns)
    for row in _walk(table.K):
        if role_of(row) == "TR":
            cells = [(_span(cell, "/RowSpan"), _span(cell, "/ColSpan")) for cell in row.K]
            yield sum(columns for _rows, columns in cells + reaching)
            reaching = [(rows - 1, columns) for rows, columns in cells + reaching if rows > 1]


def _span(cell: pikepdf.Object, key: str) -> int:
    return int(str(cell.get("/A", EMPTY).get(key, 1)))


def check_continuations(pdf: pikepdf.Pdf) -> list[str]:
    """A paragraph over two pages is one: none ends in the middle of a sentence while the next page goes on with it."""
    texts, pages = text_by_content(pdf), page_numbers(pdf)
    paragraphs = [list(contents_of(element, pages)) for element in elements(pdf, "P")]
    filled = [paragraph for paragraph in paragraphs if paragraph]
    found = []
    for first, second in pairwise(filled):
        end, beginning = texts[first[-1]].rstrip(), texts[second[0]].lstrip()
        if first[-1][0] + 1 == second[0][0] and beginning[:1].islower() and not end.endswith((".", ":", "!", "?")):
            found.append(f"a paragraph in two pieces: «…{end[-30:]}» «{beginning[:30]}…»")
    if len(list(elements(pdf, "Part"))) > 1:
        found.append("the text of the document is in several parts")
    return found


def check_content(pdf: pikepdf.Pdf) -> list[str]:
    """Everything drawn is either tagged or an artifact, never both; the way back from content to tags is right."""
    owned = Counter(content for top in elements(pdf, "Document") for content in contents_of(top, page_numbers(pdf)))
    found = [f"content {content} hangs on {times} elements" for content, times in owned.items() if times > 1]
    for page in read_pages(pdf):
        found += page.faults
        for piece in page.pieces:
            if piece.artifact is None and (piece.page, piece.mcid) not in owned:
                found.append(f"page {piece.page + 1}: content that is neither tagged nor an artifact: «{piece.text}»")
    return found + _check_parent_tree(pdf)


def _check_parent_tree(pdf: pikepdf.Pdf) -> list[str]:
    if "/StructTreeRoot" not in pdf.Root:
        return []
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    pages = page_numbers(pdf)
    found = []
    for element in elements(pdf):
        for kid in element.get("/K", []):
            if isinstance(kid, int) or kid.get("/Type") == pikepdf.Name.MCR:
                page, mcid = (
                    (pages[element.Pg.objgen], kid) if isinstance(kid, int) else (pages[kid.Pg.objgen], kid.MCID)
                )
                row = owners[int(pdf.pages[page].obj.StructParents)]
                if len(row) <= mcid or row[int(mcid)] is None or row[int(mcid)].objgen != element.objgen:
                    found.append(f"page {page + 1}: content {mcid} doesn't lead back to its {role_of(element)}")
    return found


def check_running_heads(pdf: pikepdf.Pdf) -> list[str]:
    """The margins hold pagination artifacts, told apart as heads and feet."""
    kinds = Counter(
        piece.artifact.get("/Subtype", "")
        for page in read_pages(pdf)
        for piece in page.pieces
        if piece.artifact and piece.text.strip()
    )
    return [] if kinds["/Footer"] >= len(pdf.pages) else ["a page without a foot that is marked as one"]


def check_figures(pdf: pikepdf.Pdf) -> list[str]:
    """Figures are described, and their box lies on the page."""
    found = []
    for figure in elements(pdf, "Figure"):
        if not str(figure.get("/Alt", "")).strip():
            found.append("a figure without description")
        left, bottom, right, top = (
            float(value) for value in figure.get("/A", EMPTY).get("/BBox", pikepdf.Array([0, 0, 0, 0]))
        )
        media = [float(value) for value in figure.Pg.MediaBox]
        if not (0 <= left < right <= media[2] and 0 <= bottom < top <= media[3]):
            found.append(f"a figure's box isn't on its page: {left, bottom, right, top}")
    return found


def check_headings(pdf: pikepdf.Pdf) -> list[str]:
    """One first heading, no level skipped on the way down, none empty; every heading is a bookmark."""
    headings = list(elements(pdf, "H1", "H2", "H3", "H4", "H5", "H6"))
    levels = [int(role_of(heading)[1]) for heading in headings]
    found = ["an empty heading" for text in texts_of(pdf, headings) if not text]
    if levels[:1] != [1] or levels.count(1) != 1:
        found.append(f"not one heading of the first level, and it first: {levels}")
    found += [f"a heading skips from {a} to {b}" for a, b in pairwise(levels) if b > a + 1]
    with pdf.open_outline() as outline:
        bookmarks = sum(1 for _item in _bookmarks(outline.root))
    if bookmarks != len(headings):
        found.append(f"{len(headings)} headings, {bookmarks} bookmarks")
    return found


def _bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _bookmarks(item.children)


def check_links(pdf: pikepdf.Pdf) -> list[str]:
    """Links hang on a Link element, say where they lead in words, are printed, and are reached in the tags' order."""
    linked = {
        kid.Obj.objgen
        for element in elements(pdf, "Link")
        for kid in element.K
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR
    }
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        if "/Annots" not in page:
            continue
        if page.get("/Tabs") != pikepdf.Name.S:
            found.append(f"page {number}: links aren't reached in the order of the tags")
        for annotation in page.Annots:
            contents = str(annotation.get("/Contents", ""))
            if annotation.objgen not in linked or "/StructParent" not in annotation:
                found.append(f"page {number}: a link without a tag: «{contents}»")
            if not contents.strip() or contents in (annotation.get("/Dest"), annotation.get("/A", EMPTY).get("/URI")):
                found.append(f"page {number}: a link without a name: «{contents}»")
            if int(annotation.get("/F", 0)) & 4 == 0:
                found.append(f"page {number}: a link that isn't printed")
    return found


CHECKS = (
    check_tree,
    check_tables,
    check_continuations,
    check_content,
    check_running_heads,
    check_figures,
    check_headings,
    check_fonts,
    check_links,
    check_metadata,
)


def findings(data: bytes) -> list[str]:
    """All findings of all checks."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [f"{check.__name__}: {finding}" for check in CHECKS for finding in check(pdf)]


def pdfua_findings(data: bytes) -> list[str]:
    """What the pdfua package finds, and every rule that it skips though it isn't known to crash."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(data)
        report = pdfua.validate(file.name)
    skipped = [
        f"{outcome.rule_id} skipped: {outcome.skipped_reason}"
        for outcome in report.outcomes
        if outcome.skipped_reason and outcome.rule_id not in CRASHING_RULES
    ]
    return skipped + [f"{finding.rule_id}: {finding.message}" for finding in report.findings]
