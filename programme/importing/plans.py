"""What planning comes to: the outcome of each row, and of all of them together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from programme.importing.understanding import Problem, Understood
from programme.models import Body, Organisation, Person, Seat, Term


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ERROR = "error"
    REMOVED = "removed"


@dataclass
class PersonTarget:
    """The person of one or several rows: somebody known, or to be made with these values."""

    known: Person | None
    name: str
    email: str
    organisation: Organisation
    position: str = ""
    wants_login: bool = False
    changes: dict[str, Any] = field(default_factory=dict)
    saved: Person | None = None
    """Set when it is brought in."""


@dataclass
class SeatTarget:
    """A seat that is there, or one to be made."""

    body: Body
    title: str
    function: str
    known: Seat | None
    organisation: Organisation | None = None
    saved: Seat | None = None


@dataclass
class RowPlan:
    """What comes of a row. ``says`` are sentences on what happens, ``notes`` what one should know, ``problems`` what is wrong."""

    understood: Understood
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    person: PersonTarget | None = None
    is_first_of_person: bool = False
    seat: SeatTarget | None = None
    term: Term | None = None
    """A term that is there already, of the same person and from the same day."""
    new_term: bool = False
    new_end: bool = False
    asks_for_choice: bool = False

    @property
    def outcome(self) -> Outcome:
        if self.understood.row.is_removed:
            return Outcome.REMOVED
        if self.problems:
            return Outcome.ERROR
        if self.is_first_of_person and self.person is not None and self.person.known is None:
            return Outcome.NEW
        return Outcome.CHANGED if self.says else Outcome.SAME

    def facts(self) -> tuple[Any, ...]:
        """What the row's plan rests on, for the mark by which a later change is seen."""
        known = self.person.known if self.person else None
        changes = sorted((name, str(value)) for name, value in self.person.changes.items()) if self.person else []
        seat = self.seat.known if self.seat else None
        return (
            (self.understood.row.pk, self.understood.row.choice, self.outcome.value, len(self.problems)),
            (known.pk, known.version, known.user_id) if known else None,
            (changes, self.person.wants_login) if self.person else None,
            (seat.pk, seat.version) if seat else None,
            (self.term.pk, self.term.version) if self.term else None,
            (self.new_term, self.new_end),
        )


@dataclass(frozen=True)
class Plan:
    """The rows, and the mark of what the plan rests on."""

    rows: list[RowPlan]
    digest: str

    @property
    def counts(self) -> Counter[str]:
        """Rows by outcome."""
        return Counter(row.outcome.value for row in self.rows)

    @property
    def can_be_brought_in(self) -> bool:
        """Nothing is wrong, and there is something to do."""
        counts = self.counts
        return not counts[Outcome.ERROR] and bool(counts[Outcome.NEW] + counts[Outcome.CHANGED])
