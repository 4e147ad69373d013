"""From the rows of a history to what people read: who changed what, when and why, and both sides of every change.

The versions of a record are compared in pairs; names of related records are fetched at once for each kind of them, so
that the number of queries depends on the kinds of records alone, not on how often they were changed.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from digiportal.history.registry import Part
from digiportal.money.localised import local_number
from digiportal.ui.dates import long_date, long_moment
from digiportal.ui.parts import Change, Event

UNTOLD = frozenset({"id", "version", "source", "source_place", "is_example"})
"""Fields whose changes say nothing to a reader, or stand elsewhere on the page."""

Names = dict[type[models.Model], dict[Any, str]]


@dataclass(frozen=True)
class Step:
    """A row of a history after the one before it (None for the first); ``part`` is None for the record itself."""

    row: Any
    before: Any | None
    part: Part | None


def events(record: models.Model, parts: Iterable[Part] = ()) -> list[Event]:
    """What happened to ``record`` and its parts, newest first; one query for each model and each kind of relation."""
    steps = [*_steps(type(record), {"id": record.pk}, None)]
    for part in parts:
        steps += _steps(part.model, {part.parent: record.pk}, part)
    steps.sort(key=lambda step: step.row.history_date, reverse=True)
    names = _related_names(steps)
    return [_event(group, names) for group in _occasions(steps)]


def _occasions(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """What was registered or removed by one in one go, for one reason, belongs together; changes stand alone.

    Rows in which nothing changed that a reader is told of are left out.
    """
    told = [step for step in steps if step.row.history_type != "~" or _changed_fields(step)]
    for (act, *_occasion), group in groupby(told, key=_occasion_of):
        same = list(reversed(list(group)))
        if act == "~":
            yield from ([step] for step in reversed(same))
        else:
            yield same


def _occasion_of(step: Step) -> tuple[str, str, Any, str | None]:
    row = step.row
    return row.history_type, long_moment(row.history_date), row.history_user_id, row.history_change_reason


def _steps(model: type[models.Model], lookup: dict[str, Any], part: Part | None) -> Iterator[Step]:
    manager: Any = model.history  # type: ignore[attr-defined]
    rows = manager.filter(**lookup).select_related("history_user").order_by("id", "history_date", "history_id")
    by_record: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        by_record[row.id].append(row)
    for versions in by_record.values():
        yield Step(versions[0], None, part)
        for before, row in pairwise(versions):
            yield Step(row, before, part)


def _told_fields(step: Step) -> list[models.Field[Any, Any]]:
    """The fields of the record that a reader is told of."""
    untold = UNTOLD | ({step.part.parent} if step.part else set())
    return [field for field in step.row.tracked_fields if field.name not in untold]


def _changed_fields(step: Step) -> list[models.Field[Any, Any]]:
    if step.before is None:
        return []
    fields = _told_fields(step)
    return [field for field in fields if getattr(step.row, field.attname) != getattr(step.before, field.attname)]


def _related_names(steps: list[Step]) -> Names:
    """What the related records are called that the changes and the names of parts mention."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for step in steps:
        named = step.part.named_by if step.part else ()
        fields = _changed_fields(step) + [field for field in _told_fields(step) if field.name in named]
        for field in fields:
            if isinstance(field, models.ForeignKey):
                sides = (side for side in (step.row, step.before) if side is not None)
                wanted[field.related_model].update(getattr(side, field.attname) for side in sides)  # type: ignore[index]
    return {model: _names_of(model, ids - {None}) for model, ids in wanted.items()}


def _names_of(model: type[models.Model], ids: set[Any]) -> dict[Any, str]:
    return {pk: str(related) for pk, related in model._default_manager.in_bulk(list(ids)).items()}


def _event(occasion: list[Step], names: Names) -> Event:
    """What one occasion's steps say together; the first in time comes first."""
    step = occasion[0]
    act = {"+": _("Registered"), "~": _("Changed"), "-": _("Removed")}[step.row.history_type]
    named = "; ".join(_name(step, step.part, names) for step in occasion if step.part is not None)
    reason = step.row.history_change_reason or ""
    is_one = len(occasion) == 1 and named
    return Event(
        when=long_moment(step.row.history_date),
        what=f"{act}: {named}" if is_one else act,
        who=str(step.row.history_user) if step.row.history_user else "",
        why=reason if is_one else " ".join(filter(None, [reason, named])),
        changes=[_change(step, field, names) for field in _changed_fields(step)],
    )


def _change(step: Step, field: models.Field[Any, Any], names: Names) -> Change:
    before, after = (getattr(side, field.attname) for side in (step.before, step.row))
    return Change(str(capfirst(field.verbose_name)), _shown(field, before, names), _shown(field, after, names))


def _name(step: Step, part: Part, names: Names) -> str:
    fields = {field.name: field for field in _told_fields(step)}
    named = [_shown(fields[name], getattr(step.row, fields[name].attname), names) for name in part.named_by]
    return " ".join([str(part.label), *filter(None, named)])


def _shown(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    """A value as people read it; empty for what isn't there."""
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get(field.related_model, {}).get(value, _("not there any more"))  # type: ignore[call-overload, arg-type]
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))  # type: ignore[attr-defined]
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return local_number(value)
    if isinstance(value, datetime.datetime):
        return long_moment(value)
    return long_date(value) if isinstance(value, datetime.date) else str(value)
