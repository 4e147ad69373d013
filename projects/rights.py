"""The rights table of projects; ``programme/rights.py`` has that of programmes, organisations and bodies."""

from __future__ import annotations

from digiportal.access.anchors import Anchor, register_anchor
from digiportal.access.giving import gives_any, register_givers
from digiportal.access.policy import register_policy
from programme.policies import UnderProgramme, add_route
from projects import models
from projects.policies import ProjectAttachmentPolicy, ProjectPolicy, by_project

_LEADS = {
    "see_project_programme",
    "report_status",
    "project_puts_forward_case",
}

PROJECT_ROLES = {
    "project_owner": frozenset(_LEADS | {"propose_project_changes", "give_project_roles"}),
    "project_leader": frozenset(_LEADS | {"approve_effort"}),
    "project_member": frozenset({"see_project_programme"}),
}


def register() -> None:
    """Called once, when the application is ready."""
    register_anchor(Anchor(models.Project, models.ProjectRole, models.ProjectGroupPermission, PROJECT_ROLES))
    register_givers("projects.Project", dict.fromkeys(["project_leader", "project_member"], "give_project_roles"))
    register_givers("projects.Project", {"project_owner": "give_owner_role"})
    add_route("see_programme", by_project("see_project_programme"))
    add_route("put_forward_case", by_project("project_puts_forward_case"))
    add_route("propose_measure", by_project("see_project_programme"))
    register_policy(
        "projects.Project",
        {
            "see": ProjectPolicy.visible,
            "report_status": ProjectPolicy.having("report_status"),
            "approve_effort": ProjectPolicy.having("approve_effort"),
            "propose_changes": ProjectPolicy.proposes_changes,
            "change": ProjectPolicy.changeable,
            "give_owner_role": UnderProgramme.having("give_office_roles"),
            "give_project_roles": ProjectPolicy.having("give_project_roles"),
            "give_roles": gives_any("projects.Project"),
        },
    )
    register_policy(
        "projects.ProjectAttachment",
        {
            "see": ProjectAttachmentPolicy.visible,
            "read": ProjectAttachmentPolicy.readable,
            "detach": ProjectAttachmentPolicy.detachable,
        },
    )
    for label in ("ActionPlan", "Proposal"):
        register_policy(f"projects.{label}", {"see": UnderProgramme.having("see_programme")})
