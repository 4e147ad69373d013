"""Somebody else changed the object in the meantime: what they wrote and what I typed, field by field."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

MINE, THEIRS = "mine", "theirs"

MakeForm = Callable[[models.Model], forms.BaseForm]
"""Makes the unbound form about an object, to see the values that it starts with."""


@dataclass(frozen=True)
class Change:
    """An act that changed the object since the form was opened; ``who`` is empty for loading from files."""

    who: str
    when: datetime.datetime
    reason: str


@dataclass(frozen=True)
class Difference:
    """A field in which the object as it is now and the typed text differ.

    ``choice`` is «mine» or «theirs» where one of them alone was changed or the person has chosen; else empty.
    """

    name: str
    label: str
    theirs: str
    mine: str
    changed: Change | None
    choice: str

    @property
    def input_name(self) -> str:
        return f"_choice_{self.name}"


@dataclass(frozen=True)
class Conflict:
    """What happened since the form was opened, newest last, and the differences to decide."""

    changes: list[Change]
    differences: list[Difference]

    @property
    def undecided(self) -> list[Difference]:
        return [difference for difference in self.differences if not difference.choice]


def find_conflict(typed: forms.BaseForm, current: models.Model, base: int | None, make_form: MakeForm) -> Conflict:
    """Compare the bound form ``typed`` with ``current`` and with the version ``base`` that it started from."""
    records = _history_since(current, base)
    before = _values(make_form, records[0].instance) if records and records[0].version == base else None
    now = _values(make_form, current)
    changes = [(record, _change(record)) for record in records if record.version != base]
    changed_by = _who_changed(changes, before, make_form)
    differences = [
        _difference(typed, name, now, before, changed_by.get(name))
        for name in _comparable(typed)
        if typed.fields[name].has_changed(now[name], typed[name].data)
    ]
    return Conflict([change for _record, change in changes], differences)


def settle(typed: forms.BaseForm, conflict: Conflict, current_form: forms.BaseForm) -> QueryDict:
    """The typed text with the object's present value in each field for which «theirs» was chosen."""
    data: QueryDict = typed.data.copy()  # type: ignore[attr-defined]
    for difference in conflict.differences:
        if difference.choice == THEIRS:
            data.setlist(typed.add_prefix(difference.name), as_posted(current_form, difference.name))
    return data


def as_posted(form: forms.BaseForm, name: str) -> list[str]:
    """The initial value of a field in the way in which its widget would post it."""
    bound = form[name]
    value = bound.field.prepare_value(bound.initial)
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = bound.field.widget.format_value(value)
    if shown is None:
        return [""]
    return [str(item) for item in shown] if isinstance(shown, list | tuple) else [str(shown)]


def _comparable(form: forms.BaseForm) -> Iterator[str]:
    """Fields that can be shown side by side; files and secrets can't."""
    for name, field in form.fields.items():
        is_secret = isinstance(field.widget, forms.PasswordInput | forms.MultiWidget)
        if not (field.disabled or is_secret or field.widget.is_hidden or isinstance(field, forms.FileField)):
            yield name


def _difference(
    typed: forms.BaseForm, name: str, now: dict[str, Any], before: dict[str, Any] | None, changed: Change | None
) -> Difference:
    field, bound = typed.fields[name], typed[name]
    chosen = typed.data.get(f"_choice_{name}", "")
    choice = chosen if chosen in (MINE, THEIRS) else _evident_choice(field, bound.data, now[name], before, name)
    posted = bound.data if isinstance(bound.data, list) else [] if bound.data in (None, False) else [str(bound.data)]
    current = as_posted(_with_initial(typed, now), name)
    return Difference(name, str(bound.label), _shown(field, current), _shown(field, posted), changed, choice)


def _evident_choice(field: forms.Field, mine: Any, theirs: Any, before: dict[str, Any] | None, name: str) -> str:
    if before is None:
        return ""
    if not field.has_changed(before[name], mine):
        return THEIRS
    return MINE if before[name] == theirs else ""


def _shown(field: forms.Field, posted: list[str]) -> str:
    """A posted value as people read it."""
    if isinstance(field.widget, forms.CheckboxInput):
        return _("Yes") if posted else _("No")
    labels = _labels(getattr(field, "choices", ()))
    return ", ".join(labels.get(value, value) for value in posted if value) or _("(empty)")


def _labels(choices: Any) -> dict[str, str]:
    labels: dict[str, str] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            labels |= _labels(label)
        else:
            labels[str(value)] = str(label)
    return labels


def _with_initial(typed: forms.BaseForm, values: dict[str, Any]) -> forms.BaseForm:
    """The same fields, unbound, with other initial values."""
    form = forms.Form(initial=values)
    form.fields = typed.fields
    return form


def _values(make_form: MakeForm, obj: models.Model) -> dict[str, Any]:
    form = make_form(obj)
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def _history_since(obj: models.Model, base: int | None) -> list[Any]:
    """The records of ``obj`` from version ``base`` on, oldest first; none for an object without history."""
    history = getattr(obj, "history", None)
    if history is None or not base:
        return []
    return list(history.filter(version__gte=base).select_related("history_user").order_by("history_id"))


def _change(record: Any) -> Change:
    who = str(record.history_user) if record.history_user else ""
    return Change(who, record.history_date, record.history_change_reason or "")


def _who_changed(
    changes: list[tuple[Any, Change]], before: dict[str, Any] | None, make_form: MakeForm
) -> dict[str, Change]:
    """For each field, the last change that touched it."""
    last: dict[str, Change] = {}
    if before is None:
        return last
    for record, change in changes:
        after = _values(make_form, record.instance)
        last |= {name: change for name, value in after.items() if value != before[name]}
        before = after
    return last
