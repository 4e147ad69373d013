"""The navigation of a programme's pages: packages register their entries, and one place puts them in order."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class NavigationEntry:
    """An entry as a package registers it; ``url_name`` takes the programme's slug alone.

    ``section`` is what a page names to be the present one; ``order`` sets entries of different packages in line.
    """

    section: str
    label: str | Promise
    url_name: str
    order: int


@dataclass(frozen=True)
class NavigationItem:
    """An entry for one programme, as a page shows it."""

    label: str
    url: str
    is_current: bool


_entries: dict[str, NavigationEntry] = {}


def register_navigation(*entries: NavigationEntry) -> None:
    """Add entries to the navigation of every programme; called in ``AppConfig.ready``."""
    for entry in entries:
        _entries[entry.section] = entry


def navigation(programme_slug: str, section: str) -> list[NavigationItem]:
    """The navigation of a programme, in order, with the entry of ``section`` as the present one."""
    return [
        NavigationItem(str(entry.label), reverse(entry.url_name, args=[programme_slug]), entry.section == section)
        for entry in sorted(_entries.values(), key=lambda entry: entry.order)
    ]


register_navigation(
    NavigationEntry("overview", pgettext_lazy("navigation", "Overview"), "programme:overview", 10),
    NavigationEntry("cooperation", pgettext_lazy("navigation", "Cooperation"), "programme:cooperation", 20),
    NavigationEntry("bodies", pgettext_lazy("navigation", "Bodies and meetings"), "programme:bodies", 30),
    NavigationEntry("resolutions", pgettext_lazy("navigation", "Resolutions"), "programme:resolutions", 40),
    NavigationEntry("strategy", pgettext_lazy("navigation", "Strategy"), "programme:strategy", 50),
    NavigationEntry("roles", pgettext_lazy("navigation", "People and roles"), "roles:programme", 100),
    NavigationEntry("annual", pgettext_lazy("navigation", "Annual plan and report"), "programme:annual-reports", 90),
)
