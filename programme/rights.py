"""The rights table of programmes, organisations and bodies: which role on which anchor gives which right.

This is the one place in which a right under ``programme`` is decided; domain.md's table of rights in code. The rights
themselves are named and explained at the models (``Meta.permissions``). ``projects/rights.py`` has the table of projects.
"""

from __future__ import annotations

from digiportal.access.anchors import Anchor, register_anchor
from digiportal.access.giving import gives_any, register_givers, register_indispensable
from digiportal.access.policy import register_policy
from programme import models
from programme.policies import (
    BodyPolicy,
    CaseAttachmentPolicy,
    CasePolicy,
    FollowUpPolicy,
    OrganisationPolicy,
    ProgrammePolicy,
    ResolutionPolicy,
    UnderProgramme,
    add_route,
    by_body,
    by_host,
    by_party,
    by_portal_until_led,
    by_programme,
)

_OFFICE = {
    "see_programme",
    "change_setup",
    "record_outside_decision",
    "put_forward_case",
    "see_draft_minutes",
    "report_any_follow_up",
    "create_project",
    "propose_measure",
    "see_all_statements",
    "see_finance_drafts",
    "prepare_finance",
    "write_annual_report",
    "publish",
}

PROGRAMME_ROLES = {
    "programme_leader": frozenset(_OFFICE | {"give_office_roles"}),
    "secretariat": frozenset(_OFFICE | {"set_agenda", "write_minutes"}),
    "programme_accountant": frozenset(
        {
            "see_programme",
            "see_all_statements",
            "see_finance_drafts",
            "prepare_finance",
            "keep_accounts",
            "propose_measure",
        }
    ),
    "auditor": frozenset(
        {
            "see_programme",
            "see_all_exempt",
            "see_all_statements",
            "see_finance_drafts",
            "see_all_history",
            "propose_measure",
        }
    ),
    "observer": frozenset({"see_programme", "propose_measure"}),
}

_OWN_ORGANISATION = {
    "see_cooperation",
    "see_statement",
    "organisation_proposes",
    "answer_follow_up",
}

ORGANISATION_ROLES = {
    "chief_executive": frozenset(
        _OWN_ORGANISATION
        | {"answer_treatment", "update_rollout", "organisation_puts_forward_case", "give_organisation_roles"}
    ),
    "representative": frozenset(
        _OWN_ORGANISATION | {"update_rollout", "register_effort", "organisation_puts_forward_case"}
    ),
    "finance_contact": frozenset(_OWN_ORGANISATION | {"register_effort", "keep_own_ledger"}),
    "assistant": frozenset(_OWN_ORGANISATION),
}

_IN_BODY = {"see_body_programme", "comment_case", "see_body_exempt", "body_reports_follow_up"}
_PUTS_FORWARD = {"body_puts_forward_case"}
_LEADS = {"set_body_agenda", "write_body_minutes", "sign_body_minutes", "decide_alone"}

BODY_ROLES = {
    "chair": frozenset(_IN_BODY | _PUTS_FORWARD | _LEADS),
    "vice_chair": frozenset(_IN_BODY | _PUTS_FORWARD | {"set_body_agenda"}),
    "member": frozenset(_IN_BODY | _PUTS_FORWARD),
    "deputy": frozenset({"see_body_programme", "comment_case", "meet_as_deputy"} | _PUTS_FORWARD),
    "body_secretary": frozenset(_IN_BODY | _PUTS_FORWARD | {"set_body_agenda", "write_body_minutes"}),
    "body_observer": frozenset({"see_body_programme", "comment_case"}),
}

PROGRAMME_GIVERS = {
    "programme_leader": "give_leader_role",
    "secretariat": "give_office_roles",
    "programme_accountant": "give_office_roles",
    "auditor": "give_office_roles",
    "observer": "give_office_roles",
}
ORGANISATION_GIVERS = {
    "chief_executive": "give_chief_executive",
    **dict.fromkeys(["representative", "finance_contact", "assistant"], "give_organisation_roles"),
}

