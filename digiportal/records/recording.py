"""The one way in which an act saves what people edit: with an actor and a reason in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from digiportal.records.models import Versioned

if TYPE_CHECKING:
    from digiportal.accounts.models import User

Record = TypeVar("Record", bound=Versioned)


def record(instance: Record, actor: User | None, reason: str) -> Record:
    """Validate and save ``instance`` as an act of ``actor``; the history keeps who and why.

    ``actor`` is None for loading from files by a command. Raises ``ValidationError`` when the record breaks
    a rule of its own fields or constraints.
    """
    if instance.pk is not None:
        instance.version += 1
    instance._history_user = actor  # type: ignore[attr-defined]
    instance._change_reason = reason  # type: ignore[attr-defined]
    instance.full_clean()
    instance.save()
    return instance


def remove(instance: Versioned, actor: User | None, reason: str) -> None:
    """Delete ``instance`` as an act of ``actor``; the history keeps what it was, who removed it and why."""
    instance._history_user = actor  # type: ignore[attr-defined]
    instance._change_reason = reason  # type: ignore[attr-defined]
    instance.delete()
