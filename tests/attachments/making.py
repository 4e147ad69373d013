"""Files for the tests, made as they are needed: good ones, and such as somebody means no good with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pikepdf
from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(text: str = "Saksframlegg om innbyggertjenester", **extra: pikepdf.Object) -> bytes:
    """A PDF of one page with a line of text; ``extra`` goes into its root."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = document.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(f"BT /F1 24 Tf 60 760 Td ({text}) Tj ET".encode("latin-1"))
    for name, value in extra.items():
        document.Root[f"/{name}"] = value
    return _saved(document, deterministic_id=True)


def pdf_with_script() -> bytes:
    return pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")))


def pdf_with_password() -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(written, encryption=pikepdf.Encryption(owner="eier", user="hemmelig"))
    return written.getvalue()


def pdf_with_files() -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["regneark.exe"] = b"MZ"
        document.save(written)
    return written.getvalue()


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF whose page unpacks to so many megabytes of spaces, at half a kilobyte each."""
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.pages[0].Contents = document.make_stream(_packed_spaces(megabytes), Filter=pikepdf.Name.FlateDecode)
        written = io.BytesIO()
        document.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return written.getvalue()


def _packed_spaces(megabytes: int) -> bytes:
    """The same packed megabyte again and again, which is what a packer would have come to after a long time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + block * megabytes + packer.flush() + b"\0\0\0\0"


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs or ("Notat om felles anskaffelse",):
        document.add_paragraph(paragraph)
    return _saved(document)


def excel(*rows: list[object]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Budsjett"
    for row in rows or ([["Vinje", 214808]]):
        workbook.active.append(row)
    return _saved(workbook)


def package(parts: dict[str, bytes | str]) -> bytes:
    """A zip file with these parts, packed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def word_with(parts: dict[str, bytes | str]) -> bytes:
    """The least that counts as a Word document, with other parts beside."""
    document = '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Hei</w:t></w:r></w:p></w:body></w:document>'
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document} | parts)


def open_document(*paragraphs: str, folder: str = "") -> bytes:
    """A text of LibreOffice; ``folder`` is another part's name."""
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<office:document-content xmlns:office="urn:o" xmlns:text="{text}">{body}</office:document-content>',
    }
    return package(parts | ({folder: "sub"} if folder else {}))


def presentation(*slides: str) -> bytes:
    slide = '<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    numbered = {f"ppt/slides/slide{number}.xml": slide.format(text) for number, text in enumerate(slides, start=1)}
    return package({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"} | numbered)


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 480)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (20, 90, 140)).save(written, kind)
    return written.getvalue()


def picture_bomb(side: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that says it has ``side`` × ``side`` pixels."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(1000))) + part(b"IEND", b"")


def program() -> bytes:
    return b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(400)


def _saved(document: object, **options: bool) -> bytes:
    written = io.BytesIO()
    document.save(written, **options)  # type: ignore[attr-defined]
    return written.getvalue()


def on_disk(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path
