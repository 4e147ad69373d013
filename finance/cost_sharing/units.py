"""The unit that shares are rounded to."""

from __future__ import annotations

import enum
from decimal import Decimal

from .exact import decimal_of_units

OERE_OF_A_KRONE = 100


class Unit(enum.StrEnum):
    """Whole kroner or øre (R42)."""

    KRONE = "krone"
    ORE = "ore"

    @property
    def per_krone(self) -> int:
        """How many of the unit make one krone."""
        return OERE_OF_A_KRONE if self is Unit.ORE else 1

    @property
    def amount(self) -> Decimal:
        """One unit in NOK, two decimals."""
        return self.to_nok(1)

    def to_nok(self, units: int) -> Decimal:
        """So many units as NOK with two decimals, exactly."""
        return decimal_of_units(units * (OERE_OF_A_KRONE // self.per_krone))
