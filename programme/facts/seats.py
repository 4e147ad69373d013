"""Who holds the seats of a body on a day, which are vacant, and whose term ends soon (R10, R11)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from programme.models import Body, Seat, Term, TermEndRule

SOON = datetime.timedelta(days=120)
"""How long before its end a term is pointed out."""


@dataclass(frozen=True)
class SeatStatus:
    """A seat on a day, with its holder, or None when vacant, and its deputies in the order in which they are called."""

    seat: Seat
    holder: Term | None
    deputies: tuple[Term, ...]
    day: datetime.date

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the holder's term (inclusive), where the term has an end."""
        if self.holder is None or self.holder.valid_to is None:
            return None
        return self.holder.valid_to - datetime.timedelta(days=1)

    @property
    def is_overrun(self) -> bool:
        """The term is over, and the holder stays until the new election (R11)."""
        return self.last_day is not None and self.last_day < self.day

    @property
    def ends_soon(self) -> bool:
        return self.last_day is not None and self.day <= self.last_day <= self.day + SOON


def seat_statuses(body: Body, day: datetime.date) -> list[SeatStatus]:
    """The seats that exist on ``day``, in their order. Uses prefetched ``seats__terms__person``."""
    seats = [seat for seat in body.seats.all() if seat.holds_on(day)]
    return [_status(seat, body.term_end_rule, day) for seat in seats]


def vacant(statuses: list[SeatStatus]) -> list[SeatStatus]:
    """The seats that nobody holds."""
    return [status for status in statuses if status.holder is None]


def leader(statuses: list[SeatStatus]) -> SeatStatus | None:
    """The chair's seat, where the body has one."""
    return next((status for status in statuses if status.seat.function == "chair"), None)


def _status(seat: Seat, end_rule: str, day: datetime.date) -> SeatStatus:
    terms = list(seat.terms.all())
    ranks = sorted({term.rank for term in terms})
    holding = {rank: _holding([term for term in terms if term.rank == rank], end_rule, day) for rank in ranks}
    deputies = tuple(term for rank, term in holding.items() if rank > 0 and term is not None)
    return SeatStatus(seat, holding.get(0), deputies, day)


def _holding(terms: list[Term], end_rule: str, day: datetime.date) -> Term | None:
    """The term that holds on ``day``; where the body's rule says so, the last one that has no successor yet."""
    current = next((term for term in terms if term.holds_on(day)), None)
    if current is not None or end_rule != TermEndRule.UNTIL_ELECTION:
        return current
    begun = [term for term in terms if term.valid_from is None or term.valid_from <= day]
    return max(begun, key=lambda term: term.valid_to or day, default=None)
