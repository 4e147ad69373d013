"""What an action plan costs: sure and uncertain amounts apart (R25)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from projects.models import ActionPlan, ActionPlanItem


@dataclass(frozen=True)
class PlanFunds:
    """The items of a plan with the sums of what is sure, of what is uncertain, and how many say no amount, in NOK."""

    items: tuple[ActionPlanItem, ...]
    sure: Decimal
    uncertain: Decimal
    without_amount: int

    @property
    def lines(self) -> list[tuple[ActionPlanItem, list[tuple[str, str]]]]:
        """Each item with its anchoring."""
        return [(item, anchoring(item)) for item in self.items]


def anchoring(item: ActionPlanItem) -> list[tuple[str, str]]:
    """Areas of the strategy with the numbers of their goals: («Kompetanse», «1, 2»). From prefetched anchors."""
    numbers: dict[str, list[int]] = {}
    for anchor in item.anchors.all():
        numbers.setdefault(str(anchor.goal.area or anchor.goal.strategy), []).append(anchor.goal.number)
    return [(area, ", ".join(map(str, found))) for area, found in numbers.items()]


def plan_funds(plan: ActionPlan) -> PlanFunds:
    """From prefetched items."""
    items = tuple(plan.items.all())
    return PlanFunds(
        items=items,
        sure=sum((item.funds for item in items if item.funds is not None and not item.funds_uncertain), Decimal(0)),
        uncertain=sum((item.funds for item in items if item.funds is not None and item.funds_uncertain), Decimal(0)),
        without_amount=sum(1 for item in items if item.funds is None),
    )
