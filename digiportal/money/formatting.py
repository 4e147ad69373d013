"""Writing amounts, numbers and percentages in the language of the reader."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
_OERE = 2


def format_amount(
    value: Decimal | int,
    decimals: int | None = None,
    *,
    sign: bool = False,
    unit: bool = True,
    language: str = "nb",
) -> str:
    """An amount in NOK: «129 876 kr», «1 000,50 kr»; in English the decimal mark is a point.

    ``decimals``: how many, rounded half up; None shows none for whole kroner, else two or, for a finer rate, all.
    ``sign`` writes a plus before what is above zero; ``unit`` the «kr» after it. Spaces are no-break.

    :raises TypeError: for floats
    """
    if decimals is None:
        needed = _needed_decimals(value)
        decimals = max(needed, _OERE) if needed else 0
    number = format_number(value, decimals, sign=sign, language=language)
    return f"{number}{NO_BREAK_SPACE}kr" if unit else number


def format_number(
    value: Decimal | int, decimals: int | None = None, *, sign: bool = False, language: str = "nb"
) -> str:
    """A number with its thousands apart; ``decimals`` None shows as many as it has. :raises TypeError: for floats"""
    number = _rounded(value, _needed_decimals(value) if decimals is None else decimals)
    mark = MINUS if number < 0 else "+" if sign and number > 0 else ""
    digits = f"{number.copy_abs():,f}"
    whole, _, part = digits.partition(".")
    whole = whole.replace(",", NO_BREAK_SPACE)
    return f"{mark}{whole}{_decimal_mark(language)}{part}" if part else f"{mark}{whole}"


def format_percent(value: Decimal | int, decimals: int | None = None, *, language: str = "nb") -> str:
    """A percentage («26,29 %»; in English «26.29%»). ``value`` is in percent. :raises TypeError: for floats"""
    space = "" if _is_english(language) else NO_BREAK_SPACE
    return f"{format_number(value, decimals, language=language)}{space}%"


def _rounded(value: Decimal | int, decimals: int) -> Decimal:
    _check(value)
    return _EXACT.quantize(Decimal(value), Decimal(1).scaleb(-decimals))


def _needed_decimals(value: Decimal | int) -> int:
    _check(value)
    exponent = _EXACT.normalize(Decimal(value)).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _check(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"amounts are Decimal or int, not {type(value).__name__}")
    if not Decimal(value).is_finite():
        raise ValueError(f"{value} is not a finite number")


def _is_english(language: str) -> bool:
    return language.split("-")[0] == "en"


def _decimal_mark(language: str) -> str:
    return "." if _is_english(language) else ","
