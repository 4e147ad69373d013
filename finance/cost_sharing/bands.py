"""Prices by size: bands of population, each with its price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from .components import AmountComponent, Part, population_of
from .errors import BandsGap, BandsOverlap
from .exact import check_not_negative
from .members import Member
from .steps import BandStep


@dataclass(frozen=True)
class Band:
    """A price for populations from ``lower`` (inclusive) to ``upper`` (exclusive, None while open)."""

    lower: int
    upper: int | None
    price: Decimal | int

    def __post_init__(self) -> None:
        check_not_negative(self.price, "price")
        for bound in (self.lower, self.upper):
            if bound is not None and type(bound) is not int:
                raise TypeError(f"a band is bounded by whole inhabitants, not {type(bound).__name__}")

    def covers(self, population: int) -> bool:
        """Whether the population lies in the band."""
        return self.lower <= population and (self.upper is None or population < self.upper)


@dataclass(frozen=True)
class BandPrice(AmountComponent):
    """A price by the size of the member.

    The one band that a member's population lies in gives the price for the whole member (its inhabitants are not
    spread over several bands): for the member as such, or for each of its inhabitants where ``per_inhabitant``.

    The bands together cover every population exactly once: they begin at 0, follow each other, and the last is open.

    :raises BandsGap, BandsOverlap: where they don't
    """

    kind = "band"
    bands: Sequence[Band]
    per_inhabitant: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        ordered = tuple(sorted(self.bands, key=lambda band: (band.lower, band.upper is None, band.upper)))
        check_bands(ordered)
        object.__setattr__(self, "bands", ordered)

    @property
    def rate(self) -> int:
        return 1

    def band_of(self, member: Member) -> Band:
        """The band that the member lies in. :raises MissingPopulation: where its population is not known"""
        population = population_of(member)
        return next(band for band in self.bands if band.covers(population))

    def quantity(self, member: Member) -> Fraction:
        """The full year's price in NOK."""
        price = Fraction(self.band_of(member).price)
        return price * population_of(member) if self.per_inhabitant else price

    def step(self, part: Part) -> BandStep:
        band = self.band_of(part.member)
        return BandStep(
            price=Decimal(band.price),
            lower=band.lower,
            upper=band.upper,
            per_inhabitant=self.per_inhabitant,
            months=part.months,
            exact=part.exact,
            **part.population_facts(),
        )


def check_bands(ordered: Sequence[Band]) -> None:
    """Refuse bands, ordered from below, that do not cover every population exactly once."""
    if not ordered or ordered[0].lower > 0:
        raise BandsGap(population=0)
    for band, above in pairwise(ordered):
        if band.upper is None or above.lower < band.upper:
            raise BandsOverlap(population=above.lower)
        if above.lower > band.upper:
            raise BandsGap(population=band.upper)
    last = ordered[-1]
    if last.upper is not None:
        raise BandsGap(population=last.upper)
