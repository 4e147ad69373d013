"""Filling and vacating seats: a term creates and ends the body role (R10, R11)."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from digiportal.access.authorising import authorise
from digiportal.access.giving import assign, close, move_end
from digiportal.clock import today
from digiportal.records.recording import record
from programme.models import Term, TermEndRule


def start_term(actor: Any, term: Term, reason: str) -> Term:
    """Let a person hold a seat or be deputy for it; gives the body role for the same period.

    Raises ``PermissionDenied``, and ``ValidationError`` where the seat already has a holder of that rank in the period.
    """
    authorise(actor, "change_setup", term.seat.body.programme)
    with transaction.atomic():
        if term.person.user is not None and term.valid_from is not None:
            term.assignment = assign(
                term.person.user,
                _role(term),
                term.seat.body,
                valid_from=term.valid_from,
                valid_to=_rights_end(term),
                giver=actor,
                reason=reason,
            )
        return record(term, actor, reason)


def end_term(actor: Any, term: Term, last_day: datetime.date, reason: str) -> Term:
    """End a term after ``last_day`` (inclusive), and with it the body role."""
    authorise(actor, "change_setup", term.seat.body.programme)
    with transaction.atomic():
        term = Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
        term.valid_to = last_day + datetime.timedelta(days=1)
        if term.assignment is not None:
            close(term.assignment, term.valid_to)
        return record(term, actor, reason)


def change_term_end(actor: Any, term: Term, valid_to: datetime.date | None, reason: str) -> Term:
    """Let a term, and the body role with it, end on another day (exclusive), or have no end yet.

    Raises as ``start_term`` does.
    """
    authorise(actor, "change_setup", term.seat.body.programme)
    with transaction.atomic():
        term = Term.objects.select_for_update(of=("self",)).select_related("seat__body__programme").get(pk=term.pk)
        term.valid_to = valid_to
        if term.assignment is not None:
            move_end(term.assignment, _rights_end(term), actor)
        return record(term, actor, reason)


def give_rights(actor: Any, term: Term, reason: str) -> Term:
    """Give the body role of a term whose holder has got a log-in after the term began. Nothing happens where it is given."""
    authorise(actor, "change_setup", term.seat.body.programme)
    if term.assignment is not None or term.person.user is None:
        return term
    with transaction.atomic():
        term.assignment = assign(
            term.person.user,
            _role(term),
            term.seat.body,
            valid_from=term.valid_from or today(),
            valid_to=_rights_end(term),
            giver=actor,
            reason=reason,
        )
        return record(term, actor, reason)


def _role(term: Term) -> str:
    return "deputy" if term.is_deputy else term.seat.function


def _rights_end(term: Term) -> datetime.date | None:
    """Where a term lasts until the new election, rights don't end on the printed date (R11)."""
    until_election = term.seat.body.term_end_rule == TermEndRule.UNTIL_ELECTION
    return None if until_election else term.valid_to
