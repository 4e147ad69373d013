"""Reads the text of a PDF: for each piece of marked content, and for the whole in the order of its tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

BEGIN = frozenset(("BDC", "BMC"))
PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass
class MarkedContent:
    """A piece of a page: its number if it is tagged, else the properties of its artifact."""

    page: int
    mcid: int | None
    artifact: dict[str, str] | None
    text: str = ""


@dataclass
class PageContent:
    """All pieces of a page, and what stands outside of them or in the wrong nesting."""

    pieces: list[MarkedContent] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", '"'))


def read_page(pdf: pikepdf.Pdf, number: int) -> PageContent:
    """The marked content of a page with its text."""
    page = pdf.pages[number]
    fonts = {name: _character_map(font) for name, font in page.resources.get("/Font", {}).items()}
    content = PageContent()
    open_pieces: list[MarkedContent] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name in BEGIN:
            open_pieces.append(_begin(number, operands))
            content.pieces.append(open_pieces[-1])
            if len(open_pieces) > 1:
                content.faults.append(f"page {number + 1}: marked content inside marked content")
        elif name == "EMC":
            open_pieces.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in PAINTING:
            if not open_pieces:
                content.faults.append(f"page {number + 1}: {name} paints outside of marked content")
            elif name in ("Tj", "TJ"):
                open_pieces[-1].text += _shown(operands[0], font)
    return content


def _begin(page: int, operands: list[pikepdf.Object]) -> MarkedContent:
    properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
    if str(operands[0]) == "/Artifact":
        return MarkedContent(page, None, {key: str(value) for key, value in properties.items()})
    return MarkedContent(page, int(properties["/MCID"]) if "/MCID" in properties else None, None)


def _shown(operand: pikepdf.Object, font: dict[int, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    shown = ""
    for string in strings:
        if isinstance(string, pikepdf.String):
            codes = bytes(string)
            shown += "".join(font.get(codes[i] << 8 | codes[i + 1], "\ufffd") for i in range(0, len(codes), 2))
    return shown


def _character_map(font: pikepdf.Object) -> dict[int, str]:
    """Glyph number → text, from the font's ToUnicode map."""
    characters: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return characters
    source = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in PAIR.findall(block):
            characters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, text in RANGE.findall(block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                characters[int(first, 16) + offset] = chr(int(text, 16) + offset)
    return characters


def read_pages(pdf: pikepdf.Pdf) -> list[PageContent]:
    """All pages."""
    return [read_page(pdf, number) for number in range(len(pdf.pages))]


def text_by_content(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """(page, number of the marked content) → its text."""
    return {
        (piece.page, piece.mcid): piece.text
        for page in read_pages(pdf)
        for piece in page.pieces
        if piece.mcid is not None
    }


def contents_of(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """The marked content below a structure element, in reading order."""
    for kid in element.get("/K", pikepdf.Array()):
        if isinstance(kid, int):
            yield pages[element.Pg.objgen], int(kid)
        elif kid.get("/Type") == pikepdf.Name.MCR:
            yield pages[kid.Pg.objgen], int(kid.MCID)
        elif "/S" in kid:
            yield from contents_of(kid, pages)


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Object of a page → its number from 0."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def document_text(pdf: pikepdf.Pdf) -> str:
    """All text that hangs on the tags, in their order: what a screen reader reads. Pieces are set apart by spaces."""
    texts = text_by_content(pdf)
    root = pdf.Root.StructTreeRoot.K[0]
    return " ".join(texts.get(content, "") for content in contents_of(root, page_numbers(pdf)))
