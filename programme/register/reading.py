"""From the files to plain data: which municipalities and counties there were, when, under which number and name (R6)."""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

DATA = Path(__file__).parent / "data"
Span = tuple[str, datetime.date | None, datetime.date | None]
"""A number or a name, from (inclusive) and to (exclusive)."""

RENUMBERED = "nummerendring"
LETTERS = {ord("æ"): "ae", ord("ø"): "o", ord("å"): "a", ord("ö"): "o", ord("ä"): "a"}


@dataclass
class Area:
    """A municipality or a county through its life; numbers and names by period, populations by date."""

    kind: str
    name: str
    numbers: list[Span] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    populations: dict[datetime.date, tuple[int, str]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    slug: str = ""

    @property
    def last_number(self) -> str:
        return self.numbers[-1][0]


@dataclass(frozen=True)
class Inheritance:
    """``predecessor`` went into ``successor`` on a date; ``shared`` when it went into several."""

    predecessor: int
    successor: int
    date: datetime.date
    shared: bool


@dataclass
class Register:
    """All areas and who went into whom, by position in ``areas``."""

    areas: list[Area]
    inheritances: list[Inheritance]


def read_register() -> Register:
    """The whole register from the files."""
    reader = _Municipalities()
    reader.begin()
    reader.change()
    reader.describe()
    register = Register(reader.areas, reader.inheritances)
    _add_counties(register)
    _name_addresses(register.areas)
    return register


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of the register."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield dict(row)


def slug_of(name: str) -> str:
    """An address from a Norwegian name: æ, ø and å are written ae, o and a."""
    plain = name.lower().translate(LETTERS)
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain).split()
    return "-".join(words)


class _Municipalities:
    """Follows the holders of numbers from 2005 on through the changes."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self.inheritances: list[Inheritance] = []
        self._holder: dict[str, int] = {}
        self._population: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
        for row in rows("befolkning_kommune_1jan.csv"):
            figure = int(row["folkemengde_1jan"]), row["kilde"]
            self._population[row["kommunenr"]][int(row["aar"])] = figure
        self._names = {row["kommunenr"]: row["kommunenavn"] for row in rows("befolkning_kommune_1jan.csv")}

    def begin(self) -> None:
        """Those that are there before the first change that the files know."""
        changed = list(rows("kommuneendringer_2018_2024.csv"))
        new = {row["nytt_nr"] for row in changed}
        old_names = {row["gammelt_nr"]: row["gammelt_navn"] for row in reversed(changed)}
        for number, years in sorted(self._population.items()):
            if number in new and min(years) >= 2018:
                continue
            first = min(years)
            start = None if first == 2005 else datetime.date(first, 1, 1)
            self._add(old_names.get(number, self._names[number]), number, start)

    def change(self) -> None:
        """Mergers, splits and new numbers, one date after the other."""
        changes = sorted(rows("kommuneendringer_2018_2024.csv"), key=lambda row: (row["dato"], row["nytt_nr"]))
        for date, of_date in groupby(changes, key=lambda row: row["dato"]):
            self._change_on(datetime.date.fromisoformat(date), list(of_date))

    def _change_on(self, date: datetime.date, changes: list[dict[str, str]]) -> None:
        before = dict(self._holder)
        times_old: dict[str, int] = defaultdict(int)
        for row in changes:
            times_old[row["gammelt_nr"]] += 1
        for number, group in groupby(changes, key=lambda row: row["nytt_nr"]):
            sources = list(group)
            old_numbers = {row["gammelt_nr"] for row in sources} | self._joined(number, before)
            if len(old_numbers) == 1 and sources[0]["type"] == RENUMBERED:
                self._renumber(before[sources[0]["gammelt_nr"]], number, sources[0]["nytt_navn"], date)
                continue
            for old in old_numbers:
                self._end(before[old], date)
            successor = self._add(sources[0]["nytt_navn"], number, date)
            for old in sorted(old_numbers):
                self.inheritances.append(Inheritance(before[old], successor, date, times_old[old] > 1))

    def _joined(self, number: str, before: dict[str, int]) -> set[str]:
        """The one that held ``number`` already: the files say only of Klæbu that it went into Trondheim's number."""
        holder = self.areas[before[number]] if number in before else None
        there = holder is not None and holder.valid_to is None and holder.last_number == number
        return {number} if there else set()

    def describe(self) -> None:
        """Populations by number and year, and what is known of today's municipalities."""
        for area in self.areas:
            for number, start, end in area.numbers:
                for year, figure in self._population[number].items():
                    day = datetime.date(year, 1, 1)
                    if (start is None or start <= day) and (end is None or day < end):
                        area.populations[day] = figure
        for row in rows("kommuner_2024.csv"):
            area = self.areas[self._holder[row["kommunenr"]]]
            area.facts, area.name = row, row["kommunenavn"]

    def _add(self, name: str, number: str, start: datetime.date | None) -> int:
        area = Area("municipality", name, [(number, start, None)], [(name, start, None)], valid_from=start)
        self.areas.append(area)
        self._holder[number] = len(self.areas) - 1
        return self._holder[number]

    def _renumber(self, index: int, number: str, name: str, date: datetime.date) -> None:
        area = self.areas[index]
        area.numbers[-1] = (*area.numbers[-1][:2], date)
        area.numbers.append((number, date, None))
        if name != area.names[-1][0]:
            area.names[-1] = (*area.names[-1][:2], date)
            area.names.append((name, date, None))
        area.name = name
        self._holder[number] = index

    def _end(self, index: int, date: datetime.date) -> None:
        area = self.areas[index]
        area.valid_to = date
        area.numbers[-1] = (*area.numbers[-1][:2], date)
        area.names[-1] = (*area.names[-1][:2], date)


def _add_counties(register: Register) -> None:
    positions: dict[str, int] = {}
    for row in rows("fylker.csv"):
        start, end = (datetime.date.fromisoformat(row[key]) if row[key] else None for key in ("fra", "til"))
        name = row["fylkesnavn"]
        area = Area("county", name, [(row["fylkesnr"], start, end)], [(name, start, end)], start, end)
        area.facts = {"etterfolger": row["etterfolger"]}
        register.areas.append(area)
        positions[row["fylkesnr"]] = len(register.areas) - 1
    for position in positions.values():
        area = register.areas[position]
        successors = area.facts["etterfolger"].split()
        for successor in successors:
            date = area.valid_to or datetime.date.max
            register.inheritances.append(Inheritance(position, positions[successor], date, len(successors) > 1))


def _name_addresses(areas: list[Area]) -> None:
    """The plain name for the one that is there today, with the last number for namesakes and those that are gone."""
    today: dict[str, int] = defaultdict(int)
    for area in areas:
        today[_plain(area)] += area.valid_to is None
    for area in areas:
        plain = _plain(area)
        alone = area.valid_to is None and today[plain] == 1
        area.slug = plain if alone else f"{plain}-{area.last_number}"


def _plain(area: Area) -> str:
    return slug_of(area.name) + ("-fylke" if area.kind == "county" else "")
