"""Why a typed amount is refused (R40). The texts are for developers; ``forms`` has those that people read."""

from __future__ import annotations

from decimal import Decimal


class AmountError(ValueError):
    """Base of all refusals of a typed amount."""


class NotAnAmount(AmountError):
    """The text is no amount."""


class AmbiguousAmount(AmountError):
    """The text can be read in two ways: a point or comma before three digits parts thousands or decimals.

    ``readings`` holds both, that with thousands first.
    """

    def __init__(self, text: str, readings: tuple[Decimal, Decimal]) -> None:
        self.readings = readings
        super().__init__(f"{text!r} can be read as {readings[0]} or as {readings[1]}")


class NegativeAmount(AmountError):
    """The amount is below zero where it may not be."""


class TooManyDecimals(AmountError):
    """The amount is finer than ``decimals`` decimals."""

    def __init__(self, text: str, decimals: int) -> None:
        self.decimals = decimals
        super().__init__(f"{text!r} has more than {decimals} decimals")


class AmountTooLarge(AmountError):
    """The amount, whatever its sign, is above ``limit``."""

    def __init__(self, text: str, limit: Decimal) -> None:
        self.limit = limit
        super().__init__(f"{text!r} is larger than {limit}")
