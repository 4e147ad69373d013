"""What each right lets one do, in plain words; what a role gives is put together from the tables of rights."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from digiportal.access.anchors import all_anchors, anchor_of
from programme.role_words import ROLE_WORDS

SEES: dict[str, str | Promise] = {
    "see_programme": _("everything in the cooperation that is open to its members"),
    "see_cooperation": _(
        "everything that is open to the members of the cooperations that the organisation takes part in"
    ),
    "see_body_programme": _("everything in the body's cooperation that is open to its members"),
    "see_project_programme": _("everything in the project's cooperation that is open to its members"),
    "see_draft_minutes": _("draft minutes, and cases before the meeting"),
    "comment_case": _("the body's cases before the meeting and its draft minutes, and may comment on them"),
    "see_all_exempt": _("everything that is exempt from public disclosure"),
    "see_body_exempt": _("what is exempt from public disclosure in the body's cases"),
    "see_all_statements": _("what every party pays, and its own effort"),
    "see_statement": _("what the organisation pays, and its own effort"),
    "see_finance_drafts": _("drafts of budgets and cost sharing"),
    "see_all_history": _("who changed what everywhere in the cooperation, and its log"),
    "see_operation": _("how jobs and mail go, and may mend them"),
    "see_log": _("who logged in, and what was refused"),
}
"""Rights to see: «sees …»."""

DOES: dict[str, str | Promise] = {
    "change_setup": _("change the set-up: agreement, parties, bodies, seats, terms, strategy"),
    "record_outside_decision": _("record decisions made outside the portal"),
    "put_forward_case": _("put forward cases"),
    "set_agenda": _("call for cases, set the agenda and send the notice of meetings"),
    "write_minutes": _("write minutes, record resolutions, and read the exempt cases that this takes"),
    "report_any_follow_up": _("report on every follow-up"),
    "create_project": _("create projects, and propose changes to them"),
    "propose_measure": _("propose measures"),
    "prepare_finance": _("prepare budgets, cost sharing and statements"),
    "keep_accounts": _("bring in accounts and keep grants"),
    "write_annual_report": _("write the annual plan and the annual report"),
    "publish": _("publish, and screen what is exempt"),
    "give_office_roles": _("give the roles of the cooperation's office, and those accountable for projects"),
    "give_leader_role": _("give the role of programme leader"),
    "answer_treatment": _("answer, for the organisation, what all parties are asked"),
    "register_effort": _("register the organisation's own effort"),
    "update_rollout": _("keep the organisation's roll-out and benefits up to date"),
    "organisation_puts_forward_case": _("put forward cases for the organisation"),
    "organisation_proposes": _("propose measures for the organisation"),
    "keep_own_ledger": _("bring in the accounts that the organisation keeps"),
    "give_organisation_roles": _("give roles in the organisation; where it is the host, also that of programme leader"),
    "answer_follow_up": _("report on what the organisation is asked to do"),
    "body_puts_forward_case": _("put forward cases to the body"),
    "set_body_agenda": _("call for cases, set the agenda and send the notice of the body's meetings"),
    "write_body_minutes": _("write the body's minutes and record its resolutions"),
    "sign_body_minutes": _("sign the body's minutes"),
    "decide_alone": _("decide where the body does not agree"),
    "meet_as_deputy": _("meet and decide when called as deputy"),
    "body_reports_follow_up": _("report on what the body is asked to do"),
    "report_status": _("report on the project: status, measures, risks, benefits"),
    "propose_project_changes": _("propose changes to mandate, owner and participants"),
    "approve_effort": _("approve own effort in the project"),
    "project_puts_forward_case": _("put forward cases for the project"),
    "give_project_roles": _("give roles in the project"),
    "manage_users": _("let people in and shut them out, and give the role of administrator"),
    "give_first_roles": _("give the first programme leader of a cooperation, and the chief executives"),
}
"""Rights to act: «may …»."""

KINDS: dict[str, str | Promise] = {
    "programme.Programme": _("Roles in a cooperation"),
    "programme.Organisation": _("Roles in an organisation"),
    "programme.Body": _("Roles in a body"),
    "projects.Project": _("Roles in a project"),
    "access.Portal": _("Roles in the portal itself"),
}

MODELLED_ON = {("programme.Organisation", "assistant"): "chief_executive"}
"""Roles that act for another: what they lack of it is said."""


@dataclass(frozen=True)
class RoleFacts:
    """A role in words: what one sees, what one may do, and what one may not although one acts for somebody who may."""

    role: str
    label: str
    title: str
    sees: list[str]
    does: list[str]
    lacks: list[str]


def role_facts(label: str, role: str) -> RoleFacts:
    """What ``role`` on anchors of kind ``label`` gives, from the table of rights. Raises ``LookupError`` for no such role."""
    rights = anchor_of(label).rights
    model = MODELLED_ON.get((label, role))
    lacking = rights[model] - rights[role] if model else frozenset()
    title = str(ROLE_WORDS[role])
    return RoleFacts(role, label, title, _said(SEES, rights[role]), _said(DOES, rights[role]), _said(DOES, lacking))


def all_role_facts() -> list[tuple[str, list[RoleFacts]]]:
    """Every role under the heading of its kind."""
    order = list(KINDS)
    anchors = sorted(all_anchors(), key=lambda anchor: order.index(anchor.model._meta.label))
    return [
        (str(KINDS[label]), [role_facts(label, role) for role in anchor.rights])
        for anchor in anchors
        for label in [anchor.model._meta.label]
    ]


def _said(words: dict[str, str | Promise], rights: frozenset[str]) -> list[str]:
    return [str(said) for right, said in words.items() if right in rights]
