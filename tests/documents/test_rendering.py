"""Making a document: the same bytes everywhere, nothing fetched from outside, nothing to complain about."""

import logging
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from digiportal.documents.meta import DocumentMeta
from digiportal.documents.rendering import RenderedDocument, html_to_pdf, render, render_html
from digiportal.documents.resources import asset_fetcher
from tests.documents.sample import META, render_small

IN_ANOTHER_PROCESS = """
import django; django.setup()
from hashlib import sha256
from tests.documents.sample import render_small
print(sha256(render_small().pdf).hexdigest())
"""


def test_another_process_makes_the_same_bytes(small: RenderedDocument) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    made = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == sha256(small.pdf).hexdigest()


def test_weasyprint_has_nothing_to_complain_about(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        render_small()
    finally:
        logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/picture.png",
        "file:///etc/passwd",
        "asset:../pyproject.toml",
        "asset:@fontsource/inter/../../../manage.py",
        "asset:@fontsource/inter/files",
        "ftp://example.org/x",
    ],
)
def test_nothing_is_fetched_from_outside(address: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        html_to_pdf(f'<html lang="nn"><title>x</title><img alt="x" src="{address}"></html>', meta=META)


def test_fonts_and_embedded_pictures_are_fetched() -> None:
    font = asset_fetcher().fetch("asset:@fontsource/inter/files/inter-latin-400-normal.woff2")
    assert font.read(4) == b"wOF2"
    assert asset_fetcher().fetch("data:text/plain,hei").read() == b"hei"


def test_language_of_the_document_decides_not_the_readers() -> None:
    assert '<html lang="en">' in render_html("documents/base.html", {}, meta=replace(META, language="en"))
    assert '<html lang="nn">' in render_html("documents/base.html", {}, meta=META)


def test_demonstration_is_marked_in_text_and_margin_and_only_then() -> None:
    real = render_html("documents/base.html", {}, meta=replace(META, demonstration=False))
    assert 'class="demonstration"' not in real
    assert render_html("documents/base.html", {}, meta=META).count("emonstra") >= 2


def test_text_is_escaped_in_document_and_metadata() -> None:
    meta = replace(META, title="Mål & <b>middel</b>")
    document = render("documents/base.html", {}, meta=meta)
    assert "&lt;b&gt;" in document.html
    with pikepdf.open(BytesIO(document.pdf)) as pdf:
        assert str(pdf.docinfo.Title) == "Mål & <b>middel</b>"
        assert "Mål &amp; &lt;b&gt;".encode() in pdf.Root.Metadata.read_bytes()


def test_dates_of_the_file_are_those_of_the_facts(small: RenderedDocument) -> None:
    with pikepdf.open(BytesIO(small.pdf)) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20190313000000+01'00'"


def test_moment_keeps_its_zone_and_whole_seconds() -> None:
    meta = replace(META, created=datetime(2025, 7, 1, 12, 30, 15, 999, tzinfo=UTC))
    assert meta.moment.isoformat() == "2025-07-01T12:30:15+00:00"
    assert replace(META, created=date(2025, 7, 1)).moment.isoformat() == "2025-07-01T00:00:00+02:00"


@pytest.mark.parametrize("name", ["title", "organisation", "identifier"])
def test_a_document_without_name_or_origin_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        DocumentMeta(**{**META.__dict__, name: " "})


def test_source_marks_do_not_disturb_other_uses_of_weasyprint() -> None:
    plain = HTML(string='<html lang="nb"><title>x</title><p>Hei</p></html>').write_pdf(pdf_tags=True)
    assert plain is not None
    assert plain.startswith(b"%PDF")


def test_fonts_are_declared_for_what_the_packages_hold() -> None:
    styles = Path(settings.BASE_DIR) / "templates" / "documents" / "css" / "fonts.css"
    assert styles.read_text(encoding="utf-8").count("@font-face") == 6
