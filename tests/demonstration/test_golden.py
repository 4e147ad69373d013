"""What the demonstration loads against the tables of the source documents, figure by figure (tests/golden)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Sum

from finance.models import Budget, BudgetAmount, CostSharing, Side
from programme.models import Programme, ScheduleEntry
from projects.models import ActionPlan, LeadFunction, Measure, Project

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
YEARS = ["2018", "2019", "2020", "2021"]


def rows(name: str) -> Iterator[dict[str, str]]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def amounts(budget: Budget, side: str) -> dict[tuple[str, str], Decimal]:
    found = BudgetAmount.objects.filter(line__budget=budget, line__side=side).select_related("line")
    return {(amount.line.name, str(amount.year)): amount.amount for amount in found}


def printed(name: str, key: str) -> dict[tuple[str, str], Decimal]:
    """The printed cells that have a figure, without the row of sums."""
    return {
        (row[key], year): Decimal(row[year]) for row in rows(name) if row[key] != "Sum" for year in YEARS if row[year]
    }


@pytest.mark.rule("R45")
@pytest.mark.parametrize(
    ("slug", "side", "name", "key"),
    [
        ("budsjett-2018-2021", Side.COST, "vest_telemark_costs", "item"),
        ("budsjett-2018-2021", Side.FUNDING, "vest_telemark_financing", "source"),
        ("stilling-2018-2021", Side.COST, "vest_telemark_position_budget", "item"),
    ],
)
def test_budgets_of_vest_telemark(slug: str, side: str, name: str, key: str) -> None:
    budget = Budget.objects.get(programme__slug="vest-telemark", slug=slug)
    assert amounts(budget, side) == printed(name, key)
    sums = next(row for row in rows(name) if row[key] == "Sum")
    by_year = BudgetAmount.objects.filter(line__budget=budget, line__side=side).values_list("year")
    assert dict(by_year.annotate(Sum("amount"))) == {int(year): Decimal(sums[year]) for year in YEARS}


@pytest.mark.rule("R42")
def test_shares_of_vest_telemark_are_within_a_krone_of_the_printed_rows() -> None:
    sharing = CostSharing.objects.get(programme__slug="vest-telemark", year=2019, slug="forslag")
    shares = {share.organisation.name: share.amount for share in sharing.shares.select_related("organisation")}
    for row in rows("vest_telemark_cost_share"):
        if row["municipality"] in shares:
            assert abs(shares[row["municipality"]] - Decimal(row["total_nok"])) <= 1
    assert len(shares) == 6
    assert sum(shares.values()) == 1_000_000


@pytest.mark.rule("R24")
def test_measures_of_digital_kommunikasjon() -> None:
    measures = Measure.objects.filter(project__slug="digital-kommunikasjon")
    found = {measure.code: (measure.name, measure.budget) for measure in measures}
    wanted = {
        row["code"]: (row["measure"], Decimal(row["budget_nok"]))
        for row in rows("vest_telemark_digital_kommunikasjon_measures")
        if row["code"] != "Sum"
    }
    assert found == wanted
    assert sum(budget for _name, budget in found.values()) == Project.objects.get(slug="digital-kommunikasjon").budget


def test_projects_of_vest_telemark() -> None:
    projects = {project.name: project for project in Project.objects.filter(programme__slug="vest-telemark")}
    for row in rows("vest_telemark_projects"):
        assert projects[row["project"]].budget == Decimal(row["budget_nok"])
    for row in rows("vest_telemark_project_facts"):
        project = projects[row["project"]]
        leads = {lead.function: lead.text for lead in project.leads.all()}
        assert leads == {LeadFunction.PA: row["pa"], LeadFunction.PL: row["pl"]}
        if row["start"]:
            assert (project.starts_on.isoformat(), project.ends_on.isoformat()) == (row["start"], row["end"])
        owners = {owner.organisation.name for owner in project.owners.select_related("organisation")}
        assert owners == set(filter(None, row["owners"].split("; ")))


def test_schedule_of_vest_telemark() -> None:
    found = list(ScheduleEntry.objects.filter(programme__slug="vest-telemark").values_list("date_text", flat=True))
    assert found == [row["date_text"] for row in rows("vest_telemark_schedule_2018")]


@pytest.mark.rule("R25")
def test_action_plan_of_fosen() -> None:
    plan = ActionPlan.objects.get(programme__slug="fosen")
    items = plan.items.prefetch_related("anchors__goal__area")
    for item, row in zip(items, rows("fosen_action_plan_2012_2013"), strict=True):
        assert (item.priority, item.name, item.leader) == (int(row["priority"]), row["measure"], row["project_leader"])
        assert (item.schedule, item.funds_note) == (row["schedule"], row["funds_note"])
        assert (item.funds, item.funds_uncertain) == (Decimal(row["funds_nok"]), row["amount_uncertain"] == "yes")
        goals = [f"{anchor.goal.area.name.split(' =')[0]}: {anchor.goal.number}" for anchor in item.anchors.all()]
        wanted = [
            f"{area}: {number}"
            for part in row["strategy_anchoring"].split("; ")
            for area, numbers in [part.split(": ")]
            for number in numbers.split(", ")
        ]
        assert sorted(goals) == sorted(wanted)
    sure = items.filter(funds_uncertain=False).aggregate(Sum("funds"))["funds__sum"]
    assert (sure, items.filter(funds_uncertain=True).aggregate(Sum("funds"))["funds__sum"]) == (350_000, 4_875_000)


def test_every_programme_says_where_it_comes_from() -> None:
    for programme in Programme.objects.all():
        assert programme.source is not None
        assert programme.open_points.exists()


def test_nothing_made_up_is_said_of_a_named_person() -> None:
    """Dissents and status reports are examples, said of functions and not of the people in the documents."""
    named = {"Jan Myrekrok", "Ole Dalen", "Anette Westrum", "Håvard Fossbakken", "Sissel Bitustøyl"}
    for project in Project.objects.filter(reports__isnull=False):
        assert not named & {lead.text for lead in project.leads.all()}
