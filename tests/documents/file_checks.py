"""Checks of the file as a whole: its metadata and its fonts (see structure.py)."""

from xml.etree import ElementTree

import pikepdf

EMPTY = pikepdf.Dictionary()
XMP = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def check_fonts(pdf: pikepdf.Pdf) -> list[str]:
    """Fonts are the portal's own, embedded, and say which letters their glyphs are."""
    found = []
    for name, font in {
        key: font for page in pdf.pages for key, font in page.resources.get("/Font", {}).items()
    }.items():
        base = str(font.BaseFont)
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()):
            found.append(f"{base} isn't embedded")
        if "/ToUnicode" not in font:
            found.append(f"{name} doesn't say which letters its glyphs are")
        if not base.partition("+")[2].startswith("Inter"):
            found.append(f"{base} isn't the portal's")
    return found


def check_metadata(pdf: pikepdf.Pdf) -> list[str]:
    """Language, title, PDF/A-2a and PDF/UA-1 in the metadata, which agrees with the information dictionary."""
    root = pdf.Root
    found = []
    if str(root.get("/Lang", "")) not in ("nb", "nn", "en"):
        found.append("no language")
    if not root.get("/ViewerPreferences", EMPTY).get("/DisplayDocTitle", False):
        found.append("the title isn't shown")
    if not root.get("/MarkInfo", EMPTY).get("/Marked", False):
        found.append("the file doesn't say that it is tagged")
    if [str(intent.S) for intent in root.get("/OutputIntents", [])] != ["/GTS_PDFA1"]:
        found.append("no output intent")
    if "/Metadata" not in root:
        return [*found, "no XMP metadata"]
    return found + _check_xmp(pdf, ElementTree.fromstring(root.Metadata.read_bytes()))


def _check_xmp(pdf: pikepdf.Pdf, packet: ElementTree.Element) -> list[str]:
    def value(path: str) -> str:
        return packet.findtext(f".//{path}", default="", namespaces=XMP)

    info = pdf.docinfo
    date = str(info.get("/CreationDate", ""))[2:16]
    expected = {
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "pdfaSchema:namespaceURI": XMP["pdfuaid"],
        "dc:title//rdf:li": str(info.get("/Title", "?")),
        "dc:creator//rdf:li": str(info.get("/Author", "?")),
        "dc:description//rdf:li": str(info.get("/Subject", "")),
        "pdf:Keywords": str(info.get("/Keywords", "")),
        "pdf:Producer": str(info.get("/Producer", "?")),
        "xmp:CreatorTool": str(info.get("/Creator", "?")),
    }
    found = [f"{key} is «{value(key)}», not «{text}»" for key, text in expected.items() if value(key) != text]
    if "".join(filter(str.isdigit, value("xmp:CreateDate")))[:14] != date:
        found.append("the dates differ")
    return found
