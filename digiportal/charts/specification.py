"""The kinds of charts. Each says one thing, in its title; figures are exact (int or Decimal), texts are finished texts
in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Figure = int | Decimal
MAX_SERIES = 4


@dataclass(frozen=True)
class Series:
    """One row of figures, as many as the chart has categories. None means that there is no figure."""

    name: str
    values: tuple[Figure | None, ...]


@dataclass(frozen=True, kw_only=True)
class _Bars:
    """What all bar charts have. `title` is the message, `category` names what the bars stand for («Kommune»), `unit`
    stands after each figure («kr»; empty for counts)."""

    title: str
    category: str
    categories: tuple[str, ...]
    unit: str = "kr"

    def _check(self, series: Sequence[Series]) -> None:
        if not self.categories or not series:
            raise ValueError("A chart needs figures.")
        if len(set(self.categories)) != len(self.categories):
            raise ValueError("The categories of a chart must differ.")
        if any(len(row.values) != len(self.categories) for row in series):
            raise ValueError("Each series needs one figure for each category.")


@dataclass(frozen=True, kw_only=True)
class BarChart(_Bars):
    """One bar for each category: projects by state, share by municipality. `measure` names the figures («Andel»).

    Raises ValueError if there are no figures, or not as many as categories.
    """

    measure: str
    values: tuple[Figure | None, ...]

    def __post_init__(self) -> None:
        self._check(self.series)

    @property
    def series(self) -> tuple[Series, ...]:
        return (Series(self.measure, self.values),)


@dataclass(frozen=True, kw_only=True)
class _ManySeries(_Bars):
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        self._check(self.series)
        if not 2 <= len(self.series) <= MAX_SERIES:
            raise ValueError(f"Between two and {MAX_SERIES} series can be told apart in grey.")


@dataclass(frozen=True, kw_only=True)
class StackedBarChart(_ManySeries):
    """Bars made of parts that add up: equal part and population part of each municipality's share.

    `total` names the sum («Sum»). Raises ValueError for a negative part too: parts of a sum aren't negative.
    """

    total: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(value is not None and value < 0 for row in self.series for value in row.values):
            raise ValueError("A stacked bar can't have a negative part.")

    @property
    def totals(self) -> tuple[Figure, ...]:
        """The sum of each category's parts."""
        return tuple(
            sum((row.values[index] or 0 for row in self.series), start=0) for index in range(len(self.categories))
        )


@dataclass(frozen=True, kw_only=True)
class GroupedBarChart(_ManySeries):
    """Bars side by side to be compared: costs and financing by year, budget and accounts by line."""


@dataclass(frozen=True)
class Span:
    """Something that takes its time: first and last day (both inclusive) and a word for its state."""

    name: str
    start: date
    end: date
    state: str

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"«{self.name}» ends before it begins.")


@dataclass(frozen=True, kw_only=True)
class TimelineChart:
    """When things happen, over years. `category` names what the lines stand for («Prosjekt»). `first_day`, `last_day`
    and `state` head the columns of the table behind."""

    title: str
    category: str
    spans: tuple[Span, ...]
    first_day: str
    last_day: str
    state: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("A timeline needs something on it.")


Chart = BarChart | StackedBarChart | GroupedBarChart | TimelineChart
