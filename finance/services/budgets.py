"""Adopting a budget (R50)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.records.recording import record
from finance.models import Budget, PlanState
from programme.models import Matter, Resolution
from programme.services.competence import require_competence


def adopt_budget(actor: Any, budget: Budget, resolution: Resolution) -> Budget:
    """Adopt a budget by a resolution of the competent body; from then on it is frozen, lines and amounts too.

    Raises ``ValidationError`` for a budget that is adopted already and for a body that doesn't decide budgets.
    """
    authorise(actor, "prepare_finance", budget.programme)
    require_competence(resolution, Matter.BUDGET_FRAME)
    with transaction.atomic():
        budget = Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
        if budget.state == PlanState.ADOPTED:
            raise ValidationError(_("The budget is adopted already. Make a new version instead."))
        budget.state, budget.adopted_by = PlanState.ADOPTED, resolution
        return record(budget, actor, _("Adopted."))
