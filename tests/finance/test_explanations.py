"""Every step of a share in words (R43)."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from finance import cost_sharing as engine
from finance.cost_sharing.steps import Step
from finance.explanations import _WRITERS, explain, parts_in_words
from finance.facts.shares import shown_parts, shown_rounding
from tests.finance.cases import SIX

SOURCE = engine.PopulationSource("SSB", datetime.date(2017, 1, 1))


@pytest.fixture(autouse=True)
def _in_english() -> object:
    with translation.override("en"):
        yield


def six(**changed: int) -> list[engine.Member]:
    """The six; ``changed`` sets the months of some."""
    return [
        engine.Member(key=name, number=number, name=name, population=population, months=changed.get(name, 12))
        for name, (number, population) in SIX.items()
    ]


def share_of(name: str, members: list[engine.Member] | None = None) -> dict[str, object]:
    components = [engine.Equal(50), engine.ByPopulation(50)]
    return engine.divide(1_000_000, components, members or six(), population_source=SOURCE).of(name).as_json()


@pytest.mark.rule("R43")
def test_vinjes_share_is_told_step_by_step() -> None:
    told = [(step.heading, step.sentence.replace("\u00a0", " "), step.figure) for step in explain(share_of("Vinje"))]
    assert told == [
        ("Half of it equally", "500 000 kr divided by 6 members = 83 333.33 kr.", Decimal("83333.33")),
        (
            "Half of it by population",
            "500 000 kr × 3 726 of 14 170 inhabitants = 131 474.95 kr. Inhabitants on 1 January 2017: SSB.",
            Decimal("131474.95"),
        ),
        ("Together", "The parts add up to 214 808.28 kr, rounded down to 214 808 kr.", Decimal(214808)),
        (
            "The last rounding",
            "When all shares are rounded down, 2 kroner of the sum are left. They go to the largest remainders. "
            "This remainder (0.28 kr) is number 4, so none is added: 214 808 kr.",
            Decimal(214808),
        ),
    ]


@pytest.mark.rule("R43")
def test_the_krone_of_rounding_is_told_to_the_one_who_pays_it() -> None:
    share = share_of("Seljord")
    assert "so one is added" in explain(share)[-1].sentence
    assert parts_in_words(share).replace("\u00a0", " ") == (
        "83 333 kr equally, 105 116 kr by population and 1 kr by rounding"
    )


@pytest.mark.rule("R44")
def test_a_member_for_part_of_the_year_reads_how_months_count() -> None:
    equally, by_population, *_rest = explain(share_of("Vinje", six(Vinje=7)))
    assert "A member for 7 months of the year counts with 7/12." in equally.sentence
    assert "0.5833 of 5.5833 members, counted by months" in equally.sentence
    assert "2,173.5".replace(",", "\u00a0") in by_population.sentence


def test_a_share_that_comes_out_even_ends_with_a_sum() -> None:
    members = [engine.Member(key=key, number=key, name=key) for key in ("a", "b")]
    share = engine.divide(1000, [engine.Equal(100)], members).of("a").as_json()
    assert [step.figure for step in explain(share)] == [500, 500, 500]
    assert explain(share)[-1].is_sum


def test_every_kind_of_step_has_its_words() -> None:
    assert set(_WRITERS) == set(Step.kinds)


@pytest.mark.parametrize("name", SIX)
def test_shown_parts_and_rounding_add_up_to_the_share(name: str) -> None:
    share = share_of(name)
    parts = sum(figure for _kind, figure in shown_parts(share))
    assert parts + shown_rounding(share) == Decimal(str(share["amount"]))
