"""The facts of shares: one sharing with all its members and their steps (R41–R43), as plain data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import translation

from digiportal.documents.meta import Language
from finance.facts.shares import ShareRow, ShareTable, share_table
from finance.key_words import key_in_words
from finance.models import CostSharing, SharingState
from programme.documents.adoption import Adoption, adoption
from programme.documents.provenance import Origin, origin_of
from programme.models import Programme


@dataclass(frozen=True)
class SharingFacts:
    """A sum shared among the members in a year, in NOK. ``key`` is in words, in the programme's language.

    ``state`` is a code of ``SharingState``: a proposal is called a proposal (R50).
    """

    programme: str
    programme_slug: str
    language: Language
    slug: str
    title: str
    year: int
    total: Decimal
    key_name: str
    key: str
    population_date: datetime.date | None
    population_source: str
    state: str
    sent_on: datetime.date | None
    adoption: Adoption | None
    note: str
    table: ShareTable
    origin: Origin

    @property
    def is_proposal(self) -> bool:
        """Whether no resolution has adopted the shares."""
        return self.state != SharingState.ADOPTED

    @property
    def dated(self) -> datetime.date:
        """The day of the adoption, else when it was sent out, else the first day of its year."""
        if self.adoption:
            return self.adoption.date
        return self.sent_on or datetime.date(self.year, 1, 1)

    def member(self, slug: str) -> ShareRow:
        """A member's share. Raises LookupError for an organisation that has none."""
        found = next((row for row in self.table.rows if row.slug == slug), None)
        if found is None:
            raise LookupError(slug)
        return found


def gather_sharing(sharing: CostSharing) -> SharingFacts:
    """The facts of a sharing; fetch it with ``with_basis``."""
    programme: Programme = sharing.programme
    language: Language = "nn" if programme.language == "nn" else "nb"
    with translation.override(language):
        key = key_in_words(sharing.key)
    return SharingFacts(
        programme=programme.name,
        programme_slug=programme.slug,
        language=language,
        slug=sharing.slug,
        title=sharing.title,
        year=sharing.year,
        total=sharing.total,
        key_name=sharing.key.name,
        key=key,
        population_date=sharing.population_date,
        population_source=sharing.population_source,
        state=sharing.state,
        sent_on=sharing.sent_on,
        adoption=adoption(sharing.adopted_by) if sharing.adopted_by else None,
        note=sharing.note,
        table=share_table(sharing),
        origin=origin_of(sharing),
    )


def with_basis(sharings: QuerySet[CostSharing]) -> QuerySet[CostSharing]:
    """Sharings with what ``gather_sharing`` reads beside the shares."""
    return sharings.select_related(
        "programme", "key", "source", "adopted_by__body", "adopted_by__treatment__body"
    ).prefetch_related("key__components")
