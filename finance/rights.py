"""The policies of finance; the roles behind them stand in ``programme/rights.py`` and ``projects/rights.py``."""

from __future__ import annotations

from digiportal.access.policy import register_policy
from finance.policies import BudgetPolicy, EffortPolicy, SharingPolicy, StatementPolicy, under_programme


def register() -> None:
    """Called once, when the application is ready."""
    prepare = under_programme("prepare_finance")
    register_policy("finance.Budget", {"see": BudgetPolicy.visible, "prepare": prepare})
    register_policy("finance.CostSharing", {"see": SharingPolicy.visible, "prepare": prepare})
    register_policy("finance.CostKey", {"see": under_programme("see_programme"), "prepare": prepare})
    register_policy("finance.Statement", {"see": StatementPolicy.visible, "prepare": prepare})
    register_policy(
        "finance.OwnEffort",
        {
            "see": EffortPolicy.visible,
            "change": EffortPolicy.changeable,
            "approve": EffortPolicy.approvable,
        },
    )
