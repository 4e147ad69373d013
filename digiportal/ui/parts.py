"""What views hand to the components that show lists: plain data, written in the language of the page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class KeyFigure:
    """A figure that a page is read for: ``value`` as written («129 876 kr»); ``url`` opens its parts."""

    label: str
    value: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Task:
    """Something asked of the visitor: what, for whom, by when, and the one button that does it."""

    what: str
    act_label: str
    act_url: str
    for_whom: str = ""
    due: datetime.date | None = None
    url: str = ""
    """The page of the thing itself, when that isn't where the button leads."""


@dataclass(frozen=True)
class Change:
    """A field that was changed, both sides as people read them."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """A line of a timeline or of a history; ``when`` is a date or a moment already in words."""

    when: str
    what: str
    who: str = ""
    why: str = ""
    url: str = ""
    changes: Sequence[Change] = ()
    is_current: bool = False


@dataclass(frozen=True)
class Tab:
    """A link among pages that belong together."""

    label: str
    url: str
    is_current: bool = False
