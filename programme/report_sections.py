"""The sections of an annual report: each package contributes those that it has the facts for (R52)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise

from programme.documents.content import SectionContent
from programme.documents.provenance import Origin
from programme.models import Programme


class SectionFacts(Protocol):
    """A frozen dataclass of plain data (texts, numbers, Decimals, dates, tuples), so that it can be frozen (R53)."""

    @property
    def origin(self) -> Origin:
        """Where the facts come from."""
        ...


@dataclass(frozen=True)
class ReportSection:
    """A section of the annual report, in two steps.

    ``gather`` reads the facts of a programme and a year; nothing in them may be exempt or one party's own.
    ``present`` makes finished texts of the facts in the active language; it reads nothing.
    ``slug`` is what the secretariat's chapter names; ``order`` sets sections of different packages in line.
    ``address`` is its part of the address of the page on which those words are written.
    """

    slug: str
    title: str | Promise
    order: int
    gather: Callable[[Programme, int], SectionFacts]
    present: Callable[[Any], SectionContent]
    address: str


_sections: dict[str, ReportSection] = {}


def register_section(section: ReportSection) -> None:
    """Make a section known; called in ``AppConfig.ready``. Raises ValueError if another has its slug."""
    if _sections.setdefault(section.slug, section) is not section:
        raise ValueError(f"There is already a section named {section.slug}.")


def report_sections() -> list[ReportSection]:
    """All sections in their order."""
    return sorted(_sections.values(), key=lambda section: section.order)
