"""The formats in the active language."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.utils.translation import get_language

from .formatting import format_amount, format_number, format_percent


def active_language() -> str:
    """The language of the page that is being made, or the site's own where translation is off."""
    return get_language() or settings.LANGUAGE_CODE


def local_amount(value: Decimal | int, decimals: int | None = None, *, sign: bool = False, unit: bool = True) -> str:
    """``format_amount`` in the active language."""
    return format_amount(value, decimals, sign=sign, unit=unit, language=active_language())


def local_number(value: Decimal | int, decimals: int | None = None) -> str:
    """``format_number`` in the active language."""
    return format_number(value, decimals, language=active_language())


def local_percent(value: Decimal | int, decimals: int | None = None) -> str:
    """``format_percent`` in the active language."""
    return format_percent(value, decimals, language=active_language())
