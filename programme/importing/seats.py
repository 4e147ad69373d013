"""Which seat a row speaks of, and whether the person can have it in that period."""

from __future__ import annotations

import datetime
from collections import defaultdict
from difflib import get_close_matches

from django.utils.translation import gettext as _

from digiportal.clock import today
from digiportal.ui.dates import long_date
from programme.importing.columns import plain
from programme.importing.known import Known
from programme.importing.plans import PersonTarget, RowPlan, SeatTarget
from programme.importing.understanding import Problem
from programme.models import Body, Term

Booking = tuple[datetime.date | None, datetime.date | None, PersonTarget, int]
"""First day, first day after, whose, in which row."""


class SeatPlanner:
    """Goes through the rows in their order, and remembers which seats they take."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._new: dict[tuple[int, str], SeatTarget] = {}
        self._taken: dict[tuple[int, str, int], list[Booking]] = defaultdict(list)

    def plan(self, plan: RowPlan) -> None:
        """Set seat and term of ``plan``, or say what is wrong."""
        one = plan.understood
        if not one.body or not one.seat or one.wrong("body"):
            return
        body = self._body(plan)
        plan.seat = self._seat(plan, body) if body is not None else None
        if plan.seat is None or plan.person is None or one.first_day is None or one.wrong("to"):
            return
        if self._is_free_in_file(plan, plan.seat) and self._plan_term(plan, plan.seat, plan.person):
            # A row that is refused takes the seat from nobody.
            booking = (one.first_day, one.valid_to, plan.person, one.row.number)
            self._taken[plan.seat.body.pk, plain(plan.seat.title), one.rank].append(booking)

    def _body(self, plan: RowPlan) -> Body | None:
        text = plan.understood.body
        body = self.known.bodies.get(plain(text))
        if body is None:
            names = {found.name for found in self.known.bodies.values()}
            near = get_close_matches(text, names, 1, 0.5)
            message = _("«%(text)s» is no body of this cooperation.") % {"text": text}
            meant = _("Did you mean «%(name)s»?") % {"name": near[0]} if near else ""
            plan.problems.append(Problem("body", f"{message} {meant}".strip()))
        return body

    def _seat(self, plan: RowPlan, body: Body) -> SeatTarget | None:
        one = plan.understood
        found = self.known.seats_named(body, one.seat, one.first_day or today())
        if len(found) > 1 and plan.person is not None:
            found = [seat for seat in found if seat.organisation_id == plan.person.organisation.pk] or found
        if len(found) > 1:
            text = _("The body has several seats with this title. Give them titles of their own first.")
            plan.problems.append(Problem("seat", text))
            return None
        if found:
            return SeatTarget(body, found[0].title, found[0].function, found[0])
        return self._new_seat(plan, body)

    def _new_seat(self, plan: RowPlan, body: Body) -> SeatTarget | None:
        one = plan.understood
        key = (body.pk, plain(one.seat))
        if key in self._new:
            return self._new[key]
        if not one.function:
            plan.problems.append(Problem("seat", self._why_unknown(body, one.seat)))
            return None
        organisation = plan.person.organisation if plan.person else None
        self._new[key] = SeatTarget(body, one.seat, one.function, None, organisation)
        plan.says.append(_("New seat in %(body)s: %(seat)s.") % {"body": body.name, "seat": one.seat})
        return self._new[key]

    def _why_unknown(self, body: Body, title: str) -> str:
        titles = {seat.title for seats in self.known.seats[body.pk].values() for seat in seats}
        near = get_close_matches(title, titles, 1, 0.6)
        unknown = _("%(body)s has no seat «%(seat)s».") % {"body": body.name, "seat": title}
        if near:
            return f"{unknown} {_('Did you mean «%(name)s»?') % {'name': near[0]}}"
        return f"{unknown} {_('Fill in «Function» to make it.')}"

    # The period

    def _is_free_in_file(self, plan: RowPlan, seat: SeatTarget) -> bool:
        one = plan.understood
        for first, after, holder, number in self._taken[seat.body.pk, plain(seat.title), one.rank]:
            if _overlap(first, after, one.first_day, one.valid_to):
                text = _("Row %(number)s gives the seat to %(name)s in the same period.")
                plan.problems.append(Problem("seat", text % {"number": number, "name": holder.name}))
                return False
        return True

    def _plan_term(self, plan: RowPlan, seat: SeatTarget, person: PersonTarget) -> bool:
        """Plan the term; False where the seat isn't there or is taken in the period."""
        one = plan.understood
        if seat.known is not None and not self._is_within(plan, seat):
            return False
        terms = self.known.terms.get((seat.known.pk, one.rank), []) if seat.known else []
        others = [term for term in terms if not self._is_mine(term, plan, person)]
        taken = [term for term in others if _overlap(term.valid_from, term.valid_to, one.first_day, one.valid_to)]
        if taken:
            facts = {"name": taken[0].person.name, "period": _period(taken[0])}
            plan.problems.append(Problem("seat", _("%(name)s has this seat %(period)s.") % facts))
            return False
        plan.term = next((term for term in terms if self._is_mine(term, plan, person)), None)
        place = {"seat": seat.title, "body": seat.body.name}
        if plan.term is None:
            plan.new_term = True
            plan.says.append(self._new_term(plan, place))
        elif plan.term.valid_to != one.valid_to:
            plan.new_end = True
            end = _day(one.last_day) if one.last_day else _("not known")
            plan.says.append(_("%(seat)s in %(body)s: the last day becomes %(end)s.") % {**place, "end": end})
        return True

    def _is_within(self, plan: RowPlan, seat: SeatTarget) -> bool:
        """Whether the seat is there in the whole period."""
        one, known = plan.understood, seat.known
        if known is None or known.valid_from is None or one.first_day is None or known.valid_from <= one.first_day:
            return True
        text = _("The seat is there from %(day)s only.") % {"day": _day(known.valid_from)}
        plan.problems.append(Problem("from", text))
        return False

    def _is_mine(self, term: Term, plan: RowPlan, person: PersonTarget) -> bool:
        known = person.known
        return known is not None and term.person_id == known.pk and term.valid_from == plan.understood.first_day

    def _new_term(self, plan: RowPlan, place: dict[str, str]) -> str:
        if plan.understood.rank:
            facts = {**place, "number": plan.understood.rank}
            return _("Deputy no. %(number)s for %(seat)s in %(body)s.") % facts
        return _("Gets the seat %(seat)s in %(body)s.") % place


def _overlap(
    first: datetime.date | None,
    after: datetime.date | None,
    other_first: datetime.date | None,
    other_after: datetime.date | None,
) -> bool:
    """Whether two periods share a day; ends are exclusive, None is open."""
    begins_before_end = other_after is None or first is None or first < other_after
    ends_after_begin = after is None or other_first is None or other_first < after
    return begins_before_end and ends_after_begin


def _day(day: datetime.date) -> str:
    return long_date(day)


def _period(term: Term) -> str:
    if term.valid_to is None:
        return _("from %(day)s") % {"day": _day(term.valid_from)} if term.valid_from else _("without an end")
    last = term.valid_to - datetime.timedelta(days=1)
    if term.valid_from is None:
        return _("until %(day)s") % {"day": _day(last)}
    return _("from %(first)s until %(last)s") % {"first": _day(term.valid_from), "last": _day(last)}
