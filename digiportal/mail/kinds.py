"""The kinds of mail that there are, and what a receiver may choose about each. Packages register theirs at start-up."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """A kind of mail; its words are in ``templates/mail/<name>.subject.txt`` and ``templates/mail/<name>.txt``.

    ``why`` says in a sentence why one gets it. ``may_wait``: it may come in the day's digest. ``may_be_refused``: one may
    unsubscribe from it; kinds that a role obliges to, such as notices of meetings, and those about security may not.
    """

    name: str
    title: Text
    why: Text
    may_wait: bool = False
    may_be_refused: bool = False


_kinds: dict[str, Kind] = {}


def register_kind(name: str, title: Text, why: Text, *, may_wait: bool = False, may_be_refused: bool = False) -> None:
    """Make a kind of mail known, with its rules; see ``Kind``."""
    _kinds[name] = Kind(name, title, why, may_wait, may_be_refused)


def kind_of(name: str) -> Kind:
    """The kind with this name. Raises ``LookupError`` for one that nobody registered."""
    return _kinds[name]


def title_of(name: str) -> Text:
    """What a kind is called; its bare name when the package that had it is gone."""
    return _kinds[name].title if name in _kinds else name


def all_kinds() -> list[Kind]:
    """All kinds, in the order in which they were registered."""
    return list(_kinds.values())
