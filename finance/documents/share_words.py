"""A sharing in words, as a table of all members and as a chart, in the active language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from digiportal.charts.specification import Chart
from digiportal.documents.blocks import Column, Table
from digiportal.money.localised import local_amount, local_number
from digiportal.ui.dates import long_date
from finance.charts import shares_chart
from finance.documents.share_facts import SharingFacts
from finance.explanations import manner
from finance.facts.shares import ShareRow
from finance.models import SharingState
from programme.documents.adoption import adoption_in_words
from programme.documents.provenance import origin_in_words

NONE = "–"
BARS = 15


def state_in_words(facts: SharingFacts) -> str:
    """Whether the shares are a draft, a proposal or adopted, and by what (R50)."""
    if facts.adoption:
        return adoption_in_words(facts.adoption)
    if facts.state == SharingState.DRAFT:
        return _("Draft. The shares are not sent out.")
    if facts.sent_on:
        return _("Proposal, sent to the parties on %(day)s. It is not adopted.") % {"day": long_date(facts.sent_on)}
    return _("Proposal. It is not adopted.")


def basis_rows(facts: SharingFacts) -> list[tuple[str, str]]:
    """What the shares rest on: sum, key, inhabitants by date and source (R43)."""
    rows = [
        (pgettext("basis of shares", "Sum"), local_amount(facts.total or facts.table.total)),
        (pgettext("basis of shares", "Key"), f"{facts.key_name}: {facts.key}"),
        (pgettext("basis of shares", "Inhabitants"), population_in_words(facts)),
        (pgettext("basis of shares", "Source"), "; ".join(origin_in_words(facts.origin))),
    ]
    return [(name, value) for name, value in rows if value]


def population_in_words(facts: SharingFacts) -> str:
    """«14 170 on 1 January 2017 (SSB, table 07459)»; empty where inhabitants play no part."""
    counts = [row.population for row in facts.table.rows if row.population is not None]
    if facts.population_date is None or not counts:
        return ""
    values = {
        "count": local_number(sum(counts)),
        "day": long_date(facts.population_date),
        "source": facts.population_source,
    }
    return (_("%(count)s on %(day)s (%(source)s)") if facts.population_source else _("%(count)s on %(day)s")) % values


def chart_of(facts: SharingFacts, member: str = "") -> Chart | None:
    """The shares with their parts where there are several; a proposal says so in the title (R50).

    A page has room for so many bars: of more members the largest are drawn, and ``member`` always.
    """
    rows = sorted(facts.table.rows, key=lambda row: (-row.amount, row.name))
    if not rows:
        return None
    shown = [*rows[:BARS], *(row for row in rows[BARS:] if row.slug == member)]
    return shares_chart(_chart_title(facts, rows[0], len(rows) - len(shown)), shown)


def _chart_title(facts: SharingFacts, largest: ShareRow, left_out: int) -> str:
    text = _("%(name)s pays the most, %(amount)s of %(total)s")
    if facts.is_proposal:
        text = _("Proposal: %(name)s pays the most, %(amount)s of %(total)s")
    title = text % {
        "name": largest.name,
        "amount": local_amount(largest.amount),
        "total": local_amount(facts.table.total),
    }
    if not left_out:
        return title
    rest = ngettext(
        "%(count)d smaller share is in the table alone", "%(count)d smaller shares are in the table alone", left_out
    )
    return f"{title} ({rest % {'count': left_out}})"


def table_of(facts: SharingFacts) -> Table:
    """All members with inhabitants, the parts of the share and what they are rounded by, and the share; sums last."""
    shown = _shown(facts)
    columns = [Column(pgettext("column", "Member")), *(Column(heading, numeric=True) for heading, _cell, _sum in shown)]
    rows = [(row.name, *(cell(row) for _heading, cell, _sum in shown)) for row in facts.table.rows]
    sums = [(pgettext("row", "Sum"), *(total for _heading, _cell, total in shown))]
    caption = _("Proposed shares for %(year)d, in kroner") if facts.is_proposal else _("Shares for %(year)d, in kroner")
    return Table.of(caption % {"year": facts.year}, columns, rows, sums=sums, note=_note(facts))


def _shown(facts: SharingFacts) -> list[tuple[str, Callable[[ShareRow], str], str]]:
    """The columns of figures: heading, a member's figure, and the sum."""
    table = facts.table
    kinds = list(zip(table.kinds, table.part_sums, strict=True)) if len(table.kinds) > 1 else []
    shown: list[tuple[str, Callable[[ShareRow], str], str]] = []
    if any(row.population is not None for row in table.rows):
        inhabitants = sum(row.population or 0 for row in table.rows)
        shown.append((pgettext("column", "Inhabitants"), _population, local_number(inhabitants)))
    if table.by_months:
        shown.append((pgettext("column", "Months"), lambda row: str(row.months), ""))
    shown += [(capfirst(manner(kind)), _part(kind), _bare(total)) for kind, total in kinds]
    if kinds and table.has_rounding:
        shown.append((pgettext("column", "Rounding"), lambda row: _bare(row.rounding), _bare(table.rounding)))
    return [*shown, (pgettext("column", "Share"), lambda row: _bare(row.amount), _bare(table.total))]


def _population(row: ShareRow) -> str:
    return NONE if row.population is None else local_number(row.population)


def _part(kind: str) -> Callable[[ShareRow], str]:
    return lambda row: _bare(row.part(kind))


def _note(facts: SharingFacts) -> str:
    notes = []
    if population_in_words(facts):
        notes.append(_("Inhabitants: %(basis)s.") % {"basis": population_in_words(facts)})
    if len(facts.table.kinds) > 1 and facts.table.has_rounding:
        notes.append(
            pgettext(
                "note",
                "Each share is rounded once, on its total. The parts are rounded for showing alone; "
                "the column for rounding is what they lack or exceed.",
            )
        )
    return " ".join(notes)


def _bare(amount: Decimal | None) -> str:
    return NONE if amount is None else local_amount(amount, unit=False)
