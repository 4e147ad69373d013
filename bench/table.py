"""Measurements and how they are printed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing measured: seconds of the portal and of its floor, bytes sent, and queries where it makes any."""

    name: str
    portal: float
    floor: float
    size: int
    queries: int | None = None


def best_seconds(act: Callable[[], object], times: int) -> float:
    """The quickest of ``times`` runs, the one least disturbed by others, after one that warms up what is kept."""
    act()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return min(taken)


def render(kind: str, floor: str, rows: Iterable[Row]) -> str:
    """Lines of text: milliseconds of both, and their ratio."""
    lines = [f"\n{kind:<44}{'portal ms':>12}{floor + ' ms':>22}{'ratio':>8}{'kB':>8}{'queries':>9}"]
    for row in rows:
        queries = "" if row.queries is None else row.queries
        times = f"{row.portal * 1000:>12.1f}{row.floor * 1000:>22.1f}{row.portal / row.floor:>8.1f}"
        lines.append(f"{row.name:<44}{times}{row.size / 1000:>8.1f}{queries:>9}")
    return "\n".join(lines)
