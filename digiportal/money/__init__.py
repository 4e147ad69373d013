"""Amounts in NOK: read as typed, and written as people read them (R40). Exact decimals, never floats.

This much is plain Python. ``forms`` and ``templatetags`` tie it to Django and to the active language.
"""

from .errors import AmbiguousAmount, AmountError, AmountTooLarge, NegativeAmount, NotAnAmount, TooManyDecimals
from .formatting import format_amount, format_number, format_percent
from .parsing import LARGEST_AMOUNT, parse_amount

__all__ = [
    "LARGEST_AMOUNT",
    "AmbiguousAmount",
    "AmountError",
    "AmountTooLarge",
    "NegativeAmount",
    "NotAnAmount",
    "TooManyDecimals",
    "format_amount",
    "format_number",
    "format_percent",
    "parse_amount",
]
