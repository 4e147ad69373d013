"""A sharing in words, as a table of all members and as a chart, in the active language."""

from __future__ import annotations

from decimal import Decimal

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
    if facts.population_date is None or facts.table.population is None:
        return ""
    values = {
        "count": local_number(facts.table.population),
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
    """All members with inhabitants, the parts of the share, and the share; sums last."""
    table = facts.table
    kinds = table.kinds if len(table.kinds) > 1 else ()
    columns = [
        Column(pgettext("column", "Member")),
        *([Column(pgettext("column", "Inhabitants"), numeric=True)] if table.population is not None else []),
        *([Column(pgettext("column", "Months"), numeric=True)] if table.by_months else []),
        *(Column(manner(kind).capitalize(), numeric=True) for kind in kinds),
        Column(pgettext("column", "Share"), numeric=True),
    ]
    rows = [_row(facts, row, kinds) for row in table.rows]
    sums = [
        (
            pgettext("row", "Sum"),
            *([local_number(table.population)] if table.population is not None else []),
            *([""] if table.by_months else []),
            *([_bare(figure) for figure in table.part_sums] if kinds else []),
            _bare(table.total),
        )
    ]
    caption = _("Proposed shares for %(year)d, in kroner") if facts.is_proposal else _("Shares for %(year)d, in kroner")
    note = _("Inhabitants: %(basis)s.") % {"basis": population_in_words(facts)} if population_in_words(facts) else ""
    return Table.of(caption % {"year": facts.year}, columns, rows, sums=sums, note=note)


def _row(facts: SharingFacts, row: ShareRow, kinds: tuple[str, ...]) -> tuple[str, ...]:
    table = facts.table
    return (
        row.name,
        *([local_number(row.population or 0)] if table.population is not None else []),
        *([str(row.months)] if table.by_months else []),
        *(_bare(row.part(kind)) for kind in kinds),
        _bare(row.amount),
    )


def _bare(amount: Decimal | None) -> str:
    return NONE if amount is None else local_amount(amount, unit=False)
