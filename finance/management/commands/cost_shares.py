"""``manage.py cost_shares PROGRAMME YEAR [--format table|csv|json]``: the yearly contribution, by member."""

from __future__ import annotations

import csv
import io
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from digiportal.money.localised import local_amount, local_number
from finance.explanations import explain_step
from finance.facts.shares import ShareRow, ShareTable, share_table
from finance.models import CostSharing, SharingState
from programme.models import Programme

PREFERENCE = [SharingState.ADOPTED, SharingState.PROPOSED, SharingState.DRAFT]


def a_year(text: str) -> int:
    """A year of four digits; raises ``ArgumentTypeError`` otherwise."""
    if not (len(text) == 4 and text.isdecimal()):
        raise ArgumentTypeError(_("«%(text)s» is not a year. Write four digits, such as 2019.") % {"text": text})
    return int(text)


class Command(BaseCommand):
    """Asks for no right: whoever runs commands on the server can read the database."""

    help = "Shows what each member pays of a programme's yearly contribution, in the programme's language."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("programme", help="the programme's address, such as vest-telemark")
        parser.add_argument("year", type=a_year)
        parser.add_argument("--format", choices=list(WRITERS), default="table")

    def handle(self, *_args: Any, **options: Any) -> None:
        programme = find_programme(options["programme"])
        sharing = find_sharing(programme, options["year"])
        with translation.override(programme.language):
            write = WRITERS[options["format"]]
            self.stdout.write(write(sharing, share_table(sharing)), ending="")


def find_programme(slug: str) -> Programme:
    """Raises ``CommandError`` that names the programmes there are."""
    programme = Programme.objects.filter(slug=slug).first()
    if programme is None:
        known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True))
        message = _("There is no programme «%(slug)s». There are: %(known)s.")
        raise CommandError(message % {"slug": slug, "known": known})
    return programme


def find_sharing(programme: Programme, year: int) -> CostSharing:
    """The adopted contribution of the year, else the latest proposal, else a draft; ``CommandError`` without any."""
    sharings = CostSharing.objects.yearly().filter(programme=programme).select_related("key", "programme")
    of_year = list(sharings.filter(year=year).order_by("-sent_on", "-pk"))
    if not of_year:
        years = sorted(set(sharings.values_list("year", flat=True)))
        known = ", ".join(str(known) for known in years) or _("none")
        message = _("%(programme)s shares no yearly contribution in %(year)d. Years with shares: %(known)s.")
        raise CommandError(message % {"programme": programme.name, "year": year, "known": known})
    return min(of_year, key=lambda sharing: PREFERENCE.index(SharingState(sharing.state)))


def by_number(table: ShareTable) -> Sequence[ShareRow]:
    return sorted(table.rows, key=lambda row: (row.number, row.name))


def as_json(sharing: CostSharing, table: ShareTable) -> str:
    """Amounts as text with two decimals; each step as the engine stored it, with the same in words as ``text``."""
    data = {
        "programme": sharing.programme.slug,
        "year": sharing.year,
        "status": sharing.state,
        "total": f"{table.total:.2f}",
        "shares": [
            {
                "municipality_number": row.number,
                "municipality": row.name,
                "amount": f"{row.amount:.2f}",
                "steps": [step | {"text": explain_step(step).sentence} for step in row.explanation["steps"]],
            }
            for row in by_number(table)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_csv(sharing: CostSharing, table: ShareTable) -> str:
    """One line for each member with the key's parts and the rounding as columns, and the sum as the last line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    who = ["municipality_number", "municipality", "inhabitants"]
    writer.writerow([*who, *table.kinds, "rounding", "amount", "year", "status"])
    ending = [sharing.year, sharing.state]
    for row in by_number(table):
        own = [f"{figure or 0:.2f}" for figure in (*map(row.part, table.kinds), row.rounding)]
        inhabitants = "" if row.population is None else row.population
        writer.writerow([row.number, row.name, inhabitants, *own, f"{row.amount:.2f}", *ending])
    sums = [f"{figure:.2f}" for figure in (*table.part_sums, table.rounding)]
    writer.writerow(["", _("Sum"), table.population or "", *sums, f"{table.total:.2f}", *ending])
    return out.getvalue()


def as_table(sharing: CostSharing, table: ShareTable) -> str:
    """Lines to read on a screen, a proposal called a proposal (R50)."""
    state = sharing.get_state_display()
    head = f"{sharing.programme.name}, {sharing.title} {sharing.year} ({state})"
    rows = [(row.number, row.name, row.population, row.amount) for row in by_number(table)]
    cells = [_cells(*row) for row in [*rows, ("", _("Sum"), table.population, table.total)]]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        f"{number:<{widths[0]}}  {name:<{widths[1]}}  {population:>{widths[2]}}  {amount:>{widths[3]}}"
        for number, name, population, amount in cells
    ]
    return "\n".join([head, "", *lines, ""])


def _cells(number: str, name: str, population: int | None, amount: Decimal) -> tuple[str, str, str, str]:
    inhabitants = "" if population is None else local_number(population)
    return number, name, inhabitants, local_amount(amount)


WRITERS: dict[str, Callable[[CostSharing, ShareTable], str]] = {"table": as_table, "csv": as_csv, "json": as_json}
