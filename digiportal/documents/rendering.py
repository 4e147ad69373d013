"""Template and context in, HTML and a finished PDF out."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML

from digiportal.documents import source_marks
from digiportal.documents.meta import DocumentMeta
from digiportal.documents.passes import mend
from digiportal.documents.resources import asset_fetcher, render_options

# Pango's font map is shared by all documents of the process and isn't safe for threads.
_pango = Lock()


@dataclass(frozen=True)
class RenderedDocument:
    """A document as HTML (for tests and for reading) and as PDF (PDF/A-2a and PDF/UA-1)."""

    html: str
    pdf: bytes


def render(template_name: str, context: Mapping[str, Any], *, meta: DocumentMeta) -> RenderedDocument:
    """Render a template that extends documents/base.html, in the language of the document.

    The same template, context and meta give the same bytes in every process with the same libraries.
    Raises FatalURLFetchingError if the document asks for anything but the portal's own fonts and `data:` pictures.
    """
    html = render_html(template_name, context, meta=meta)
    return RenderedDocument(html=html, pdf=html_to_pdf(html, meta=meta))


def render_html(template_name: str, context: Mapping[str, Any], *, meta: DocumentMeta) -> str:
    """The document's HTML alone, which is quick: for tests and previews."""
    with translation.override(meta.language):
        return render_to_string(template_name, {**context, "meta": meta})


def html_to_pdf(html: str, *, meta: DocumentMeta) -> bytes:
    """Lay the HTML out on pages and mend the file."""
    source_marks.install()
    with _pango:
        raw = HTML(string=html, url_fetcher=asset_fetcher(), media_type="print").write_pdf(**render_options())
    return mend(raw, meta)
