"""What is known already, found once for all rows: a fixed number of queries, however many rows there are."""

from __future__ import annotations

import datetime
from collections import defaultdict
from difflib import get_close_matches
from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from digiportal.accounts.models import User
from digiportal.clock import today
from programme.importing.columns import plain
from programme.models import Body, Organisation, Party, Person, Programme, Seat, Term

MAX_SUGGESTIONS = 200
"""So many wrong names of organisations are compared with the right ones, which takes some milliseconds each."""

_SUFFIXES = (" kommune", " fylkeskommune")


class Known:
    """Organisations, bodies with seats and terms, people and users, as rows ask for them."""

    def __init__(self, programme: Programme, emails: set[str], names: set[str]) -> None:
        """``emails`` and ``names``, both in small letters, are those that stand in the file."""
        self.programme = programme
        self._find_organisations()
        self._find_seats()
        self._find_people(emails, names)

    def _find_organisations(self) -> None:
        self.parties = set(
            Party.objects.filter(programme=self.programme).on(today()).values_list("organisation", flat=True)
        )
        self._organisations: dict[str, set[Organisation]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._nearest: dict[str, str] = {}
        for organisation in Organisation.objects.prefetch_related("names"):
            for name in [organisation.name, *(earlier.name for earlier in organisation.names.all())]:
                self._organisations[plain(name)].add(organisation)
                self._names[plain(name)] = organisation.name
            if organisation.organisation_number:
                self._organisations[organisation.organisation_number].add(organisation)

    def organisations(self, text: str) -> list[Organisation]:
        """Those that ``text`` may name: by name today or earlier, or organisation number; parties alone if any is one."""
        wanted = plain(text)
        found = self._organisations.get(wanted) or self._organisations.get(wanted.replace(" ", "")) or set()
        for suffix in _SUFFIXES:
            if not found and wanted.endswith(suffix):
                found = self._organisations.get(wanted.removesuffix(suffix), set())
        ours = [organisation for organisation in found if organisation.pk in self.parties]
        living = [one for one in found if one.valid_to is None or one.valid_to > today()]
        return sorted(ours or living or found, key=lambda organisation: organisation.pk)

    def nearest_organisation(self, text: str) -> str:
        """The name most like ``text``, those of parties first; empty where none is, and after many wrong names."""
        wanted = plain(text)
        if wanted not in self._nearest:
            self._nearest[wanted] = self._search_nearest(wanted) if len(self._nearest) < MAX_SUGGESTIONS else ""
        return self._nearest[wanted]

    def _search_nearest(self, wanted: str) -> str:
        ours = [name for name, found in self._organisations.items() if any(one.pk in self.parties for one in found)]
        near = get_close_matches(wanted, ours, 1, 0.6) or get_close_matches(wanted, self._names, 1, 0.75)
        return self._names.get(near[0], "") if near else ""

    def _find_seats(self) -> None:
        self.bodies = {plain(body.name): body for body in Body.objects.filter(programme=self.programme)}
        self.seats: dict[int, dict[str, list[Seat]]] = defaultdict(lambda: defaultdict(list))
        for seat in Seat.objects.filter(body__programme=self.programme).select_related("body__programme"):
            self.seats[seat.body_id][plain(seat.title)].append(seat)
        self.terms: dict[tuple[int, int], list[Term]] = defaultdict(list)
        terms = Term.objects.filter(seat__body__programme=self.programme)
        for term in terms.select_related("person", "seat__body__programme", "assignment"):
            self.terms[term.seat_id, term.rank].append(term)

    def seats_named(self, body: Body, title: str, day: datetime.date) -> list[Seat]:
        """The seats of ``body`` with that title that haven't ended by ``day``."""
        found = self.seats[body.pk].get(plain(title), [])
        return [seat for seat in found if seat.valid_to is None or seat.valid_to > day]

    def _find_people(self, emails: set[str], names: set[str]) -> None:
        """People of those addresses anywhere; of those names, only such as hold no seat in another cooperation."""
        here = set(Term.objects.filter(seat__body__programme=self.programme).values_list("person", flat=True))
        elsewhere = set(Term.objects.exclude(seat__body__programme=self.programme).values_list("person", flat=True))
        self.here, self.elsewhere = here, elsewhere
        self.by_email: dict[str, Person] = {}
        self.by_name: dict[tuple[str, int | None], list[Person]] = defaultdict(list)
        for person in self._people(emails, names):
            for email in {person.email.lower(), person.user.email.lower() if person.user else ""} - {""}:
                self.by_email.setdefault(email, person)
            if person.name.lower() in names and person.pk not in elsewhere:
                self.by_name[person.name.lower(), person.organisation_id].append(person)
        self.users = {user.email.lower(): user for user in self._users(emails)}

    def _people(self, emails: set[str], names: set[str]) -> Any:
        people = Person.objects.select_related("user", "organisation").annotate(
            mail=Lower("email"), log_in=Lower("user__email"), plain_name=Lower("name")
        )
        wanted = Q(mail__in=emails) | Q(log_in__in=emails) | Q(plain_name__in=names)
        return people.filter(wanted).order_by("pk")

    def _users(self, emails: set[str]) -> Any:
        return User.objects.annotate(mail=Lower("email")).filter(mail__in=emails)
