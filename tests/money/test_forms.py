"""The form field for amounts: what it says, keeps and shows (R40)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from digiportal.money.forms import AmountField

pytestmark = pytest.mark.rule("R40")


class _Form(forms.Form):
    amount = AmountField()
    change = AmountField(allow_negative=True, required=False)
    rate = AmountField(decimals=4, required=False)


def _errors(**typed: str) -> dict[str, list[str]]:
    with override("en"):
        form = _Form({"amount": "1", **typed})
        return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def test_amounts_are_cleaned_to_decimals() -> None:
    form = _Form({"amount": "1 000,50 kr", "change": "\u221210", "rate": "0,125"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"amount": Decimal("1000.50"), "change": Decimal(-10), "rate": Decimal("0.125")}
    assert str(form.cleaned_data["amount"]) == "1000.50"


def test_empty_is_none_or_refused_where_required() -> None:
    form = _Form({"amount": " ", "change": ""})
    assert form.has_error("amount", "required")
    assert form.cleaned_data["change"] is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.000", "ambiguous"),
        ("-1", "negative"),
        ("1,2345", "too_many_decimals"),
        ("1000000000000", "too_large"),
        ("ti", "not_an_amount"),
    ],
)
def test_each_refusal_has_its_code_and_keeps_what_was_typed(typed: str, code: str) -> None:
    form = _Form({"amount": typed})
    assert form.has_error("amount", code)
    assert f'value="{typed}"' in str(form["amount"])


def test_an_ambiguous_amount_names_both_readings() -> None:
    (message,) = _errors(amount="1.000")["amount"]
    assert "“1.000” can mean 1\u00a0000\u00a0kr or 1.00\u00a0kr." in message
    (message,) = _errors(amount="12,345")["amount"]
    assert "“12,345” can mean 12\u00a0345\u00a0kr or 12.345\u00a0kr." in message


def test_the_other_messages_name_the_limits() -> None:
    assert _errors(amount="1,2345") == {"amount": ["The amount can have at most 2 decimals."]}
    assert _errors(amount="1000000000000")["amount"][0].endswith("999\u00a0999\u00a0999\u00a0999.99\u00a0kr.")


def test_the_initial_value_is_written_in_the_language() -> None:
    for language, shown in (("nb", "1\u00a0000,50"), ("nn", "1\u00a0000,50"), ("en", "1\u00a0000.50")):
        with override(language):
            assert f'value="{shown}"' in str(_Form(initial={"amount": Decimal("1000.50")})["amount"])


def test_the_initial_value_sent_back_is_no_change() -> None:
    initial = {"amount": Decimal("1000.50"), "change": None, "rate": None}
    assert not _Form({"amount": "1\u00a0000,50"}, initial=initial).has_changed()
    assert _Form({"amount": "1\u00a0000,51"}, initial=initial).has_changed()


def test_phones_get_a_keypad_that_can_write_the_amount() -> None:
    form = _Form()
    assert 'inputmode="decimal"' in str(form["amount"])
    assert 'inputmode="text"' in str(form["change"])
