"""One party's share with its calculation (R43): what it pays, every step, and what all the others pay."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.documents.blocks import Column, KeyFigure, Table
from digiportal.documents.meta import DocumentMeta
from digiportal.documents.registry import DocumentKind, DocumentNotFound, PreparedDocument
from digiportal.money.localised import local_amount, local_percent
from finance.cost_sharing import percent_of
from finance.documents.share_facts import SharingFacts, gather_sharing, with_basis
from finance.documents.share_words import basis_rows, chart_of, state_in_words, table_of
from finance.explanations import explain, manner, parts_in_words
from finance.facts.shares import ShareRow
from finance.models import CostSharing, SharingState
from programme.documents.content import split_paragraphs
from programme.models import Programme

TEMPLATE = "documents/share.html"


def prepare_share(facts: SharingFacts, slug: str) -> PreparedDocument:
    """A member's document, in the programme's language. Raises LookupError for an organisation that has no share."""
    row = facts.member(slug)
    with translation.override(facts.language):
        context = {
            "subtitle": f"{facts.title}. {state_in_words(facts)}",
            "lead": _lead(facts, row),
            "key_figures": _key_figures(facts, row),
            "steps": _steps(row),
            "basis": basis_rows(facts),
            "chart": chart_of(facts, slug),
            "shares": table_of(facts),
            "notes": split_paragraphs(facts.note),
        }
        return PreparedDocument(TEMPLATE, context, _meta(facts, row), {**asdict(facts), "member": slug})


def _meta(facts: SharingFacts, row: ShareRow) -> DocumentMeta:
    values = {"name": row.name, "year": facts.year}
    title = _("Proposed share of %(name)s in %(year)d") if facts.is_proposal else _("Share of %(name)s in %(year)d")
    return DocumentMeta(
        title=title % values,
        language=facts.language,
        organisation=facts.programme,
        created=facts.dated,
        identifier=f"share/{facts.programme_slug}/{facts.year}/{facts.slug}/{row.slug}",
        subject=facts.title,
        keywords=(pgettext("keyword of document", "cost sharing"), row.name, str(facts.year)),
        demonstration=settings.DEMONSTRATION or facts.origin.has_examples,
    )


def _lead(facts: SharingFacts, row: ShareRow) -> str:
    text = _("%(name)s pays %(amount)s of %(total)s: %(parts)s.")
    if facts.is_proposal:
        text = _("By the proposal, %(name)s pays %(amount)s of %(total)s: %(parts)s.")
    return text % {
        "name": row.name,
        "amount": local_amount(row.amount),
        "total": local_amount(facts.table.total),
        "parts": parts_in_words(row.explanation),
    }


def _key_figures(facts: SharingFacts, row: ShareRow) -> list[KeyFigure]:
    whole = _("%(percent)s of %(total)s") % {
        "percent": local_percent(percent_of(row.amount, facts.table.total), 2),
        "total": local_amount(facts.table.total),
    }
    share = KeyFigure(local_amount(row.amount), _("The share of %(name)s") % {"name": row.name}, whole)
    kinds = facts.table.kinds if 1 < len(facts.table.kinds) <= 2 else ()
    parts = [(kind, row.part(kind)) for kind in kinds]
    shown = [KeyFigure(local_amount(part), capfirst(manner(kind))) for kind, part in parts if part is not None]
    return [share, *shown]


def _steps(row: ShareRow) -> Table:
    """Every step in the order in which it was taken, the rounded krone included; the share itself is the sum."""
    columns = [
        Column(pgettext("column", "Step")),
        Column(pgettext("column", "Calculation")),
        Column(pgettext("column", "Comes to"), numeric=True),
    ]
    steps = explain(row.explanation)
    cells = [(step.heading, step.sentence, "" if step.figure is None else local_amount(step.figure)) for step in steps]
    sums = [own for own, step in zip(cells, steps, strict=True) if step.is_sum]
    rows = [own for own, step in zip(cells, steps, strict=True) if not step.is_sum]
    caption = _("How the share is computed, step by step")
    return Table.of(caption, columns, rows, sums=sums)


def _prepare(programme: str, year: str, organisation: str) -> PreparedDocument:
    sharing = _yearly(programme, year)
    facts = gather_sharing(sharing)
    try:
        return prepare_share(facts, organisation)
    except LookupError as error:
        values = {"organisation": organisation, "known": ", ".join(sorted(row.slug for row in facts.table.rows))}
        text = _("%(organisation)s has no share here. These have: %(known)s.")
        raise DocumentNotFound(text % values) from error


def _yearly(programme: str, year: str) -> CostSharing:
    """The programme's yearly contribution: the adopted one, else the latest proposal."""
    if not Programme.objects.filter(slug=programme).exists():
        raise DocumentNotFound(_("There is no programme with the address %(slug)s.") % {"slug": programme})
    sharings = with_basis(CostSharing.objects.yearly().filter(programme__slug=programme))
    of_year = list(sharings.filter(year=int(year))) if year.isdecimal() and len(year) == 4 else []
    if not of_year:
        years = ", ".join(str(known) for known in sharings.order_by("year").values_list("year", flat=True).distinct())
        values = {"programme": programme, "year": year, "known": years or "–"}
        raise DocumentNotFound(_("%(programme)s has no shares for %(year)s. There are for: %(known)s.") % values)
    adopted = [sharing for sharing in of_year if sharing.state == SharingState.ADOPTED]
    return (adopted or sorted(of_year, key=lambda sharing: sharing.pk))[-1]


KIND = DocumentKind("share", ("programme", "year", "organisation"), _prepare)
