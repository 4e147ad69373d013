"""Documents beside WeasyPrint on the same finished HTML with the same look: what building and mending add."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from weasyprint import HTML

from bench.table import Row, best_seconds
from digiportal.documents.registry import document_kinds
from digiportal.documents.rendering import render_html
from digiportal.documents.resources import asset_fetcher, render_options

TIMES = 3

DOCUMENTS = [
    ("annual-report", "vest-telemark", "2025"),
    ("annual-report", "digitrondelag", "2025"),
    ("share", "vest-telemark", "2019", "vinje"),
]


def measure() -> Iterator[Row]:
    """From the facts in the database to the finished file."""
    # Lowest first: the portal's engine adds its marks to WeasyPrint for the rest of the process.
    floors = [best_seconds(partial(_bare, _html(*words)), TIMES) for words in DOCUMENTS]
    for words, lowest in zip(DOCUMENTS, floors, strict=True):
        portal = best_seconds(partial(_make, *words), TIMES)
        yield Row(" ".join(words), portal, lowest, len(_make(*words)))


def _html(kind: str, *arguments: str) -> str:
    prepared = document_kinds()[kind].prepare(*arguments)
    return render_html(prepared.template_name, prepared.context, meta=prepared.meta)


def _bare(html: str) -> bytes:
    pdf: bytes = HTML(string=html, url_fetcher=asset_fetcher(), media_type="print").write_pdf(**render_options())
    return pdf


def _make(kind: str, *arguments: str) -> bytes:
    return document_kinds()[kind].prepare(*arguments).render().pdf
