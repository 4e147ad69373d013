"""Where the figures and texts of a document come from, as plain data and in words (``Sourced``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import pgettext

from programme.models import Sourced


@dataclass(frozen=True)
class Origin:
    """The sources of some records, and whether any was made for the demonstration."""

    sources: tuple[str, ...] = ()
    has_examples: bool = False

    def __add__(self, other: Origin) -> Origin:
        return Origin(tuple(dict.fromkeys(self.sources + other.sources)), self.has_examples or other.has_examples)


def origin(records: Iterable[Sourced]) -> Origin:
    """What the records were taken from, each source once; fetch ``source`` with the records."""
    records = list(records)
    titles = dict.fromkeys(_source_title(record) for record in records if record.source)
    return Origin(tuple(titles), any(record.is_example for record in records))


def origin_of(record: Sourced) -> Origin:
    """The source of one record with the place in it."""
    place = f", {record.source_place}" if record.source and record.source_place else ""
    sources = (f"{_source_title(record)}{place}",) if record.source else ()
    return Origin(sources, record.is_example)


def origin_in_words(found: Origin) -> list[str]:
    """One line for each source; records that name none were written in the portal."""
    lines = list(found.sources)
    if found.has_examples:
        lines.append(pgettext("origin of data", "Examples made for the demonstration"))
    return lines or [pgettext("origin of data", "Registered in the portal")]


def _source_title(record: Sourced) -> str:
    source = record.source
    if source is None:
        return ""
    return f"{source.title} ({source.dated})" if source.dated else source.title
