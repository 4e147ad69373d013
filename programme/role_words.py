"""Roles in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ROLE_WORDS = {
    "site_admin": _("administrator"),
    "programme_leader": _("programme leader"),
    "secretariat": _("secretariat"),
    "programme_accountant": _("responsible for the economy"),
    "auditor": _("auditor"),
    "observer": _("observer"),
    "chief_executive": _("chief executive"),
    "representative": _("representative"),
    "finance_contact": _("finance contact"),
    "assistant": _("assistant to the chief executive"),
    "chair": _("chair"),
    "vice_chair": _("vice chair"),
    "member": _("member"),
    "deputy": _("deputy"),
    "body_secretary": _("secretary"),
    "body_observer": _("observer"),
    "project_owner": _("accountable for the project (PA)"),
    "project_leader": _("project leader (PL)"),
    "project_member": _("takes part in the project"),
}
