"""The pages of projects: what they answer, who may see them, and that they ask a fixed number of queries."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from programme.models import Organisation, Programme
from projects.models import ActionPlan, ActionPlanItem, Benefit, Participation, ProjectOwner, Proposal, Risk, RollOut
from tests.cooperation import client_of, count_queries, make_member, make_programme, make_user
from tests.projects.cases import add_measures, make_project, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def vinje(programme: Programme) -> Organisation:
    return make_member(programme, "Vinje", "0834")


@pytest.fixture
def client(vinje: Organisation) -> Client:
    return client_of(make_user("radmann", "chief_executive", vinje))


def text_of(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def listed(client: Client, query: str) -> list[str]:
    return [project.slug for project in client.get(f"/dalen/prosjekt/{query}").context["page_obj"].object_list]


def test_the_portfolio_is_filtered_sorted_and_searched_in_the_address(
    programme: Programme, vinje: Organisation, client: Client
) -> None:
    innsyn = make_project(programme, "innsyn", sequence=1, budget=100)
    make_project(programme, "velferd", sequence=2, status="planned", budget=900, summary="Mobil omsorg")
    make_project(programme, "orden", sequence=3, budget=500)
    ProjectOwner.objects.create(project=innsyn, organisation=vinje)
    add_measures(innsyn, {"T1": None})
    assert listed(client, "") == ["innsyn", "velferd", "orden"]
    assert listed(client, "?status=ongoing") == ["innsyn", "orden"]
    assert listed(client, "?eier=vinje") == ["innsyn"]
    assert listed(client, "?q=omsorg+mobil") == ["velferd"]
    assert listed(client, "?q=tiltak") == ["innsyn"]
    assert listed(client, "?sorter=budsjett&status=") == ["velferd", "orden", "innsyn"]
    assert listed(client, "?sorter=tull") == ["innsyn", "velferd", "orden"]


@pytest.mark.rule("R24")
def test_the_project_shows_the_difference_between_measures_and_budget(programme: Programme, client: Client) -> None:
    add_measures(make_project(programme, budget=1800), {"T1": 450, "T2": 300})
    page = text_of(client.get("/dalen/prosjekt/innsyn/"))
    assert "The measures come to 1 050 kr less than the budget of 1 800 kr." in page


def test_only_those_who_may_act_find_the_buttons_and_the_forms(programme: Programme, client: Client) -> None:
    project = make_project(programme)
    leader = client_of(make_user("leiar", "project_leader", project))
    for path in ("statusrapport/ny/", "endre/"):
        address = f"/dalen/prosjekt/innsyn/{path}"
        assert client.get(address).status_code == 404
        assert address not in text_of(client.get("/dalen/prosjekt/innsyn/"))
        assert leader.get(address).status_code == 200
        assert address in text_of(leader.get("/dalen/prosjekt/innsyn/"))


def test_a_project_of_another_programme_is_not_there(programme: Programme, client: Client) -> None:
    other = make_programme("annet")
    project = make_project(other)
    noun = f"historikk/prosjekt/{project.pk}"
    for path in ("annet/prosjekt", "annet/prosjekt/innsyn", "dalen/prosjekt/innsyn", f"dalen/{noun}", f"annet/{noun}"):
        assert client.get(f"/{path}/").status_code == 404
    assert client.get(f"/dalen/historikk/finnes-ikke/{project.pk}/").status_code == 404


@pytest.mark.rule("R25")
def test_the_action_plan_gives_both_sums(programme: Programme, client: Client) -> None:
    plan = ActionPlan.objects.create(programme=programme, title="Plan", period_text="2012–2013")
    for priority, uncertain in enumerate((False, True), start=1):
        ActionPlanItem.objects.create(plan=plan, priority=priority, name="T", funds=50000, funds_uncertain=uncertain)
    page = text_of(client.get(f"/dalen/handlingsplan/{plan.pk}/"))
    assert "2 measures in order of priority: 50 000 kr is sure, 50 000 kr is an uncertain estimate." in page


@pytest.mark.rule("R26")
def test_proposals_show_what_came_of_them(programme: Programme, client: Client) -> None:
    proposal = {"kind": "pilot", "title": "Robot", "text": "Prøve", "submitted_on": datetime.date(2026, 1, 5)}
    Proposal.objects.create(programme=programme, state="rejected", assessment="Passar ikkje no.", **proposal)
    page = text_of(client.get("/dalen/forslag/"))
    assert "rejected" in page
    assert "Passar ikkje no." in page


def fill(programme: Programme, count: int) -> None:
    """Projects and, on the first, all that belongs to one; ``count`` of each more."""
    first = programme.projects.first() or make_project(programme)
    start = programme.projects.count()
    for number in range(start, start + count):
        member = make_member(programme, f"Ny{number}", f"{9000 + number}")
        project = make_project(programme, f"p{number}")
        for owned in (project, first):
            ProjectOwner.objects.create(project=owned, organisation=member)
        make_report(first, datetime.date(2020, 1, 1) + datetime.timedelta(number))
        Participation.objects.create(project=first, organisation=member, hours_promised=10)
        RollOut.objects.create(project=first, organisation=member, state="planned")
        Benefit.objects.create(project=first, organisation=member, kind="quality", title="Betre")
        Risk.objects.create(project=first, title="Tid", probability=2, consequence=3)
        add_measures(first, {f"T{number}": 10})
        plan = programme.action_plans.first() or ActionPlan.objects.create(
            programme=programme, title="P", period_text=""
        )
        ActionPlanItem.objects.create(plan=plan, priority=number, name="T", project=project)


@pytest.mark.parametrize(
    "path", ["prosjekt/", "prosjekt/innsyn/", "historikk/prosjekt/{project}/", "handlingsplan/{plan}/"]
)
def test_ten_times_the_data_asks_no_more_queries(path: str, programme: Programme, client: Client) -> None:
    fill(programme, 2)
    names = {"project": programme.projects.get(slug="innsyn").pk, "plan": programme.action_plans.get().pk}
    address = f"/dalen/{path.format(**names)}"
    client.get(address)
    few = count_queries(client, address)
    fill(programme, 18)
    assert count_queries(client, address) == few
