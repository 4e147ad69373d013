"""What programmes do: projects, measures, progress, action plans, proposals."""

from projects.models.action_plan import (
    ActionPlan,
    ActionPlanItem,
    GoalAnchor,
    PlanState,
    Proposal,
    ProposalKind,
    ProposalState,
)
from projects.models.attachment import ProjectAttachment
from projects.models.follow_up import ProjectFollowUp
from projects.models.progress import Benefit, BenefitKind, Light, Risk, RollOut, RollOutState, StatusReport
from projects.models.project import (
    LeadFunction,
    Measure,
    MeasureState,
    Participation,
    Project,
    ProjectGroupPermission,
    ProjectLead,
    ProjectOwner,
    ProjectRole,
    ProjectStatus,
)

__all__ = [
    "ActionPlan",
    "ActionPlanItem",
    "Benefit",
    "BenefitKind",
    "GoalAnchor",
    "LeadFunction",
    "Light",
    "Measure",
    "MeasureState",
    "Participation",
    "PlanState",
    "Project",
    "ProjectAttachment",
    "ProjectFollowUp",
    "ProjectGroupPermission",
    "ProjectLead",
    "ProjectOwner",
    "ProjectRole",
    "ProjectStatus",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Risk",
    "RollOut",
    "RollOutState",
    "StatusReport",
]
