"""Projects, action plans, proposals: projects.yaml."""

from __future__ import annotations

from demonstration.loading.attaching import attach_project_files
from demonstration.loading.building import Builder, Entry, take
from programme.models import Strategy
from projects.models import (
    ActionPlan,
    ActionPlanItem,
    Benefit,
    GoalAnchor,
    Measure,
    Participation,
    Project,
    ProjectLead,
    ProjectOwner,
    Proposal,
    Risk,
    RollOut,
    StatusReport,
)
from projects.services.changes import change_project

PARTS = {
    "owners": ProjectOwner,
    "leads": ProjectLead,
    "participations": Participation,
    "measures": Measure,
    "reports": StatusReport,
    "risks": Risk,
    "benefits": Benefit,
    "rollouts": RollOut,
}


def load_projects(builder: Builder, data: Entry) -> None:
    """Projects with all that hangs on them, action plans anchored in goals, proposals."""
    builder.resolve_with(Project, lambda slug: Project.objects.get(programme=builder.programme, slug=slug))
    for order, entry in enumerate(data.get("projects", []), start=1):
        parts = {name: entry.pop(name, None) for name in PARTS}
        changes, reason, files = take(entry, "then", "because", "attachments")
        project = builder.save(Project, entry, programme=builder.programme, sequence=order)
        for name, model in PARTS.items():
            builder.save_all(model, parts[name], project=project)
        attach_project_files(builder, project, files)
        if changes:
            change_project(None, project, changes, reason)
    for entry in data.get("action_plans", []):
        _load_action_plan(builder, entry)
    builder.save_all(Proposal, data.get("proposals"), programme=builder.programme)


def _load_action_plan(builder: Builder, entry: Entry) -> None:
    (items,) = take(entry, "items")
    plan = builder.save(ActionPlan, entry, programme=builder.programme)
    for priority, item_entry in enumerate(items, start=1):
        (anchoring,) = take(item_entry, "anchoring")
        item = builder.save(ActionPlanItem, item_entry, plan=plan, priority=priority)
        for area, numbers in (anchoring or {}).items():
            for number in numbers:
                strategy: Strategy = plan.strategy
                GoalAnchor.objects.create(item=item, goal=builder.goal(strategy, area, number))
