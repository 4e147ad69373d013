"""From an entry of a file to a record: fields by name, relations by the names that the files use, provenance.

Every entry takes the provenance of its file unless it has its own ``source`` (a place in the file's document, or
[document, place]) or ``example: true``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db import models

from digiportal.records.models import Versioned
from digiportal.records.recording import record
from programme.models import (
    Body,
    Goal,
    OfficialNumber,
    Organisation,
    Person,
    Programme,
    Region,
    Resolution,
    Sourced,
    SourceDocument,
    Strategy,
)

Entry = dict[str, Any]


class Builder:
    """Builds the records of one programme from entries of its files."""

    def __init__(self, programme: Programme | None, document: str | None, reason: str) -> None:
        self.programme = programme
        self.reason = reason
        self.named: dict[str, models.Model] = {}
        self.cite(document)
        self._resolvers: dict[type[models.Model], Callable[[Any], Any]] = {
            Organisation: self.organisation,
            Person: self.person,
            Body: lambda slug: Body.objects.get(programme=self.programme, slug=slug),
            Region: lambda name: Region.objects.get(programme=self.programme, name=name),
            Resolution: lambda key: self.named[f"resolution:{key}"],
            Strategy: lambda title: Strategy.objects.get(programme=self.programme, title=title),
            SourceDocument: self.document,
        }

    def cite(self, document: str | None) -> None:
        """From now on entries without a source of their own come from ``document``, or are examples where it is None."""
        self._document = self.document(document) if document else None

    def present(self) -> Programme:
        """The programme whose files are being loaded. Raises ``RuntimeError`` before there is one."""
        if self.programme is None:
            raise RuntimeError("No programme is being loaded")
        return self.programme

    def resolve_with(self, model: type[models.Model], resolver: Callable[[Any], Any]) -> None:
        """Let entries name records of ``model``, for packages above programme."""
        self._resolvers[model] = resolver

    def make(self, model: type[models.Model], entry: Entry, **fixed: Any) -> Any:
        """An unsaved record of ``model`` from ``entry`` and ``fixed``; unknown keys raise ``FieldDoesNotExist``."""
        values = {name: self._value(model, name, value) for name, value in entry.items() if name not in PROVENANCE}
        instance = model(**(values | fixed))
        if isinstance(instance, Sourced):
            self._set_provenance(instance, entry)
        return instance

    def save(self, model: type[models.Model], entry: Entry, **fixed: Any) -> Any:
        """A saved record of ``model``, validated, with the reason in its history."""
        instance = self.make(model, entry, **fixed)
        if isinstance(instance, Versioned):
            return record(instance, None, self.reason)
        instance.full_clean()
        instance.save()
        return instance

    def save_all(self, model: type[models.Model], entries: Iterable[Any] | None, **fixed: Any) -> list[Any]:
        """Saved records in the order of the file, numbered from 1 where the model has a ``sequence``."""
        ordered = any(field.name == "sequence" for field in model._meta.fields)
        saved = []
        for position, entry in enumerate(entries or [], start=1):
            place = {"sequence": position} if ordered and "sequence" not in entry else {}
            saved.append(self.save(model, entry, **fixed, **place))
        return saved

    def document(self, code: str) -> SourceDocument:
        return SourceDocument.objects.get(code=code)

    def organisation(self, name: str) -> Organisation:
        """By municipality number (the one that holds it now, or held it last) or by slug."""
        if not name.isdigit():
            return Organisation.objects.get(slug=name)
        holders = OfficialNumber.objects.filter(number=name).order_by(models.F("valid_from").desc(nulls_last=True))
        return holders.select_related("organisation")[0].organisation

    def person(self, name: str) -> Person:
        """By name; somebody whom no other file describes is made with the provenance of this one."""
        found = Person.objects.filter(name=name).first()
        return found or self.save(Person, {"name": name})  # type: ignore[no-any-return]

    def goal(self, strategy: Strategy, area: str, number: int) -> Goal:
        return strategy.goals.get(area__name=area, number=number)

    def _value(self, model: type[models.Model], name: str, value: Any) -> Any:
        field = model._meta.get_field(name)
        if value is None:
            return None
        if isinstance(field, models.ForeignKey):
            resolver = self._resolvers.get(field.related_model)  # type: ignore[arg-type]
            return resolver(value) if resolver else value
        if isinstance(field, models.DecimalField):
            return Decimal(str(value))
        if isinstance(field, models.TimeField) and isinstance(value, str):
            return datetime.time.fromisoformat(value)
        if isinstance(field, models.CharField | models.TextField) and isinstance(value, list):
            return "\n".join(value)
        return value.strip() if isinstance(value, str) else value

    def _set_provenance(self, instance: Sourced, entry: Entry) -> None:
        if entry.get("example"):
            instance.is_example = True
            return
        source = entry.get("source")
        if isinstance(source, list):
            instance.source, instance.source_place = self.document(source[0]), source[1]
        else:
            instance.source, instance.source_place = self._document, source or ""
            instance.is_example = self._document is None


PROVENANCE = frozenset({"source", "example"})


def take(entry: Entry, *names: str) -> tuple[Any, ...]:
    """Remove and return parts of an entry that are no fields of its record; None for those it lacks."""
    return tuple(entry.pop(name, None) for name in names)
