"""Reading an amount as people type it (R40): understood, or refused with the reason; never guessed."""

from __future__ import annotations

import re
from decimal import Decimal

from .errors import AmbiguousAmount, AmountTooLarge, NegativeAmount, NotAnAmount, TooManyDecimals

LARGEST_AMOUNT = Decimal("999999999999.99")

_SPACES = re.compile("[ \t\u00a0\u2007\u2009\u202f]+")
_UNIT = r"(?:kr\.?|nok)"
_ENVELOPE = re.compile(
    rf"(?P<sign>[-\u2212\u2013])? ?(?:{_UNIT} ?(?P<inner_sign>[-\u2212\u2013])? ?)?"
    rf"(?P<number>[0-9][0-9 .,]*?)(?P<whole>,[-\u2013])? ?(?:{_UNIT})?",
    re.IGNORECASE,
)
_GROUPS = r"[1-9][0-9]{{0,2}}(?:{separator}[0-9]{{3}})+"
_PLAIN = re.compile(rf"(?P<whole>[0-9]+|{_GROUPS.format(separator=' ')})(?:[.,](?P<part>[0-9]+))?")
_POINTS_AND_COMMA = re.compile(rf"(?P<whole>{_GROUPS.format(separator='[.]')})(?:,(?P<part>[0-9]+))")
_COMMAS_AND_POINT = re.compile(rf"(?P<whole>{_GROUPS.format(separator=',')})(?:[.](?P<part>[0-9]+))")
_SEVERAL_OF_ONE = re.compile(rf"{_GROUPS.format(separator='[.]')}|{_GROUPS.format(separator=',')}")
_THOUSAND = 3


def parse_amount(text: str, *, allow_negative: bool = False, decimals: int = 2) -> Decimal:
    """The amount in NOK that ``text`` says, with exactly ``decimals`` decimals.

    Understood: «1000», «1 000» (also with no-break, narrow and thin spaces), «1000,50», «1000.5», «1.000,50» and
    «1,000.50» (two different marks say which is which), «kr 1 000», «1 000 NOK», «1 000,-».

    :raises AmbiguousAmount: for a point or comma before exactly three digits («1.000», «1,000»), and for several of
        the same («1.000.000»)
    :raises TooManyDecimals, NegativeAmount, AmountTooLarge: beyond ``decimals``, zero, and ``LARGEST_AMOUNT``
    :raises NotAnAmount: for all else
    :raises TypeError: for what is no text
    """
    if not isinstance(text, str):
        raise TypeError(f"a typed amount is a text, not {type(text).__name__}")
    sign, number = _unwrap(text)
    if sign and not allow_negative and re.search("[1-9]", number):
        raise NegativeAmount(f"{text!r} is negative")
    whole, part = _split(text, sign, number)
    part = part.rstrip("0")
    if len(part) > decimals:
        raise TooManyDecimals(text, decimals)
    amount = _decimal(sign, whole, part.ljust(decimals, "0"))
    if abs(amount) > LARGEST_AMOUNT:
        raise AmountTooLarge(text, LARGEST_AMOUNT)
    return amount if amount else amount.copy_abs()


def _unwrap(text: str) -> tuple[str, str]:
    """The sign («-» or nothing), and the number without sign and unit; «,-» is written as «,00»."""
    found = _ENVELOPE.fullmatch(_SPACES.sub(" ", text).strip())
    if not found or (found["sign"] and found["inner_sign"]):
        raise NotAnAmount(f"{text!r} is not an amount")
    number = found["number"].strip() + (",00" if found["whole"] else "")
    return "-" if found["sign"] or found["inner_sign"] else "", number


def _split(text: str, sign: str, number: str) -> tuple[str, str]:
    """The digits before and after the decimal mark."""
    if _SEVERAL_OF_ONE.fullmatch(number):
        raise _ambiguous(text, sign, number)
    for form in (_PLAIN, _POINTS_AND_COMMA, _COMMAS_AND_POINT):
        found = form.fullmatch(number)
        if found:
            whole, part = re.sub("[ .,]", "", found["whole"]), found["part"] or ""
            if form is _PLAIN and len(part) == _THOUSAND and whole.strip("0"):
                raise _ambiguous(text, sign, number)
            return whole, part
    raise NotAnAmount(f"{text!r} is not an amount")


def _ambiguous(text: str, sign: str, number: str) -> AmbiguousAmount:
    """Both readings: the last mark parts thousands, or decimals."""
    digits = re.sub("[ .,]", "", number)
    thousands, fraction = _decimal(sign, digits, ""), _decimal(sign, digits[:-_THOUSAND], digits[-_THOUSAND:])
    return AmbiguousAmount(text, (thousands, fraction))


def _decimal(sign: str, whole: str, part: str) -> Decimal:
    return Decimal(f"{sign}{whole}.{part}" if part else f"{sign}{whole}")
