"""A share's steps in words (R43): what pages, PDFs and exports say, in the active language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from digiportal.money.localised import local_amount, local_number, local_percent
from digiportal.ui.dates import long_date
from finance.cost_sharing import as_decimal, step_from_json
from finance.cost_sharing import steps as kinds
from finance.cost_sharing.members import MONTHS_OF_A_YEAR
from finance.facts.shares import shown_parts, shown_rounding

HALF = 50


@dataclass(frozen=True)
class Explanation:
    """A step in words. ``figure`` is what it comes to in NOK, rounded to øre for showing; None where it has none."""

    heading: str
    sentence: str
    figure: Decimal | None = None
    is_sum: bool = False


def explain(share: Mapping[str, Any]) -> list[Explanation]:
    """The steps of a share, as ``cost_sharing.Share.as_json`` stored them, in the order in which they were taken."""
    explained = [explain_step(step) for step in share["steps"]]
    return explained if any(step.is_sum for step in explained) else [*explained, _final(share)]


def explain_step(step: Mapping[str, Any]) -> Explanation:
    """One stored step in words. Raises ``UnknownStep`` for a kind that the engine doesn't know."""
    read = step_from_json(step)
    return _WRITERS[read.kind](read)


def parts_in_words(share: Mapping[str, Any]) -> str:
    """«83 333 kr equally and 131 475 kr by population»: the components, and the rounding if there is any."""
    told = [f"{local_amount(figure)} {manner(kind)}" for kind, figure in shown_parts(share)]
    rounding = shown_rounding(share)
    if rounding:
        told.append(_("%(amount)s by rounding") % {"amount": local_amount(rounding)})
    return joined(told)


def joined(texts: Iterable[str]) -> str:
    """«a, b and c»."""
    *first, last = list(texts) or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def manner(kind: str) -> str:
    """How a component shares, as a part of a sentence: «equally», «by population»."""
    return _MANNERS[kind]()


def _amount(exact: Fraction | Decimal) -> str:
    """In kroner, with øre where there are any."""
    return local_amount(as_decimal(Fraction(exact)))


def _quantity(exact: Fraction) -> str:
    return local_number(as_decimal(exact, 0) if exact.denominator == 1 else as_decimal(exact, 4))


def _months(months: int) -> str:
    """What is added for a member of part of a year (R44)."""
    if months == MONTHS_OF_A_YEAR:
        return ""
    text = ngettext(
        "A member for %(months)d month of the year counts with %(months)d/12.",
        "A member for %(months)d months of the year counts with %(months)d/12.",
        months,
    )
    return " " + text % {"months": months}


def _source(name: str, day: Any) -> str:
    if day is None:
        return ""
    values = {"day": long_date(day), "source": name}
    text = _("Inhabitants on %(day)s: %(source)s.") if name else _("Inhabitants on %(day)s.")
    return " " + text % values


def _share_of(percent: Decimal, in_half: str, in_percent: str) -> str:
    return in_half if percent == HALF else in_percent % {"percent": local_percent(percent.normalize())}


def _equal(step: kinds.EqualStep) -> Explanation:
    heading = _share_of(step.percent, _("Half of it equally"), _("%(percent)s of it equally"))
    if step.own == 1 and step.whole == step.members:
        sentence = _("%(pot)s divided by %(members)d members = %(result)s.")
    else:
        sentence = _("%(pot)s × %(own)s of %(whole)s members, counted by months = %(result)s.")
    values = {
        "pot": _amount(step.pot),
        "members": step.members,
        "own": _quantity(step.own),
        "whole": _quantity(step.whole),
        "result": _amount(step.exact),
    }
    return Explanation(heading, sentence % values + _months(step.months), as_decimal(step.exact))


def _population(step: kinds.PopulationStep) -> Explanation:
    heading = _share_of(step.percent, _("Half of it by population"), _("%(percent)s of it by population"))
    sentence = _("%(pot)s × %(own)s of %(whole)s inhabitants = %(result)s.") % {
        "pot": _amount(step.pot),
        "own": _quantity(step.own),
        "whole": _quantity(step.whole),
        "result": _amount(step.exact),
    }
    added = _months(step.months) + _source(step.population_source, step.population_date)
    return Explanation(heading, sentence + added, as_decimal(step.exact))


def _weight(step: kinds.WeightStep) -> Explanation:
    heading = _("%(percent)s of it by %(weight)s") % {
        "percent": local_percent(step.percent.normalize()),
        "weight": step.weight_name,
    }
    sentence = _("%(pot)s × %(own)s of %(whole)s = %(result)s.") % {
        "pot": _amount(step.pot),
        "own": _quantity(step.own),
        "whole": _quantity(step.whole),
        "result": _amount(step.exact),
    }
    return Explanation(heading, sentence + _months(step.months), as_decimal(step.exact))


def _fixed_amount(step: kinds.FixedAmountStep) -> Explanation:
    sentence = _("%(amount)s for each member.") % {"amount": _amount(step.amount)}
    return Explanation(_("A fixed amount"), sentence + _months(step.months), as_decimal(step.exact))


