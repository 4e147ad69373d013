"""What would come of each row: somebody new, a change, nothing, or what is wrong with it, by column. Nothing is saved here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from programme.importing.known import Known
from programme.importing.people import PersonPlanner
from programme.importing.plans import Plan, RowPlan
from programme.importing.seats import SeatPlanner
from programme.importing.understanding import Understood, understand
from programme.models import ImportRow, PeopleImport, Programme


def plan_import(people_import: PeopleImport, actor: User) -> Plan:
    """The plan of every row as things are now; a fixed number of queries."""
    return plan_rows(people_import.programme, actor, people_import.rows.all())


def plan_rows(programme: Programme, actor: User, rows: Iterable[ImportRow]) -> Plan:
    """The plan of ``rows`` in their order; rows that were removed are left out of what happens."""
    understood = [understand(row) for row in rows]
    kept = [one for one in understood if not one.row.is_removed]
    emails = {one.email for one in kept if one.email}
    known = Known(programme, emails, {one.name.lower() for one in kept if one.name})
    people, seats = PersonPlanner(known, actor), SeatPlanner(known)
    plans = [_plan(one, people, seats) for one in understood]
    return Plan(plans, _digest(plans))


def _plan(one: Understood, people: PersonPlanner, seats: SeatPlanner) -> RowPlan:
    plan = RowPlan(one)
    if one.row.is_removed:
        return plan
    plan.problems += one.problems
    people.plan(plan)
    seats.plan(plan)
    if one.row.is_hidden:
        plan.notes.append(_("The row is hidden in the spreadsheet."))
    return plan


def _digest(plans: list[RowPlan]) -> str:
    """A mark of all that the plan rests on: another one means that something has changed since."""
    facts: list[Any] = [plan.facts() for plan in plans]
    return hashlib.sha256(repr(facts).encode()).hexdigest()
