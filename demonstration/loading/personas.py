"""The personas of the demonstration: users with their person and roles, from personas.yaml."""

from __future__ import annotations

import datetime

from django.contrib.auth.hashers import make_password

from demonstration.loading.building import Builder, Entry
from digiportal.access.giving import assign
from digiportal.access.models import Portal
from digiportal.accounts.models import User
from programme.models import Body, Organisation, Person, Programme
from projects.models import Project

PASSWORD = "demo"  # noqa: S105 - named on the demonstration's own log-in page
ROLES_FROM = datetime.date(2024, 1, 1)


def load_users(builder: Builder, entries: list[Entry]) -> None:
    """Users and the people that they are, before the terms that give body roles."""
    password = make_password(PASSWORD)
    for entry in entries:
        user = User(email=entry["email"], full_name=entry["name"], language=entry.get("language", "nb"))
        user.password = password
        user.save()
        person = {"name": entry["name"], "example": True}
        if "organisation" in entry:
            person["organisation"] = entry["organisation"]
        builder.save(Person, person, user=user)


def load_roles(builder: Builder, entries: list[Entry]) -> None:
    """Roles on programmes, organisations and projects; roles in bodies came with the terms."""
    for entry in entries:
        user = User.objects.get(email=entry["email"])
        for role in entry.get("roles", []):
            assign(user, role["role"], _anchor(builder, role), valid_from=ROLES_FROM, reason="Persona")


def _anchor(builder: Builder, role: Entry) -> Portal | Programme | Organisation | Project | Body:
    if "portal" in role:
        return Portal.objects.get()
    if "organisation" in role:
        return builder.organisation(role["organisation"])
    programme = Programme.objects.get(slug=role["programme"])
    if "project" in role:
        return Project.objects.get(programme=programme, slug=role["project"])
    return programme
