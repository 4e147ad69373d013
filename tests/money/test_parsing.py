"""Amounts as people type them: understood or refused, never guessed (R40)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digiportal.money import (
    LARGEST_AMOUNT,
    AmbiguousAmount,
    AmountError,
    AmountTooLarge,
    NegativeAmount,
    NotAnAmount,
    TooManyDecimals,
    format_amount,
    parse_amount,
)

pytestmark = pytest.mark.rule("R40")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 000", "1000.00"),
        ("1000,50", "1000.50"),
        ("1000.5", "1000.50"),
        ("1 000,50", "1000.50"),
        ("1\u00a0000,5", "1000.50"),
        ("1\u202f000\u202f000", "1000000.00"),
        ("1\u2009000", "1000.00"),
        ("  12  ", "12.00"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("0,5", "0.50"),
        ("0.500", "0.50"),
        ("-0", "0.00"),
        ("kr 1 000", "1000.00"),
        ("Kr. 1000", "1000.00"),
        ("NOK 1 000,50", "1000.50"),
        ("1 000 nok", "1000.00"),
        ("1000kr", "1000.00"),
        ("129\u00a0876\u00a0kr", "129876.00"),
        ("5 000,-", "5000.00"),
        ("5000,\u2013 kr", "5000.00"),
        ("5.000,-", "5000.00"),
        ("1.000,50", "1000.50"),
        ("1,000.50", "1000.50"),
        ("1.234.567,8", "1234567.80"),
        ("1000,5000", "1000.50"),
        ("999 999 999 999,99", "999999999999.99"),
    ],
)
def test_understood(text: str, expected: str) -> None:
    assert str(parse_amount(text)) == expected


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.000", ("1000", "1.000")),
        ("1,000", ("1000", "1.000")),
        ("kr 1.000", ("1000", "1.000")),
        ("12,345", ("12345", "12.345")),
        ("1.000.000", ("1000000", "1000.000")),
        ("1,000,000", ("1000000", "1000.000")),
        ("1 000.000", ("1000000", "1000.000")),
        ("1000,000", ("1000000", "1000.000")),
    ],
)
def test_ambiguous_amounts_are_refused_with_both_readings(text: str, readings: tuple[str, str]) -> None:
    with pytest.raises(AmbiguousAmount) as caught:
        parse_amount(text)
    assert tuple(map(str, caught.value.readings)) == readings


def test_readings_keep_their_sign() -> None:
    with pytest.raises(AmbiguousAmount) as caught:
        parse_amount("-1.000", allow_negative=True)
    assert caught.value.readings == (Decimal(-1000), Decimal(-1))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "kr", "-", "--5", "-kr-5", "+5", "ti", "NaN", "Infinity", "5 EUR", "5 %"),
        *(",50", "50,", "1..5", "1,2,3", "1.0.0", "1.000.00", "1.000,000.50", "1000,50,-"),
        *("1 00", "10 00", "1  0 00", "0 500", "1000 000", "1\n000", "1_000", "1'000", "1e3", "½", "١٢"),
    ],
)
def test_no_amounts(text: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_amount(text, allow_negative=True)


@pytest.mark.parametrize("text", ["-5", "\u22125", "\u20135", "- 5", "kr -5", "-kr 5", "-5,00 kr", "-1.000"])
def test_negative_amounts_are_refused_unless_allowed(text: str) -> None:
    with pytest.raises(NegativeAmount):
        parse_amount(text)
    if "1" not in text:
        assert parse_amount(text, allow_negative=True) == -5


@pytest.mark.parametrize(("text", "decimals"), [("1,2345", 2), ("0,005", 2), ("1,5", 0), ("1000,12345", 4)])
def test_too_many_decimals(text: str, decimals: int) -> None:
    with pytest.raises(TooManyDecimals) as caught:
        parse_amount(text, decimals=decimals)
    assert caught.value.decimals == decimals


def test_a_rate_may_be_finer_and_whole_kroner_coarser() -> None:
    assert str(parse_amount("0,125", decimals=3)) == "0.125"
    assert str(parse_amount("1,1250", decimals=4)) == "1.1250"
    assert str(parse_amount("12,00", decimals=0)) == "12"


@pytest.mark.parametrize("text", ["1000000000000", "-1 000 000 000 000", "9" * 5000])
def test_too_large(text: str) -> None:
    with pytest.raises(AmountTooLarge) as caught:
        parse_amount(text, allow_negative=True)
    assert caught.value.limit == LARGEST_AMOUNT


@pytest.mark.parametrize("value", [1000, 1000.5, Decimal(1), None])
def test_only_texts_are_parsed(value: object) -> None:
    with pytest.raises(TypeError):
        parse_amount(value)  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(st.decimals(-LARGEST_AMOUNT, LARGEST_AMOUNT, places=2), st.booleans(), st.sampled_from(["nb", "nn", "en"]))
def test_what_is_written_reads_back(amount: Decimal, unit: bool, language: str) -> None:
    assert parse_amount(format_amount(amount, unit=unit, language=language), allow_negative=True) == amount


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789 .,-kr\u00a0", max_size=12))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except AmountError:
        return
    assert amount >= 0
    assert amount.as_tuple().exponent == -2
