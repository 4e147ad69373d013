"""Bringing in people, seats and terms: an upload lies waiting, is mended row by row, and is brought in as one act."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.accounts.models import User
from digiportal.accounts.services import make_user
from digiportal.records.recording import record
from programme.importing.planning import plan_import
from programme.importing.plans import Outcome, PersonTarget, Plan, RowPlan, SeatTarget
from programme.importing.reading import Sheet
from programme.models import (
    ImportRow,
    ImportState,
    PeopleImport,
    Person,
    Programme,
    RowChoice,
    Seat,
    SeatFunction,
    SeatKind,
    Term,
)
from programme.services.terms import change_term_end, give_rights, start_term

KEPT_FOR = datetime.timedelta(days=7)
"""How long rows lie waiting to be confirmed."""


def receive(actor: User, programme: Programme, sheet: Sheet) -> PeopleImport:
    """Keep the rows of an upload until they are confirmed. Raises ``PermissionDenied``."""
    authorise(actor, "change_setup", programme)
    with transaction.atomic():
        received = PeopleImport(
            programme=programme, uploaded_by=actor, file_name=sheet.file_name[:200], notices=sheet.notices
        )
        record(received, actor, _("Sent a spreadsheet of people."))
        ImportRow.objects.bulk_create(
            [
                ImportRow(people_import=received, number=row.number, cells=row.cells, is_hidden=row.is_hidden)
                for row in sheet.rows
            ],
            batch_size=1000,
        )
    return received


def remove_rows(actor: User, people_import: PeopleImport, numbers: Iterable[int], is_removed: bool = True) -> None:
    """Leave rows out of the import, or take them in again. Raises ``ValidationError`` once it is brought in."""
    with transaction.atomic():
        locked = _waiting(actor, people_import)
        locked.rows.filter(number__in=list(numbers)).update(is_removed=is_removed)


def remove_wrong_rows(actor: User, people_import: PeopleImport) -> int:
    """Leave out every row in which something is wrong; returns how many."""
    with transaction.atomic():
        locked = _waiting(actor, people_import)
        wrong = [row.understood.row.pk for row in plan_import(locked, actor).rows if row.outcome is Outcome.ERROR]
        return locked.rows.filter(pk__in=wrong).update(is_removed=True)


def choose(actor: User, people_import: PeopleImport, number: int, choice: RowChoice) -> None:
    """Say whether the person of a row is somebody who is known under another address."""
    with transaction.atomic():
        _waiting(actor, people_import).rows.filter(number=number).update(choice=choice)


def leave(actor: User, people_import: PeopleImport) -> PeopleImport:
    """Give the import up: its rows are removed."""
    with transaction.atomic():
        locked = _waiting(actor, people_import)
        locked.rows.all().delete()
        locked.state = ImportState.LEFT
        return record(locked, actor, _("Left the import."))


def bring_in(actor: User, people_import: PeopleImport, digest: str) -> PeopleImport:
    """Make and change what the plan says, all of it or nothing.

    ``digest`` is that of the plan that ``actor`` saw. Raises ``ValidationError`` when another plan holds by now, or when
    something is wrong in a row; ``PermissionDenied``.
    """
    with transaction.atomic():
        # One import at a time in each programme: the plan is made, and holds, under this lock.
        Programme.objects.select_for_update().get(pk=people_import.programme_id)
        locked = _waiting(actor, people_import)
        plan = plan_import(locked, actor)
        _check(plan, digest)
        work = _Work(actor, locked)
        for row in plan.rows:
            work.do(row)
        return work.finish()


def clear_old_imports(moment: datetime.datetime) -> int:
    """Remove the rows of imports that nobody confirmed within a week before ``moment``; returns how many imports."""
    with transaction.atomic():
        old = PeopleImport.objects.select_for_update().filter(
            state=ImportState.WAITING, uploaded_at__lt=moment - KEPT_FOR
        )
        for people_import in old:
            people_import.rows.all().delete()
            people_import.state = ImportState.LEFT
            record(people_import, None, _("Nobody confirmed it within a week."))
        return len(old)


def _waiting(actor: User, people_import: PeopleImport) -> PeopleImport:
    """The import with its row locked, when ``actor`` may go on with it and it isn't brought in."""
    authorise(actor, "change_setup", people_import.programme)
    locked = PeopleImport.objects.select_for_update(of=("self",)).select_related("programme").get(pk=people_import.pk)
    if locked.state == ImportState.DONE:
        raise ValidationError(_("This spreadsheet has been brought in already."))
    if locked.state == ImportState.LEFT:
        raise ValidationError(_("This import was left. Send the spreadsheet again."))
    return locked


