"""The register of municipalities and counties against what is known of them (R6, R43)."""

from __future__ import annotations

import datetime

import pytest

from programme.models import OfficialNumber, Organisation, Population, Succession
from programme.register.loading import load_register
from programme.register.reading import read_register, slug_of

pytestmark = pytest.mark.rule("R6")


@pytest.fixture(scope="module")
def register():
    return read_register()


@pytest.mark.parametrize(
    ("year", "count"), [(2017, 426), (2018, 422), (2019, 422), (2020, 356), (2024, 357), (2026, 357)]
)
def test_as_many_municipalities_as_there_were(register, year: int, count: int) -> None:
    day = datetime.date(year, 1, 1)
    alive = [
        area
        for area in register.areas
        if area.kind == "municipality"
        and (area.valid_from is None or area.valid_from <= day)
        and (area.valid_to is None or day < area.valid_to)
    ]
    assert len(alive) == count


def test_a_municipality_keeps_its_identity_through_renumbering(register) -> None:
    vinje = next(area for area in register.areas if area.slug == "vinje")
    assert [number for number, _start, _end in vinje.numbers] == ["0834", "3825", "4036"]
    assert vinje.populations[datetime.date(2017, 1, 1)][0] == 3726


def test_addresses_are_unique(register) -> None:
    slugs = [area.slug for area in register.areas]
    assert len(slugs) == len(set(slugs))
    assert slug_of("Åfjord – Ørland") == "afjord-orland"


@pytest.mark.django_db
@pytest.mark.demonstration
def test_a_merger_makes_a_new_one_that_takes_over_the_duties() -> None:
    indre_fosen = Organisation.objects.get(slug="indre-fosen")
    inherited = indre_fosen.predecessions.values_list("predecessor__name", "takes_over_duties")
    assert set(inherited) == {("Rissa", True), ("Leksvik", True)}
    trondheim = Organisation.objects.get(slug="trondheim")
    assert {succession.predecessor.name for succession in trondheim.predecessions.all()} == {"Trondheim", "Klæbu"}


@pytest.mark.django_db
@pytest.mark.demonstration
def test_who_took_over_after_a_split_is_left_open() -> None:
    splits = Succession.objects.filter(kind="split", predecessor__kind="municipality")
    assert {split.predecessor.name for split in splits} >= {"Snillfjord", "Tysfjord", "Ålesund"}
    assert not splits.filter(takes_over_duties=True).exists()


@pytest.mark.django_db
@pytest.mark.demonstration
@pytest.mark.rule("R43")
def test_loading_again_changes_nothing() -> None:
    def state() -> tuple[int, ...]:
        models = (Organisation, OfficialNumber, Population, Succession, Organisation.history.model)
        return tuple(model.objects.count() for model in models)

    before = state()
    load_register()
    assert state() == before
    assert not Population.objects.filter(source="").exists()
