"""What a file is, by its content; what is refused, and why; what is read from the good ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from digiportal.attachments import examining
from digiportal.attachments.reading import packages
from digiportal.attachments.reading.extracting import LONGEST_SIDE, MAX_TEXT, extract
from digiportal.attachments.reading.identifying import identify
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken, Problem
from tests.attachments import making

GOOD = {
    Kind.PDF: making.pdf(),
    Kind.DOCX: making.word("Notat om felles anskaffelse"),
    Kind.XLSX: making.excel(["Vinje", 214808]),
    Kind.PPTX: making.presentation("Første lysbilde", "Andre lysbilde"),
    Kind.ODT: making.open_document("Møteinnkalling", "Sak 2"),
    Kind.PNG: making.picture("PNG"),
    Kind.JPEG: making.picture("JPEG"),
    Kind.GIF: making.picture("GIF"),
    Kind.WEBP: making.picture("WEBP"),
    Kind.TEXT: "Blåbær og ærfugl".encode(),
}

BAD = {
    "nothing": (b"", Problem.EMPTY),
    "a program for Windows": (making.program(), Problem.PROGRAM),
    "a program for Linux": (b"\x7fELF" + bytes(100), Problem.PROGRAM),
    "a script of a shell": (b"#!/bin/sh\nrm -rf /\n", Problem.PROGRAM),
    "old Word, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Problem.OLD_OFFICE),
    "a picture from a telephone": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Problem.PHONE_PICTURE),
    "HTML": (b"\n<!DOCTYPE html><html><script>alert(1)</script>", Problem.WEB_PAGE),
    "HTML in UTF-16": ("\ufeff<html><body onload=alert(1)>".encode("utf-16-le"), Problem.WEB_PAGE),
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", Problem.WEB_PAGE),
    "SVG as XML": (b"<?xml version='1.0'?><svg onload='alert(1)'/>", Problem.WEB_PAGE),
    "an archive": (making.package({"a.txt": "a"}), Problem.ARCHIVE),
    "another archive": (b"Rar!\x1a\x07\x00" + bytes(50), Problem.ARCHIVE),
    "noise": (bytes(range(256)), Problem.UNKNOWN),
    "a PDF that was cut off": (making.pdf()[:300], Problem.PDF_BROKEN),
    "a PDF with a password": (making.pdf_with_password(), Problem.PDF_PASSWORD),
    "a PDF with a script": (making.pdf_with_script(), Problem.PDF_SCRIPT),
    "a PDF with a program inside": (making.pdf_with_files(), Problem.PDF_FILES),
    "Word with macros": (making.word_with({"word/vbaProject.bin": b"x"}), Problem.MACROS),
    "Word that says it has macros": (
        making.package({"[Content_Types].xml": "word.document.macroEnabled.main+xml", "word/document.xml": "<a/>"}),
        Problem.MACROS,
    ),
    "OpenDocument with macros": (making.open_document("a", folder="Basic/Standard/script-lb.xml"), Problem.MACROS),
    "Word that was cut off": (making.word()[:5000], Problem.PACKAGE_BROKEN),
    "too many parts": (making.word_with({f"word/{n}": "" for n in range(packages.MAX_PARTS)}), Problem.PACKAGE_BOMB),
    "entities": (
        making.word_with({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        Problem.PACKAGE_BROKEN,
    ),
    "a picture of 50 000 × 50 000 pixels": (making.picture_bomb(), Problem.PICTURE_BOMB),
    "a picture of 9 500 × 9 500 pixels": (making.picture_bomb(9500), Problem.PICTURE_BOMB),
    "a picture that was cut off": (making.picture("JPEG")[:600], Problem.PICTURE_BROKEN),
}


@pytest.mark.parametrize("kind", GOOD)
def test_kind_by_content(kind: Kind) -> None:
    assert identify(io.BytesIO(GOOD[kind])) == kind


@pytest.mark.parametrize("what", BAD)
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_refused(what: str) -> None:
    content, problem = BAD[what]
    with pytest.raises(NotTaken) as refused:
        identify(io.BytesIO(content))
    assert refused.value.problem == problem


def test_a_document_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(NotTaken) as refused:
        identify(io.BytesIO(making.word_with({"word/media/a.bin": bytes(1_000_001)})))
    assert refused.value.problem == Problem.PACKAGE_BOMB


def test_a_size_that_lies_is_found_out_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of contents says 10 bytes; there are 10 000 in the part."""
    monkeypatch.setattr(packages, "MAX_UNPACKED", 5000)
    honest = making.word_with({"word/media/a.bin": b"0" * 10_000})
    lying = honest.replace((10_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(NotTaken) as refused:
        identify(io.BytesIO(lying))
    assert refused.value.problem in (Problem.PACKAGE_BOMB, Problem.PACKAGE_BROKEN)


def test_parts_that_lie_over_one_another_are_a_bomb() -> None:
    """The trick of bombs that unpack to petabytes: every entry of the list points to the same packed bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(10_000_000))
        for _copy in range(10):
            archive.filelist.append(archive.filelist[-1])
    with pytest.raises(NotTaken) as refused:
        identify(io.BytesIO(written.getvalue()))
    assert refused.value.problem == Problem.PACKAGE_BOMB


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PDF, "Saksframlegg om innbyggertjenester"),
        (Kind.DOCX, "Notat om felles anskaffelse"),
        (Kind.XLSX, "Budsjett\nVinje 214808"),
        (Kind.PPTX, "Første lysbilde\nAndre lysbilde"),
        (Kind.ODT, "Møteinnkalling\nSak 2"),
        (Kind.TEXT, "Blåbær og ærfugl"),
        (Kind.PNG, ""),
    ],
)
def test_text_for_search(kind: Kind, text: str) -> None:
    assert extract(io.BytesIO(GOOD[kind]), kind).text == text


def test_text_in_the_old_windows_encoding() -> None:
    assert extract(io.BytesIO("navn;beløp\r\nTokke;1000,50".encode("cp1252")), Kind.CSV).text.startswith("navn;beløp")


def test_text_has_a_limit() -> None:
    assert len(extract(io.BytesIO(b"ord " * MAX_TEXT), Kind.TEXT).text) <= MAX_TEXT
    assert len(extract(io.BytesIO(making.word("ord " * MAX_TEXT)), Kind.DOCX).text) <= MAX_TEXT


def test_a_pdf_has_a_picture_of_its_first_page() -> None:
    found = extract(io.BytesIO(making.pdf()), Kind.PDF)
    assert found.pages == 1
    with Image.open(io.BytesIO(found.preview or b"")) as page:
        assert (page.format, page.height) == ("PNG", LONGEST_SIDE)
        assert page.convert("L").getextrema()[0] < 100


def test_a_preview_stands_upright_and_says_nothing_of_where_it_was_taken() -> None:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera"
    Image.new("RGB", (3000, 1500)).save(written, "JPEG", exif=exif)
    preview = extract(written, Kind.JPEG).preview or b""
    with Image.open(io.BytesIO(preview)) as picture:
        assert picture.size == (LONGEST_SIDE // 2, LONGEST_SIDE)
        assert not picture.getexif()


def test_the_process_of_its_own_answers_the_same(tmp_path: Path) -> None:
    with making.on_disk(tmp_path, making.pdf()).open("rb") as file:
        assert examining.identify(file) == Kind.PDF
        found = examining.extract(file, Kind.PDF)
    assert (found.text, found.pages) == ("Saksframlegg om innbyggertjenester", 1)
    assert (found.preview or b"").startswith(b"\x89PNG")


def test_what_a_bomb_does_in_its_own_process_ends_there(tmp_path: Path) -> None:
    """A PDF of two megabytes whose page is described by four gigabytes."""
    with making.on_disk(tmp_path, making.pdf_bomb(4096)).open("rb") as file, pytest.raises(NotTaken) as refused:
        examining.extract(file, Kind.PDF)
    assert refused.value.problem == Problem.TOO_HEAVY
