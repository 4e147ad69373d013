"""A form was sent at a bad moment: what was typed waits in the session until it can be saved.

The bad moments: the session ran out while the form was filled in, or the person must first confirm who it is.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from digiportal.forms import tickets
from digiportal.forms.tickets import Ticket

KEY = "digiportal.forms.interrupted"
KEPT_FOR = datetime.timedelta(hours=1)

LOGGED_OUT = "logged_out"
UNCONFIRMED = "unconfirmed"
NOTICES: dict[str, Promise] = {
    LOGGED_OUT: _("You had been logged out before this was saved. Check it, and save."),
    UNCONFIRMED: _("You had to confirm who you are before this was saved. Check it, and save."),
}


@dataclass(frozen=True)
class Typed:
    """What waits for a page; ``notice`` says to the person why it wasn't saved."""

    data: QueryDict
    notice: Promise


def keep(request: HttpRequest, secret: Iterable[str], why: str = LOGGED_OUT) -> bool:
    """Keep what a request posted, without the fields named in ``secret``; returns whether it was kept.

    ``why`` is LOGGED_OUT or UNCONFIRMED. Only a form with a ticket for this address is kept, so that no other site can
    plant text here. Files aren't kept.
    """
    ticket = tickets.read(request.POST)
    if ticket is None or ticket.path != request.path:
        return False
    left_out = {"csrfmiddlewaretoken", *secret}
    typed = {name: values for name, values in request.POST.lists() if name not in left_out}
    kept = request.session.get(KEY, {})
    request.session[KEY] = kept | {request.path: {"at": time.time(), "typed": typed, "why": why}}
    return True


def typed_before(request: HttpRequest) -> Typed | None:
    """What the same user had typed on this page at the bad moment; None after an hour, or for somebody else."""
    kept: dict[str, Any] | None = request.session.get(KEY, {}).get(request.path)
    if kept is None:
        return None
    data = _query_dict(kept["typed"])
    ticket: Ticket | None = tickets.read(data)
    is_late = time.time() - kept["at"] > KEPT_FOR.total_seconds()
    if is_late or ticket is None or ticket.user != request.user.pk:
        forget(request)
        return None
    return Typed(data, NOTICES[kept.get("why", LOGGED_OUT)])


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
