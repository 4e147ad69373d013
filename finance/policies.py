"""Who sees and does what with budgets, sharings, statements and own effort."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q

from digiportal.access.holdings import holdings
from programme.policies import ON_ORGANISATION, programmes
from projects.policies import ON_PROJECT


class BudgetPolicy:
    """Budgets: adopted ones and sent proposals to the programme, drafts to those who prepare and audit."""

    @staticmethod
    def visible(user: Any) -> Q:
        open_to_all = Q(programme__in=programmes(user, "see_programme")) & ~Q(state="draft")
        return open_to_all | Q(programme__in=programmes(user, "see_finance_drafts"))


class SharingPolicy(BudgetPolicy):
    """Sharings follow the budgets: a proposal is seen by all once it is sent out."""


class StatementPolicy:
    """Statements, own effort and charges of an organisation: its own, and the programme's offices."""

    @staticmethod
    def visible(user: Any) -> Q:
        own = Q(organisation__in=holdings(user).ids(ON_ORGANISATION, "see_statement"))
        offices = Q(programme__in=programmes(user, "see_all_statements"))
        opened = Q(programme__in=programmes(user, "see_programme"), programme__statements_open=True, state="sent")
        in_programme = Q(programme__in=programmes(user, "see_programme"))
        return in_programme & (own | offices | opened)


class EffortPolicy:
    """Own effort: seen as statements are; registered by the organisation, approved by the project's leader."""

    @staticmethod
    def visible(user: Any) -> Q:
        own = Q(organisation__in=holdings(user).ids(ON_ORGANISATION, "see_statement"))
        offices = Q(programme__in=programmes(user, "see_all_statements"))
        in_project = Q(project__in=holdings(user).ids(ON_PROJECT, "approve_effort"))
        return own | offices | in_project

    @staticmethod
    def changeable(user: Any) -> Q:
        registers = holdings(user).ids(ON_ORGANISATION, "register_effort")
        return Q(organisation__in=registers, state="registered")

    @staticmethod
    def approvable(user: Any) -> Q:
        return Q(project__in=holdings(user).ids(ON_PROJECT, "approve_effort"), state="registered")


def organisations_whose_statements(user: Any, programme: Any) -> Any:
    """Parties of a programme whose statement, own effort and charges the user may see, as a queryset."""
    organisations = apps.get_model("programme", "Organisation").objects.filter(parties__programme=programme)
    if programme.pk in programmes(user, "see_all_statements"):
        return organisations.distinct()
    if programme.pk not in programmes(user, "see_programme"):
        return organisations.none()
    own = holdings(user).ids(ON_ORGANISATION, "see_statement")
    if not programme.statements_open:
        return organisations.filter(pk__in=own).distinct()
    return organisations.filter(Q(pk__in=own) | Q(statements__programme=programme, statements__state="sent")).distinct()


def under_programme(right: str) -> Callable[[Any], Q]:
    """A right that the programme's offices have on its records."""
    return lambda user: Q(programme__in=programmes(user, right))
