"""Filters for amounts, numbers and percentages in the active language.

Each takes the number of decimals as its argument (``{{ share|percent:2 }}``) and writes nothing for what is empty.
"""

from __future__ import annotations

from decimal import Decimal

from django import template

from digiportal.money.localised import local_amount, local_number, local_percent

register = template.Library()

Value = Decimal | int | str | None


def _is_empty(value: Value) -> bool:
    """Nothing there: None, or the empty text that the template engine hands on for an unknown variable."""
    return value is None or value == ""


@register.filter
def amount(value: Value, decimals: int | None = None) -> str:
    """«129 876 kr»."""
    return "" if _is_empty(value) else local_amount(value, decimals)  # type: ignore[arg-type]


@register.filter
def amount_bare(value: Value, decimals: int | None = None) -> str:
    """«129 876», for columns that name the unit in their head."""
    return "" if _is_empty(value) else local_amount(value, decimals, unit=False)  # type: ignore[arg-type]


@register.filter
def number(value: Value, decimals: int | None = None) -> str:
    """«14 170»."""
    return "" if _is_empty(value) else local_number(value, decimals)  # type: ignore[arg-type]


@register.filter
def percent(value: Value, decimals: int | None = None) -> str:
    """«26,29 %» of the value 26.29."""
    return "" if _is_empty(value) else local_percent(value, decimals)  # type: ignore[arg-type]
