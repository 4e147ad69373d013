"""Extract of one resolution (særutskrift): what was decided, exactly as it stands in the locked minutes."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.documents.meta import DocumentMeta
from digiportal.documents.registry import DocumentKind, DocumentNotFound, PreparedDocument
from programme.documents.resolution_facts import ExtractFacts, extract_facts
from programme.documents.resolution_words import extract_text
from programme.models import Resolution

TEMPLATE = "documents/resolution_extract.html"


def prepare_extract(facts: ExtractFacts) -> PreparedDocument:
    """The document of these facts, in the programme's language."""
    with translation.override(facts.language):
        meta = _meta(facts)
        context = {"facts": facts, "text": extract_text(facts)}
    return PreparedDocument(TEMPLATE, context, meta, asdict(facts))


def _meta(facts: ExtractFacts) -> DocumentMeta:
    return DocumentMeta(
        title=facts.title,
        language=facts.language,
        organisation=facts.programme,
        created=facts.dated,
        identifier=f"resolution/{facts.programme_slug}/{facts.resolution}",
        subject=_("Extract of a resolution of %(body)s") % {"body": facts.body},
        keywords=(pgettext("keyword of document", "resolution"), facts.body),
        demonstration=settings.DEMONSTRATION or facts.origin.has_examples,
    )


def _prepare(programme: str, number: str) -> PreparedDocument:
    resolutions = Resolution.objects.filter(programme__slug=programme)
    if not number.isdecimal() or not resolutions.filter(pk=int(number)).exists():
        values = {"programme": programme, "number": number}
        raise DocumentNotFound(_("%(programme)s has no resolution with the number %(number)s.") % values)
    return prepare_extract(extract_facts(int(number)))


KIND = DocumentKind("resolution", ("programme", "id"), _prepare)
