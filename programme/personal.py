"""What the register of people knows about somebody who logs in: where one sits, met, voted, was named (GDPR article 15)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from digiportal.accounts.models import User
from digiportal.personal.registry import PrivateFields, Row, Section, register_private, register_sections, rows_of
from digiportal.personal.sections import records_that_name
from programme.models import Person


def register() -> None:
    """Called once, when the application is ready."""
    register_sections(
        Section("person", _("You in the register of people"), in_register),
        Section("cooperations", _("Where the cooperations name you"), named),
    )
    register_private(PrivateFields(Person, "user_id", lambda user: {"email": "", "position": ""}))


def in_register(user: User) -> list[Row]:
    return rows_of(Person.objects.filter(user=user), "name", "email", "organisation__name", "position")


def named(user: User) -> Iterator[Row]:
    """Seats and terms, attendance, dissents, cases: whatever has a pointer to the person."""
    for person in Person.objects.filter(user=user):
        yield from records_that_name(person)
