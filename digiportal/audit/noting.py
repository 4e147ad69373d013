"""Writing a line of the log.

What tells of an act is written with it, in its transaction. What tells of something tried or seen waits until the
request has been served, and is then written on its own, before the answer leaves: a refusal is noted although it rolled
everything back, and an answer that was to be noted never leaves without its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.db import models
from django.http import HttpRequest

from digiportal.audit.domain import is_exempt, programme_of
from digiportal.audit.events import event_kind
from digiportal.audit.models import TEXT_LENGTH, Entry


@dataclass
class Served:
    """A request that is being served, and the lines that wait for its end."""

    request: HttpRequest
    waiting: list[Entry] = field(default_factory=list)


_served: ContextVar[Served | None] = ContextVar("digiportal.audit.served", default=None)


def write(
    event: str,
    actor: Any,
    request: HttpRequest | None,
    obj: models.Model | None,
    programme: models.Model | None,
    facts: dict[str, Any],
) -> None:
    """``digiportal.audit.note``."""
    kind = event_kind(event)
    served = _served.get()
    entry = Entry(event=event, facts=facts)
    _say_who(entry, actor, request or (served.request if served else None))
    if obj is not None:
        entry.object_label, entry.object_pk = obj._meta.label, str(obj.pk)
        entry.object_title = "" if is_exempt(obj) else _cut(str(obj))
        programme = programme or programme_of(obj, None)
    if programme is not None:
        entry.programme_pk, entry.programme_name = programme.pk, _cut(str(programme))
    if kind.with_act or served is None:
        entry.save()
    else:
        served.waiting.append(entry)


@contextmanager
def serving(request: HttpRequest) -> Iterator[None]:
    """While ``request`` is served, lines of what is tried or seen wait; at the end they are written in one statement."""
    served = Served(request)
    token = _served.set(served)
    try:
        yield
    finally:
        _served.reset(token)
        if served.waiting:
            Entry.objects.bulk_create(served.waiting)


def _say_who(entry: Entry, actor: Any, request: HttpRequest | None) -> None:
    if request is not None:
        entry.address = get_client_ip(request)
        entry.device = _cut(request.headers.get("User-Agent", ""))
        user = getattr(request, "user", None)
        actor = actor or (user if user is not None and user.is_authenticated else None)
    if actor is not None:
        entry.actor_pk, entry.actor_name = actor.pk, _cut(str(actor))


def _cut(text: str) -> str:
    """The text as the column has room for it; PostgreSQL takes no NUL."""
    return text.replace("\x00", "")[:TEXT_LENGTH]
