"""Freezing a document."""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from django.db import connection, transaction
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.documents.meta import DocumentMeta
from digiportal.documents.models import MAX_SIZE, FrozenDocument
from digiportal.documents.rendering import RenderedDocument


class DocumentTooLarge(ValueError):
    """The file is larger than the database keeps."""


@transaction.atomic
def freeze(
    rendered: RenderedDocument,
    *,
    meta: DocumentMeta,
    kind: str,
    facts: Mapping[str, Any],
    frozen_by: User,
) -> FrozenDocument:
    """Keep a document for good, as the next issue of its identifier.

    `kind` is the sort of document («annual-report»), `facts` the plain data that it was made from (dates and Decimals
    may stand in it). Whether `frozen_by` may do it is the caller's to check: the right belongs to what the document is
    about. The same bytes as the latest issue's are not kept twice: that issue is returned.
    Raises DocumentTooLarge for a file of more than `models.MAX_SIZE` bytes.
    """
    if len(rendered.pdf) > MAX_SIZE:
        raise DocumentTooLarge(_("The document is too large to be kept: at most %d MB.") % (MAX_SIZE // 1024**2))
    _one_at_a_time(meta.identifier)
    digest = hashlib.sha256(rendered.pdf).hexdigest()
    latest = FrozenDocument.objects.of(meta.identifier).first()
    if latest is not None and latest.sha256 == digest:
        return latest
    return FrozenDocument.objects.create(
        identifier=meta.identifier,
        issue=latest.issue + 1 if latest else 1,
        kind=kind,
        title=meta.title,
        organisation=meta.organisation,
        language=meta.language,
        dated=meta.moment,
        demonstration=meta.demonstration,
        pdf=rendered.pdf,
        size=len(rendered.pdf),
        sha256=digest,
        page_count=_page_count(rendered.pdf),
        facts=dict(facts),
        frozen_by=frozen_by,
    )


def _one_at_a_time(identifier: str) -> None:
    """Make others who freeze the same document wait until this transaction ends: there is no row to lock yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"frozen document {identifier}"])


def _page_count(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)
