"""A form field for amounts as people type them (R40)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .errors import AmbiguousAmount, AmountError, AmountTooLarge, NegativeAmount, TooManyDecimals
from .localised import local_amount
from .parsing import parse_amount


class AmountField(forms.Field):
    """An amount in NOK; cleaned to a ``Decimal`` with ``decimals`` decimals, or None where it is empty.

    What was typed stays as typed when the form is shown again; an initial value is written in the active language.
    Each refusal has its own error code: ambiguous, negative, too_many_decimals, too_large, not_an_amount.
    """

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "not_an_amount": _("Write an amount in kroner, such as 1000 or 1 000,50."),
        "ambiguous": _(
            "“%(typed)s” can mean %(thousands)s or %(fraction)s. Write thousands with a space, "
            "and decimals with one or two digits."
        ),
        "negative": _("The amount can't be negative."),
        "too_many_decimals": ngettext_lazy(
            "The amount can have at most %(decimals)d decimal.",
            "The amount can have at most %(decimals)d decimals.",
            "decimals",
        ),
        "too_large": _("The amount can't be larger than %(limit)s."),
    }

    def __init__(self, *, allow_negative: bool = False, decimals: int = 2, **kwargs: Any) -> None:
        self.allow_negative = allow_negative
        self.decimals = decimals
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A telephone's number pad, save where a minus must be typed: number pads may lack it."""
        inputmode = "text" if self.allow_negative else "decimal"
        return {**super().widget_attrs(widget), "inputmode": inputmode, "autocomplete": "off"}

    def prepare_value(self, value: object) -> object:
        """The value for the widget: amounts are written out, typed text is left alone."""
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return local_amount(value, unit=False)
        return value

    def to_python(self, value: object) -> Decimal | None:
        """The typed amount. :raises ValidationError: with the code of what is wrong"""
        text = str(value).strip() if value is not None else ""
        if not text:
            return None
        try:
            return parse_amount(text, allow_negative=self.allow_negative, decimals=self.decimals)
        except AmountError as error:
            code, params = self._explain(error, text)
            raise ValidationError(self.error_messages[code], code=code, params=params) from error

    def _explain(self, error: AmountError, text: str) -> tuple[str, dict[str, Any]]:
        match error:
            case AmbiguousAmount(readings=(thousands, fraction)):
                readings = {"thousands": local_amount(thousands), "fraction": _with_decimals(fraction)}
                return "ambiguous", {"typed": text, **readings}
            case NegativeAmount():
                return "negative", {}
            case TooManyDecimals(decimals=decimals):
                return "too_many_decimals", {"decimals": decimals}
            case AmountTooLarge(limit=limit):
                return "too_large", {"limit": local_amount(limit)}
        return "not_an_amount", {}


def _with_decimals(fraction: Decimal) -> str:
    """A reading with its decimals seen: «1,00 kr», not «1 kr»."""
    return local_amount(fraction, 2) if fraction == fraction.to_integral_value() else local_amount(fraction)
