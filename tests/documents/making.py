"""Makes registered documents of the demonstration, each once for all tests of the process that read it."""

from functools import cache
from io import BytesIO

import pikepdf

from digiportal.documents.registry import document_kinds
from digiportal.documents.rendering import RenderedDocument
from tests.documents.pdf_text import document_text


@cache
def made(kind: str, *arguments: str) -> RenderedDocument:
    """The document as ``manage.py render_document`` makes it; call it in tests marked ``demonstration``."""
    return document_kinds()[kind].prepare(*arguments).render()


@cache
def spoken(kind: str, *arguments: str) -> str:
    """What a screen reader reads of it, without spaces: lines break anywhere."""
    with pikepdf.open(BytesIO(made(kind, *arguments).pdf)) as pdf:
        return squeezed(document_text(pdf))


def squeezed(text: str) -> str:
    """A text without any kind of space, to be looked for in ``spoken``."""
    return "".join(text.split())
