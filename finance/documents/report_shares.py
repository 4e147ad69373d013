"""The shares of a year in the annual report."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from digiportal.documents.blocks import KeyFigure
from digiportal.money.localised import local_amount
from finance.documents.share_facts import SharingFacts, gather_sharing, with_basis
from finance.documents.share_words import chart_of, state_in_words, table_of
from finance.models import CostSharing, SharingState
from programme.documents.content import Block, Figure, Paragraphs, Part, SectionContent, TableBlock, split_paragraphs
from programme.documents.provenance import Origin
from programme.models import Programme


@dataclass(frozen=True)
class SharesFacts:
    """The sharings of a year that were sent out, the yearly contribution first."""

    year: int
    sharings: tuple[SharingFacts, ...]
    origin: Origin


def gather_shares(programme: Programme, year: int) -> SharesFacts:
    """Sharings of the year but drafts; where a yearly contribution is adopted, its proposals are left out."""
    sharings = with_basis(CostSharing.objects.filter(programme=programme, year=year))
    found = list(sharings.exclude(state=SharingState.DRAFT).order_by("-is_yearly_contribution", "title", "pk"))
    adopted = any(row.is_yearly_contribution and row.state == SharingState.ADOPTED for row in found)
    kept = [row for row in found if not (adopted and row.is_yearly_contribution and row.state != SharingState.ADOPTED)]
    facts = tuple(gather_sharing(row) for row in kept)
    return SharesFacts(year, facts, sum((row.origin for row in facts), Origin()))


def present_shares(facts: SharesFacts) -> SectionContent:
    """For each sharing its key and state in words, the chart, and the table of all members."""
    parts = tuple(
        Part(f"shares-{number}", sharing.title, _blocks(sharing))
        for number, sharing in enumerate(facts.sharings, start=1)
    )
    return SectionContent(parts=parts, key_figures=tuple(_key_figures(facts)))


def _key_figures(facts: SharesFacts) -> list[KeyFigure]:
    if not facts.sharings:
        return []
    first = facts.sharings[0]
    label = _("proposed to be shared among the parties") if first.is_proposal else _("shared among the parties")
    return [KeyFigure(local_amount(first.table.total), label, first.key)]


def _blocks(sharing: SharingFacts) -> tuple[Block, ...]:
    key = _("Key: %(key)s.") % {"key": sharing.key}
    chart = chart_of(sharing)
    return (
        Paragraphs((f"{state_in_words(sharing)} {key}", *split_paragraphs(sharing.note))),
        *((Figure(chart),) if chart else ()),
        TableBlock(table_of(sharing)),
    )