def _check(plan: Plan, digest: str) -> None:
    if plan.digest != digest:
        message = _("Something has changed since you looked at this page. Look through the rows once more.")
        raise ValidationError(message, code="changed")
    if plan.counts[Outcome.ERROR]:
        raise ValidationError(_("There are rows in which something is wrong. Mend or remove them first."))
    if not plan.can_be_brought_in:
        raise ValidationError(_("There is nothing to bring in: all of it is known already."))


class _Work:
    """The rows of one import, done one after another in the caller's transaction."""

    def __init__(self, actor: User, people_import: PeopleImport) -> None:
        self.actor = actor
        self.people_import = people_import
        self.reason = _("Brought in from the spreadsheet %(name)s.") % {"name": people_import.file_name}
        self.counts = {"new_people": 0, "changed_people": 0, "new_terms": 0}

    def do(self, row: RowPlan) -> None:
        if row.outcome is Outcome.REMOVED or row.person is None:
            return
        person = self._person(row.person)
        if row.new_term and row.seat is not None:
            self._start(row, self._seat(row.seat), person)
        elif row.new_end and row.term is not None:
            change_term_end(self.actor, row.term, row.understood.valid_to, self.reason)

    def finish(self) -> PeopleImport:
        done = self.people_import
        done.rows.all().delete()
        done.state = ImportState.DONE
        done.confirmed_at = timezone.now()
        for name, count in self.counts.items():
            setattr(done, name, count)
        return record(done, self.actor, _("Brought in."))

    def _person(self, target: PersonTarget) -> Person:
        if target.saved is not None:
            return target.saved
        person = target.known or Person(name=target.name, email=target.email, position=target.position)
        person.organisation = (
            target.changes.get("organisation", person.organisation) if target.known else target.organisation
        )
        for name in ("position", "email"):
            if name in target.changes:
                setattr(person, name, target.changes[name])
        gets_user = target.wants_login and person.user is None
        if gets_user:
            person.user = self._user(target)
        if target.known is None:
            self.counts["new_people"] += 1
        elif target.changes or gets_user:
            self.counts["changed_people"] += 1
        if target.known is None or target.changes or gets_user:
            record(person, self.actor, self.reason)
        if gets_user and target.known is not None:
            self._give_rights(person)
        target.saved = person
        return person

    def _user(self, target: PersonTarget) -> Any:
        existing = User.objects.filter(email__iexact=target.email, person__isnull=True).first()
        language = self.people_import.programme.language
        return existing or make_user(self.actor, target.email, target.name, language, self.reason)

    def _give_rights(self, person: Person) -> None:
        """The rights of the seats that the person holds here already."""
        terms = person.terms.filter(seat__body__programme=self.people_import.programme, assignment__isnull=True)
        for term in terms.select_related("person__user", "seat__body__programme"):
            give_rights(self.actor, term, self.reason)

    def _seat(self, target: SeatTarget) -> Seat:
        if target.known is not None:
            return target.known
        if target.saved is None:
            last = target.body.seats.aggregate(last=Max("sequence"))["last"] or 0
            is_observer = target.function == SeatFunction.OBSERVER
            seat = Seat(
                body=target.body,
                sequence=last + 1,
                title=target.title,
                kind=SeatKind.OBSERVER if is_observer else SeatKind.APPOINTED,
                function=target.function,
                organisation=target.organisation,
                has_mandate=not is_observer,
            )
            target.saved = record(seat, self.actor, self.reason)
        return target.saved

    def _start(self, row: RowPlan, seat: Seat, person: Person) -> None:
        one = row.understood
        term = Term(seat=seat, person=person, rank=one.rank, valid_from=one.first_day, valid_to=one.valid_to)
        start_term(self.actor, term, self.reason)
        self.counts["new_terms"] += 1
