"""Exact figures: what is let in, and how an exact fraction is shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .errors import NegativeComponent, NotFinite


def check_number(value: object, what: str) -> None:
    """Let in finite ``int`` and ``Decimal`` alone.

    :raises TypeError: for floats (R40), booleans and all else
    :raises NotFinite: for NaN and infinity
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{what} must be an int or a Decimal, not {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise NotFinite(what=what, value=value)


def check_not_negative(value: Decimal | int, what: str) -> None:
    """As ``check_number``. :raises NegativeComponent: where the figure of a component is below zero"""
    check_number(value, what)
    if value < 0:
        raise NegativeComponent(what=what, value=value)


def as_decimal(exact: Fraction, decimals: int = 2) -> Decimal:
    """The exact figure with so many decimals, rounded half up (away from zero): for showing, never for summing."""
    scaled = abs(exact) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return decimal_of_units(-units if exact < 0 else units, decimals)


def decimal_of_units(units: int, decimals: int = 2) -> Decimal:
    """``units`` of the last decimal as a Decimal with exactly so many decimals, whatever the decimal context says."""
    if not decimals:
        return Decimal(units)
    whole, part = divmod(abs(units), 10**decimals)
    return Decimal(f"{'-' if units < 0 else ''}{whole}.{part:0{decimals}d}")


def percent_of(part: int | Decimal | Fraction, whole: int | Decimal | Fraction, decimals: int = 2) -> Decimal:
    """``part`` of ``whole`` in percent for showing, rounded half up: 3 726 of 14 170 is 26.29.

    Computed from the figures themselves, so that shown percentages may add up to 99.99. Zero of zero is zero.

    :raises TypeError: for floats
    """
    for value in (part, whole):
        if not isinstance(value, Fraction):
            check_number(value, "percentage")
    return as_decimal(Fraction(part) * 100 / Fraction(whole) if whole else Fraction(0), decimals)
