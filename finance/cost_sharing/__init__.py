"""The cost-sharing engine (R41–R44): pure Python, exact, without Django.

``divide`` shares a known sum by a key, ``price`` computes a sum from prices; both explain every share step by step.
"""

from .bands import Band, BandPrice
from .components import (
    AmountComponent,
    AmountPerInhabitant,
    ByPopulation,
    ByWeights,
    Component,
    Equal,
    FixedAmount,
    PercentComponent,
    UnitPrice,
)
from .dividing import divide, divide_amounts
from .errors import CostSharingError
from .exact import as_decimal, percent_of
from .members import Member, MonthsRule, PopulationSource
from .pricing import price
from .results import Share, Sharing
from .steps import Step, step_from_json
from .units import Unit

__all__ = [
    "AmountComponent",
    "AmountPerInhabitant",
    "Band",
    "BandPrice",
    "ByPopulation",
    "ByWeights",
    "Component",
    "CostSharingError",
    "Equal",
    "FixedAmount",
    "Member",
    "MonthsRule",
    "PercentComponent",
    "PopulationSource",
    "Share",
    "Sharing",
    "Step",
    "Unit",
    "UnitPrice",
    "as_decimal",
    "divide",
    "divide_amounts",
    "percent_of",
    "price",
    "step_from_json",
]
