"""The session ran out while a form was filled in: what was typed waits in the new session until after the log-in."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, QueryDict

from digiportal.forms import tickets
from digiportal.forms.tickets import Ticket

KEY = "digiportal.forms.interrupted"
KEPT_FOR = datetime.timedelta(hours=1)


def keep(request: HttpRequest, secret: Iterable[str]) -> bool:
    """Keep what an anonymous request posted, without the fields named in ``secret``; returns whether it was kept.

    Only a form with a ticket for this address is kept, so that no other site can plant text here. Files aren't kept.
    """
    ticket = tickets.read(request.POST)
    if ticket is None or ticket.path != request.path:
        return False
    left_out = {"csrfmiddlewaretoken", *secret}
    typed = {name: values for name, values in request.POST.lists() if name not in left_out}
    kept = request.session.get(KEY, {})
    request.session[KEY] = kept | {request.path: {"at": time.time(), "typed": typed}}
    return True


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What the same user had typed on this page when the session ran out; None after an hour, or for somebody else."""
    kept: dict[str, Any] | None = request.session.get(KEY, {}).get(request.path)
    if kept is None:
        return None
    data = _query_dict(kept["typed"])
    ticket: Ticket | None = tickets.read(data)
    is_late = time.time() - kept["at"] > KEPT_FOR.total_seconds()
    if is_late or ticket is None or ticket.user != request.user.pk:
        forget(request)
        return None
    return data


def forget(request: HttpRequest) -> None:
    """Drop what waits for this page."""
    kept = request.session.get(KEY, {})
    if request.path in kept:
        request.session[KEY] = {path: data for path, data in kept.items() if path != request.path}


def _query_dict(typed: dict[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return data
