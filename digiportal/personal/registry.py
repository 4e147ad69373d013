"""What each package knows about a person, and what it removes when the person has left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from digiportal.accounts.models import User
from digiportal.records.recording import record


@dataclass(frozen=True)
class Fact:
    """A value with its name: ``key`` for programs, ``label`` for people."""

    key: str
    label: str
    value: Any


Row = list[Fact]


@dataclass(frozen=True)
class Section:
    """A part of what is known; ``rows`` gathers it for a user. No row may hold a secret or a key that lets somebody in."""

    key: str
    title: str | Promise
    rows: Callable[[User], Iterable[Row]]


@dataclass(frozen=True)
class PrivateFields:
    """Fields of a record with a history that hold what reaches a person, such as an e-mail address.

    ``owner`` is the field with the user's key; ``blank`` says what stands there when the user is anonymised.
    """

    model: Any
    owner: str
    blank: Callable[[User], dict[str, Any]]


_sections: dict[str, Section] = {}
_private: list[PrivateFields] = []
_removals: list[Callable[[User], None]] = []


def register_sections(*sections: Section) -> None:
    """Add to what a person gets out; called in ``AppConfig.ready``."""
    _sections.update({section.key: section for section in sections})


def all_sections() -> list[Section]:
    """In the order in which they were registered."""
    return list(_sections.values())


def register_removal(removal: Callable[[User], None]) -> None:
    """Let ``removal`` take away what a package keeps for a user alone, when the user is anonymised."""
    if removal not in _removals:
        _removals.append(removal)


def register_private(fields: PrivateFields) -> None:
    """Let ``fields`` be emptied when the user is anonymised: in the record at once, in its history by the owner's command."""
    _private.append(fields)


def remove_all(user: User, actor: User | None, reason: str) -> None:
    """Take away what each package keeps for ``user`` alone, and empty private fields; in the caller's transaction."""
    for removal in _removals:
        removal(user)
    for fields in _private:
        for one in fields.model._default_manager.select_for_update(of=("self",)).filter(**{fields.owner: user.pk}):
            for name, value in fields.blank(user).items():
                setattr(one, name, value)
            record(one, actor, reason)


def clear_histories(user: User, database: str) -> int:
    """Empty the private fields in histories, over an alias that may change them; returns how many lines were changed."""
    changed = 0
    for fields in _private:
        blank = fields.blank(user)
        lines = fields.model.history.using(database).filter(**{fields.owner: user.pk})
        changed += lines.exclude(**blank).update(**blank)
    return changed


def relations_to(target: type[models.Model]) -> Iterator[tuple[type[models.Model], str, str]]:
    """Model, field and the field's name in words, of every record that can name a ``target``; histories are apart."""
    for relation in target._meta.get_fields(include_hidden=True):
        model: Any = relation.related_model
        is_reverse = relation.auto_created and not relation.concrete
        if is_reverse and model is not None and not hasattr(model, "history_type"):
            field: Any = relation.field  # type: ignore[union-attr]
            yield model, field.name, str(field.verbose_name)


def rows_of(records: models.QuerySet[Any], *fields: str) -> list[Row]:
    """The named fields of ``records``; a path such as ``given_by__full_name`` leads over a relation. One query."""
    labels = {name: _label(records.model, name) for name in fields}
    return [[Fact(name, labels[name], row[name]) for name in fields] for row in records.order_by("pk").values(*fields)]


def _label(model: type[models.Model], path: str) -> str:
    return str(capfirst(str(model._meta.get_field(path.split("__")[0]).verbose_name)))  # type: ignore[union-attr]