def _per_inhabitant(step: kinds.AmountPerInhabitantStep) -> Explanation:
    sentence = _("%(amount)s × %(population)s inhabitants = %(result)s.") % {
        "amount": local_amount(step.amount),
        "population": local_number(step.population),
        "result": _amount(step.exact),
    }
    added = _months(step.months) + _source(step.population_source, step.population_date)
    return Explanation(_("An amount for each inhabitant"), sentence + added, as_decimal(step.exact))


def _unit_price(step: kinds.UnitPriceStep) -> Explanation:
    sentence = _("%(price)s × %(quantity)s %(unit)s = %(result)s.") % {
        "price": local_amount(step.price),
        "quantity": local_number(step.quantity),
        "unit": step.unit_name,
        "result": _amount(step.exact),
    }
    return Explanation(_("A price for each unit"), sentence + _months(step.months), as_decimal(step.exact))


def _band(step: kinds.BandStep) -> Explanation:
    values = {
        "price": local_amount(step.price),
        "lower": local_number(step.lower),
        "upper": local_number(step.upper) if step.upper is not None else "",
        "population": local_number(step.population),
    }
    if step.upper is None:
        sentence = _("%(population)s inhabitants lie in the band from %(lower)s upwards, with the price %(price)s.")
    else:
        sentence = _("%(population)s inhabitants lie in the band from %(lower)s to below %(upper)s: %(price)s.")
    each = " " + _("The price is for each inhabitant.") if step.per_inhabitant else ""
    added = each + _months(step.months) + _source(step.population_source, step.population_date)
    return Explanation(_("A price by size"), sentence % values + added, as_decimal(step.exact))


def _no_months(step: kinds.NoMonthsStep) -> Explanation:
    return Explanation(_("No member in this year"), _("Who is a member in no month pays nothing."), Decimal(0))


def _rest(step: kinds.RestStep) -> Explanation:
    sentence = _("%(total)s less %(amounts)s in amounts leaves %(rest)s to be shared by per cent.") % {
        "total": _amount(step.total),
        "amounts": _amount(step.amounts),
        "rest": _amount(step.rest),
    }
    return Explanation(_("What is left to share"), sentence)


def _sum(step: kinds.SumStep) -> Explanation:
    if Fraction(step.rounded_down) == step.exact:
        sentence = _("The parts add up to %(exact)s, with nothing to round.")
    else:
        sentence = _("The parts add up to %(exact)s, rounded down to %(down)s.")
    values = {"exact": _amount(step.exact), "down": _amount(step.rounded_down)}
    return Explanation(_("Together"), sentence % values, Decimal(step.rounded_down))


def _remainder(step: kinds.RemainderStep) -> Explanation:
    unit = _unit(step.unit, step.left)
    sentence = ngettext(
        "When all shares are rounded down, %(left)d %(unit)s of the sum is left. It goes to the largest remainder.",
        "When all shares are rounded down, %(left)d %(unit)s of the sum are left. They go to the largest remainders.",
        step.left,
    ) % {"left": step.left, "unit": unit}
    if step.given:
        outcome = _("This remainder (%(remainder)s) is number %(rank)d, so one is added: %(amount)s.")
    else:
        outcome = _("This remainder (%(remainder)s) is number %(rank)d, so none is added: %(amount)s.")
    values = {"remainder": _amount(step.remainder), "rank": step.rank, "amount": _amount(step.amount)}
    return Explanation(_("The last rounding"), f"{sentence} {outcome % values}", step.amount, is_sum=True)


def _rounded(step: kinds.RoundedStep) -> Explanation:
    sentence = _("%(exact)s, rounded to the nearest %(unit)s.") % {
        "exact": _amount(step.exact),
        "unit": _unit(step.unit, 1),
    }
    return Explanation(_("Together"), sentence, step.amount, is_sum=True)


def _final(share: Mapping[str, Any]) -> Explanation:
    """The last line where the shares came out even and no rounding was left to give."""
    return Explanation(_("The share"), _("The shares add up to the sum."), Decimal(share["amount"]), is_sum=True)


def _unit(unit: Decimal, count: int) -> str:
    if unit == 1:
        return ngettext("krone", "kroner", count)
    return pgettext("money", "øre")


_WRITERS: dict[str, Callable[[Any], Explanation]] = {
    "equal": _equal,
    "population": _population,
    "weight": _weight,
    "fixed_amount": _fixed_amount,
    "amount_per_inhabitant": _per_inhabitant,
    "unit_price": _unit_price,
    "band": _band,
    "no_months": _no_months,
    "rest": _rest,
    "sum": _sum,
    "remainder": _remainder,
    "rounded": _rounded,
}
"""One writer for each kind of step; a kind that is missing here fails a test, not a reader."""

_MANNERS: dict[str, Callable[[], str]] = {
    "equal": lambda: pgettext("part of a share", "equally"),
    "population": lambda: pgettext("part of a share", "by population"),
    "weight": lambda: pgettext("part of a share", "by weight"),
    "fixed_amount": lambda: pgettext("part of a share", "as a fixed amount"),
    "amount_per_inhabitant": lambda: pgettext("part of a share", "by inhabitants"),
    "unit_price": lambda: pgettext("part of a share", "by units"),
    "band": lambda: pgettext("part of a share", "by size"),
}
