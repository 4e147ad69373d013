"""Addresses of the pages of roles."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

SLUGS = {
    "site_admin": "administrator",
    "programme_leader": "programleder",
    "secretariat": "sekretariat",
    "programme_accountant": "okonomiansvarlig",
    "auditor": "revisor",
    "observer": "observator",
    "chief_executive": "kommunedirektor",
    "representative": "representant",
    "finance_contact": "okonomikontakt",
    "assistant": "assistent",
    "project_owner": "prosjektansvarlig",
    "project_leader": "prosjektleder",
    "project_member": "prosjektdeltaker",
}
"""Role → its part of an address; body roles have none, since seats alone give them."""

_ROLES = {slug: role for role, slug in SLUGS.items()}


def role_of(slug: str) -> str:
    """The role that an address names. Raises ``LookupError``."""
    return _ROLES[slug]


def give_url(roles_url: str, role: str) -> str:
    """Where ``role`` is given, of the page ``roles_url`` that shows the roles of a place."""
    return f"{roles_url}{SLUGS[role]}/ny/"


def programme_url(programme: Any) -> str:
    return reverse("roles:programme", args=[programme.slug])


def organisation_url(organisation: Any) -> str:
    return reverse("roles:organisation", args=[organisation.slug])


def portal_url(_portal: Any = None) -> str:
    return reverse("roles:portal")
