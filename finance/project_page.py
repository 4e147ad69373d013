"""What finance shows on a project's page: its own budgets, and where it stands in the programme's (R45)."""

from __future__ import annotations

from typing import Any

from finance.facts.budgets import BudgetFigures, LineFigures, budget_figures, with_lines
from finance.models import Budget, Grant
from projects.models import Project
from projects.page_sections import ProjectSection, register_section


def project_money(user: Any, project: Project) -> dict[str, Any] | None:
    """Budgets that the user may see and the project has a part in, and its grants; None where there is nothing."""
    visible = Budget.objects.visible_to(user).filter(programme=project.programme_id)
    own = with_lines(visible.filter(project=project))
    around = with_lines(visible.filter(lines__project=project).exclude(project=project).distinct())
    facts = {
        "own": [(budget, budget_figures(budget)) for budget in own],
        "around": [(budget, *_with_lines_of(project, budget)) for budget in around],
        "grants": list(Grant.objects.filter(project=project).select_related("granted_by")),
    }
    return facts if any(facts.values()) else None


def _with_lines_of(project: Project, budget: Budget) -> tuple[BudgetFigures, list[LineFigures]]:
    figures = budget_figures(budget)
    lines = figures.costs.lines + figures.funding.lines
    return figures, [row for row in lines if row.line.project_id == project.pk]


def register() -> None:
    """Called once, when the application is ready."""
    register_section(ProjectSection("money", "finance/parts/project_money.html", project_money))
