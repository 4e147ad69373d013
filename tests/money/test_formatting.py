"""Amounts, numbers and percentages in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import pytest

from digiportal.money import format_amount, format_number, format_percent

pytestmark = pytest.mark.rule("R40")


def _plain(text: str) -> str:
    """With ordinary spaces, to be readable here; no other space may be in it."""
    assert " " not in text
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "options", "expected"),
    [
        (129876, {}, "129 876 kr"),
        (Decimal("129876.00"), {}, "129 876 kr"),
        (Decimal("1000.5"), {}, "1 000,50 kr"),
        (Decimal("1000.5"), {"language": "nn"}, "1 000,50 kr"),
        (Decimal("1000.5"), {"language": "en"}, "1 000.50 kr"),
        (Decimal("1000.5"), {"language": "en-gb"}, "1 000.50 kr"),
        (Decimal("0.125"), {}, "0,125 kr"),
        (Decimal("1E+6"), {}, "1 000 000 kr"),
        (0, {}, "0 kr"),
        (1000, {"decimals": 2}, "1 000,00 kr"),
        (Decimal("2.5"), {"decimals": 0}, "3 kr"),
        (Decimal("0.005"), {"decimals": 2}, "0,01 kr"),
        (Decimal("-1234.5"), {}, "\u22121 234,50 kr"),
        (Decimal("-0.4"), {"decimals": 0}, "0 kr"),
        (1000, {"sign": True}, "+1 000 kr"),
        (-1000, {"sign": True}, "\u22121 000 kr"),
        (0, {"sign": True}, "0 kr"),
        (1000, {"unit": False}, "1 000"),
    ],
)
def test_amounts(value: Decimal | int, options: dict[str, Any], expected: str) -> None:
    assert _plain(format_amount(value, **options)) == expected


def test_numbers_show_the_decimals_they_have() -> None:
    assert _plain(format_number(14170)) == "14 170"
    assert _plain(format_number(Decimal("430.50"))) == "430,5"
    assert _plain(format_number(Decimal("430.50"), language="en")) == "430.5"


def test_percentages() -> None:
    assert _plain(format_percent(Decimal("26.29"))) == "26,29 %"
    assert _plain(format_percent(50, 2, language="nn")) == "50,00 %"
    assert _plain(format_percent(Decimal("50.00"))) == "50 %"
    assert format_percent(Decimal("26.29"), language="en") == "26.29%"


def test_the_callers_decimal_context_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 3
        assert _plain(format_amount(Decimal("123456.78"))) == "123 456,78 kr"


@pytest.mark.parametrize("write", [format_amount, format_number, format_percent])
def test_floats_are_refused(write: Callable[[Any], str]) -> None:
    for value in (1.0, True, "1"):
        with pytest.raises(TypeError):
            write(value)
    with pytest.raises(ValueError, match="finite"):
        write(Decimal("NaN"))
