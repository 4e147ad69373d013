"""The one rounding of a division: the largest remainder (R42)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .members import Member


@dataclass(frozen=True)
class Apportionment:
    """Whole units for each member. ``down`` are the shares rounded down, ``left`` the units that they lack together.

    ``order`` holds the members' indexes, largest remainder first: the first ``left`` of them get one unit more.
    """

    down: Sequence[int]
    remainders: Sequence[int]
    order: Sequence[int]
    left: int

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The place of each index in ``order``, from 1."""
        return {index: rank for rank, index in enumerate(self.order, start=1)}

    def units(self) -> list[int]:
        """The shares in whole units, in the members' order."""
        rounded = list(self.down)
        for index in self.order[: self.left]:
            rounded[index] += 1
        return rounded


def largest_remainder(
    numerators: Sequence[int], denominator: int, total: int, members: Sequence[Member]
) -> Apportionment:
    """Round ``numerators`` / ``denominator``, which add up to ``total`` whole units, each up or down by less than one.

    Equal remainders go by municipality number, lowest first, then members without a number by key.
    """
    down, remainders = [], []
    for numerator in numerators:
        whole, remainder = divmod(numerator, denominator)
        down.append(whole)
        remainders.append(remainder)
    ties = [(not member.number, member.number, member.key) for member in members]
    order = sorted(range(len(members)), key=lambda index: (-remainders[index], ties[index]))
    return Apportionment(down, remainders, order, total - sum(down))