ROUTES = {
    "see_programme": [by_programme("see_programme"), by_party("see_cooperation"), by_body("see_body_programme")],
    "change_setup": [by_programme("change_setup")],
    "record_outside_decision": [by_programme("record_outside_decision")],
    "put_forward_case": [
        by_programme("put_forward_case"),
        by_party("organisation_puts_forward_case"),
        by_body("body_puts_forward_case"),
    ],
    "see_draft_minutes": [by_programme("see_draft_minutes")],
    "see_all_exempt": [by_programme("see_all_exempt")],
    "set_agenda": [by_programme("set_agenda")],
    "write_minutes": [by_programme("write_minutes")],
    "report_any_follow_up": [by_programme("report_any_follow_up")],
    "create_project": [by_programme("create_project")],
    "propose_measure": [
        by_programme("propose_measure"),
        by_party("organisation_proposes"),
        by_body("see_body_programme"),
    ],
    "see_all_statements": [by_programme("see_all_statements")],
    "see_finance_drafts": [by_programme("see_finance_drafts")],
    "prepare_finance": [by_programme("prepare_finance")],
    "keep_accounts": [by_programme("keep_accounts")],
    "write_annual_report": [by_programme("write_annual_report")],
    "publish": [by_programme("publish")],
    "see_all_history": [by_programme("see_all_history")],
    "give_office_roles": [by_programme("give_office_roles")],
    "give_leader_role": [by_host("give_organisation_roles"), by_portal_until_led("give_first_roles")],
}


def register() -> None:
    """Called once, when the application is ready."""
    register_anchor(Anchor(models.Programme, models.ProgrammeRole, models.ProgrammeGroupPermission, PROGRAMME_ROLES))
    register_anchor(
        Anchor(models.Organisation, models.OrganisationRole, models.OrganisationGroupPermission, ORGANISATION_ROLES)
    )
    register_anchor(Anchor(models.Body, models.BodyRole, models.BodyGroupPermission, BODY_ROLES))
    register_givers("programme.Programme", PROGRAMME_GIVERS)
    register_givers("programme.Organisation", ORGANISATION_GIVERS)
    register_indispensable("programme.Programme", ["programme_leader", "secretariat"])
    for right, routes in ROUTES.items():
        for route in routes:
            add_route(right, route)
    _register_policies()


def _register_policies() -> None:
    register_policy(
        "programme.Programme",
        {right: ProgrammePolicy.having(right) for right in [*ROUTES]}
        | {"give_roles": gives_any("programme.Programme")},
    )
    organisation_rights = [codename for codename, _name in models.Organisation._meta.permissions]
    register_policy(
        "programme.Organisation",
        {right: OrganisationPolicy.having(right) for right in organisation_rights}
        | {
            "give_chief_executive": OrganisationPolicy.gets_chief_executive,
            "give_roles": gives_any("programme.Organisation"),
            "see_roles": OrganisationPolicy.roles_visible,
        },
    )
    register_policy(
        "programme.Body",
        {
            "see": BodyPolicy.visible,
            "set_agenda": BodyPolicy.having("set_body_agenda", "set_agenda"),
            "write_minutes": BodyPolicy.having("write_body_minutes", "write_minutes"),
            "see_drafts": BodyPolicy.having("comment_case", "see_draft_minutes"),
        },
    )
    register_policy("programme.Meeting", {"see": UnderProgramme.having("see_programme", "body__programme")})
    register_policy("programme.Case", {"see": CasePolicy.visible, "attach": CasePolicy.attachable})
    register_policy(
        "programme.CaseAttachment",
        {
            "see": CaseAttachmentPolicy.visible,
            "read": CaseAttachmentPolicy.readable,
            "detach": CaseAttachmentPolicy.attachable,
            "screen": CaseAttachmentPolicy.screenable,
        },
    )
    register_policy(
        "programme.Resolution",
        {"see": ResolutionPolicy.visible, "publish": UnderProgramme.having("publish")},
    )
    register_policy("programme.FollowUp", {"see": FollowUpPolicy.visible, "report": FollowUpPolicy.reportable})
    for label in ("Strategy", "AnnualPlan", "AnnualReport", "Procurement", "Question", "Agreement"):
        register_policy(
            f"programme.{label}",
            {
                "see": UnderProgramme.having("see_programme"),
                "change": UnderProgramme.having("change_setup"),
                "write": UnderProgramme.having("write_annual_report"),
            },
        )
