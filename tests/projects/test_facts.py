"""Sums of projects, portfolio and action plans (R5, R22, R24, R25)."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from programme.models import Goal, Programme, Strategy, StrategyArea
from projects.facts.action_plan import anchoring, plan_funds
from projects.facts.portfolio import for_list, ownership, summarise
from projects.facts.project import contributions, measure_sum
from projects.models import ActionPlan, ActionPlanItem, GoalAnchor, Participation, Project, ProjectOwner
from tests.cooperation import make_member, make_municipality, make_programme
from tests.projects.cases import add_measures, make_project, make_report

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 21)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.mark.rule("R24")
@pytest.mark.parametrize(
    ("budget", "measures", "difference"),
    [
        (1800, {"T1": 450, "T2": 1350}, 0),
        (1800, {"T1": 450, "T2": None}, 1350),
        (100, {"T1": 450}, -350),
        (None, {"T1": 450}, None),
        (1800, {"T1": None}, None),
    ],
)
def test_measures_add_up_to_the_budget_or_the_difference_is_known(
    programme: Programme, budget: int | None, measures: dict[str, int | None], difference: int | None
) -> None:
    project = make_project(programme, budget=budget)
    add_measures(project, measures)
    assert measure_sum(project).difference == difference


@pytest.mark.rule("R22")
def test_hours_and_money_are_summed_as_promised_and_delivered(programme: Programme) -> None:
    project = make_project(programme)
    for name, number, hours, money in (("Vinje", "0834", 300, None), ("Tokke", "0833", 150, 1000)):
        organisation = make_municipality(name, number)
        promised = {"hours_promised": hours, "amount_promised": money, "hours_delivered": 100}
        Participation.objects.create(project=project, organisation=organisation, **promised)
    found = contributions(project)
    assert (found.hours_promised, found.hours_delivered, found.amount_promised) == (450, 200, 1000)
    assert found.in_hours
    assert found.in_money


def test_the_light_of_a_project_is_the_worst_of_its_latest_report(programme: Programme) -> None:
    project = make_project(programme)
    make_report(project, datetime.date(2026, 1, 1), economy="red")
    make_report(project, datetime.date(2026, 6, 1), scope="yellow")
    make_project(programme, "uten-rapport")
    lights = {found.slug: found.light for found in for_list(Project.objects.all())}
    assert lights == {"innsyn": "yellow", "uten-rapport": None}


def test_the_portfolio_counts_every_project_once(programme: Programme) -> None:
    for number in range(3):
        make_report(make_project(programme, f"p{number}", budget=100), DAY, progress="red")
    make_project(programme, "tanke", status="idea", mandate_outside="")
    summary = summarise(Project.objects.filter(programme=programme).distinct())
    assert [(entry.status, entry.count) for entry in summary.statuses] == [("idea", 1), ("ongoing", 3)]
    assert (summary.total, summary.red, summary.yellow, summary.budget) == (4, 3, 0, 300)


@pytest.mark.rule("R5")
def test_members_that_own_nothing_are_seen_where_all_are_obliged(programme: Programme) -> None:
    vinje, tokke = make_member(programme, "Vinje", "0834"), make_member(programme, "Tokke", "0833")
    ProjectOwner.objects.create(project=make_project(programme), organisation=vinje)
    assert [(own.organisation, own.count) for own in ownership(programme, DAY)] == [(vinje, 1)]
    programme.ownership_obliged = True
    assert [(own.organisation, own.count) for own in ownership(programme, DAY)] == [(vinje, 1), (tokke, 0)]


@pytest.mark.rule("R25")
def test_sure_and_uncertain_funds_are_kept_apart(programme: Programme) -> None:
    plan = ActionPlan.objects.create(programme=programme, title="Handlingsplan", period_text="2012–2013")
    for priority, (funds, uncertain) in enumerate([(100, False), (2500, True), (None, False), (50, False)], start=1):
        ActionPlanItem.objects.create(
            plan=plan, priority=priority, name="Tiltak", funds=funds, funds_uncertain=uncertain
        )
    funds = plan_funds(plan)
    assert (funds.sure, funds.uncertain, funds.without_amount) == (Decimal(150), Decimal(2500), 1)
    assert [item.priority for item in funds.items] == [1, 2, 3, 4]


@pytest.mark.rule("R25")
def test_anchoring_gathers_the_numbers_of_each_area(programme: Programme) -> None:
    strategy = Strategy.objects.create(programme=programme, title="Strategi")
    plan = ActionPlan.objects.create(programme=programme, title="Handlingsplan", period_text="2012–2013")
    item = ActionPlanItem.objects.create(plan=plan, priority=1, name="Tiltak")
    for sequence, (name, numbers) in enumerate((("Kompetanse", [2, 1]), ("Bolyst", [4])), start=1):
        area = StrategyArea.objects.create(strategy=strategy, sequence=sequence, name=name)
        for number in numbers:
            goal = Goal.objects.create(strategy=strategy, area=area, number=number)
            GoalAnchor.objects.create(item=item, goal=goal)
    assert anchoring(item) == [("Kompetanse", "1, 2"), ("Bolyst", "4")]
