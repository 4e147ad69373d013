"""What the machinery knows about a person. The packages of the domain add theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from digiportal.access.anchors import all_anchors
from digiportal.access.models import RoleAssignment
from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.models import User
from digiportal.audit.domain import is_exempt
from digiportal.audit.events import title_of
from digiportal.audit.models import Entry
from digiportal.personal.placeholders import placeholder
from digiportal.personal.registry import (
    Fact,
    PrivateFields,
    Row,
    Section,
    register_private,
    register_sections,
    relations_to,
    rows_of,
)

OWN_LINES = 10_000
"""So many lines of the log are given, the newest ones."""

WITHOUT_CONTENT = frozenset({"portal_forms.SubmittedToken", "guardian.UserObjectPermission", "account.EmailAddress"})
"""Records that point to a user and say nothing about it: forms that were received, tables that the portal doesn't use."""


def register() -> None:
    """Called once, when the application is ready."""
    register_private(PrivateFields(Invitation, "user_id", private_invitation))
    register_private(PrivateFields(User, "id", private_user))
    register_sections(
        Section("profile", gettext_lazy("The profile"), profile),
        Section("profile_history", gettext_lazy("How the profile was changed"), profile_history),
        Section("roles", gettext_lazy("Roles"), roles),
        Section("ways_in", gettext_lazy("Log-ins by others that are tied to you"), ways_in),
        Section("second_factors", gettext_lazy("Second factors"), second_factors),
        Section("sessions", gettext_lazy("Where you are logged in"), sessions),
        Section("invitations", gettext_lazy("Invitations to you"), invitations),
        Section("records", gettext_lazy("Records that name you"), references),
        Section("acts", gettext_lazy("What you have changed, as the histories have it"), acts),
        Section("log", gettext_lazy("Lines of the log by you or about you"), log),
    )


def private_invitation(user: User) -> dict[str, str]:
    return {"email": placeholder(user), "refused_name": ""}


def private_user(user: User) -> dict[str, str]:
    return {"email": placeholder(user)}


def profile(user: User) -> list[Row]:
    return rows_of(
        User.objects.filter(pk=user.pk), "full_name", "email", "language", "is_active", "created_at", "last_login"
    )


def profile_history(user: User) -> list[Row]:
    fields = ["history_date", "full_name", "email", "language", "is_active", "history_change_reason"]
    return rows_of(User.history.filter(id=user.pk), *fields)  # type: ignore[attr-defined]


def roles(user: User) -> Iterator[Row]:
    assignments = RoleAssignment.objects.filter(user=user).order_by("pk")
    held_on: dict[int, str] = {}
    for anchor in all_anchors():
        rows = anchor.roles._default_manager.filter(group__role_assignments__user=user).select_related("anchor")
        held_on |= {row.group_id: str(row.anchor) for row in rows}
    for one in assignments.select_related("given_by"):
        yield [
            Fact("role", _("role"), one.role),
            Fact("on", _("Held on"), held_on.get(one.group_id, "")),
            Fact("from", _("from"), one.valid_from),
            Fact("to", _("to"), one.valid_to),
            Fact("given_by", _("Given by"), str(one.given_by or "")),
            Fact("reason", _("reason"), one.reason),
        ]


def ways_in(user: User) -> list[Row]:
    return rows_of(
        SocialAccount.objects.filter(user=user), "provider", "uid", "extra_data", "date_joined", "last_login"
    )


def second_factors(user: User) -> list[Row]:
    """Which and when; never their keys."""
    return rows_of(Authenticator.objects.filter(user=user), "type", "created_at", "last_used_at")


def sessions(user: User) -> list[Row]:
    return rows_of(UserSession.objects.filter(user=user), "ip", "user_agent", "created_at", "last_seen_at")


def invitations(user: User) -> list[Row]:
    found = Invitation.objects.filter(user=user)
    return rows_of(found, "email", "invited_by__full_name", "created_at", "expires_at", "accepted_at", "withdrawn_at")


def references(user: User) -> Iterator[Row]:
    """Every record that has the user in one of its fields, whichever package it is of."""
    yield from records_that_name(user)


def records_that_name(one: models.Model) -> Iterator[Row]:
    """The records that point to ``one``: a user, or a person of the domain. One query for each kind of pointer."""
    for model, name, label in relations_to(one._meta.model):
        if model._meta.label in WITHOUT_CONTENT:
            continue
        for found in model._default_manager.filter(**{name: one}).order_by("pk"):
            yield [
                Fact("kind", _("Kind"), str(model._meta.verbose_name)),
                Fact("as", _("You are in it as"), label),
                Fact("what", _("What"), _("exempt from public disclosure") if is_exempt(found) else str(found)),
                Fact("key", _("Number"), found.pk),
            ]


def acts(user: User) -> Iterator[Row]:
    """One query for each kind of history."""
    for history in histories():
        rows = history._default_manager.filter(history_user=user).order_by("history_id")
        for when, reason, key in rows.values_list("history_date", "history_change_reason", "id"):
            yield [
                Fact("when", _("When"), when),
                Fact("kind", _("Kind"), str(history.instance_type._meta.verbose_name)),
                Fact("key", _("Number"), key),
                Fact("why", _("Why"), reason or ""),
            ]


def histories() -> Iterator[Any]:
    """The models of all histories that say who made a change."""
    for relation in User._meta.get_fields(include_hidden=True):
        model: Any = getattr(relation, "related_model", None)
        if hasattr(model, "history_type") and relation.field.name == "history_user":  # type: ignore[union-attr]
            yield model


def log(user: User) -> Iterator[Row]:
    about = Q(object_label=User._meta.label, object_pk=str(user.pk)) | Q(facts__person_pk=user.pk)
    for entry in Entry.objects.filter(Q(actor_pk=user.pk) | about)[:OWN_LINES]:
        yield [
            Fact("when", _("When"), entry.at),
            Fact("event", pgettext("log", "Event"), title_of(entry.event)),
            Fact("who", pgettext("log", "Who"), entry.actor_name),
            Fact("address", pgettext("log", "Address on the internet"), entry.address or ""),
            Fact("device", pgettext("log", "Device"), entry.device),
        ]
