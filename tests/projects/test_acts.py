"""Reporting on a project and changing it: rules, rights, and what the history then says (R21)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from digiportal.history.differences import events
from programme.models import Programme
from projects.histories import PARTS_OF_PROJECT
from projects.models import Measure, Project, StatusReport
from projects.services.changes import change_project
from projects.services.reports import submit_status_report
from tests.cooperation import client_of, make_member, make_programme, make_user
from tests.projects.cases import add_measures, make_project, make_report

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def project(programme: Programme) -> Project:
    return make_project(programme)


def report(project: Project, **fields: str) -> StatusReport:
    values = {"progress": "green", "economy": "green", "scope": "green", "text": "Bra."} | fields
    return StatusReport(project=project, date=DAY, **values)


def test_the_project_leader_reports(project: Project) -> None:
    leader = make_user("leiar", "project_leader", project)
    submit_status_report(leader, report(project))
    assert project.reports.get().history.get().history_user == leader


def test_nobody_else_reports(project: Project) -> None:
    for user in (
        make_user("deltakar", "project_member", project),
        make_user("leiing", "secretariat", project.programme),
    ):
        with pytest.raises(PermissionDenied):
            submit_status_report(user, report(project))


def test_one_report_a_day_and_none_from_the_future(project: Project) -> None:
    make_report(project, DAY)
    with pytest.raises(ValidationError) as second:
        submit_status_report(None, report(project))
    ahead = report(project)
    ahead.date = datetime.date(2027, 1, 1)
    with pytest.raises(ValidationError) as early:
        submit_status_report(None, ahead)
    assert set(second.value.error_dict) == set(early.value.error_dict) == {"date"}


def test_what_is_off_plan_needs_a_word_on_what_is_done(project: Project) -> None:
    with pytest.raises(ValidationError) as refused:
        submit_status_report(None, report(project, economy="red"))
    assert set(refused.value.error_dict) == {"next_steps"}
    submit_status_report(None, report(project, economy="red", next_steps="Nytt tilbod."))


@pytest.mark.rule("R21")
def test_a_project_without_a_mandate_does_not_start(programme: Programme) -> None:
    idea = make_project(programme, "ide", status="idea", mandate_outside="")
    with pytest.raises(ValidationError):
        change_project(None, idea, {"status": "ongoing"}, "Vi vil begynne.")


def test_the_history_tells_who_changed_what_and_why(project: Project) -> None:
    leader = make_user("leiar", "project_leader", project)
    change_project(leader, project, {"status": "paused", "ends_on": datetime.date(2027, 6, 30)}, "Ventar på midlar.")
    latest, first = events(project)
    assert (latest.who, latest.why, latest.what) == ("Leiar", "Ventar på midlar.", "Changed")
    assert [(change.field, change.before, change.after) for change in latest.changes] == [
        ("Status", "under way", "paused"),
        ("Ends", "", "30 June 2027"),
    ]
    assert (first.what, first.why) == ("Registered", "Loaded.")


def test_the_history_holds_what_belongs_to_the_project(project: Project) -> None:
    first, _second = add_measures(project, {"T1": 450, "T2": 300})
    first.budget, first.state = 500, "ongoing"
    first._change_reason = "Ny pris."
    first.save()
    Measure.objects.get(code="T2").delete()
    removed, changed, registered = events(project, PARTS_OF_PROJECT)
    assert removed.what == "Removed: Measure T2 Tiltak T2"
    assert (changed.what, changed.why) == ("Changed: Measure T1 Tiltak T1", "Ny pris.")
    assert [(change.field, change.before, change.after) for change in changed.changes] == [
        ("Budget", "450", "500"),
        ("State", "planned", "under way"),
    ]
    assert (registered.what, registered.why) == ("Registered", "Loaded. Measure T1 Tiltak T1; Measure T2 Tiltak T2")


def test_names_in_a_history_are_fetched_at_once(project: Project, django_assert_num_queries) -> None:
    entities = [make_member(project.programme, name, number) for name, number in (("Vinje", "0834"), ("Tokke", "0833"))]

    def change(times: int) -> None:
        for number in range(times):
            project.accounting_entity = entities[number % 2]
            project.save()

    change(2)
    with django_assert_num_queries(2):
        events(project)
    change(20)
    with django_assert_num_queries(2):
        assert events(project)[0].changes[0].after == "Tokke"


def test_a_form_that_breaks_a_rule_says_so_and_keeps_what_was_typed(project: Project) -> None:
    client = client_of(make_user("leiar", "project_leader", project))
    path = "/dalen/prosjekt/innsyn/statusrapport/ny/"
    ticket = client.get(path).context["ticket"].signed()
    typed = {"date": "2026-11-20", "progress": "red", "economy": "green", "scope": "green", "text": "Uvêr i Ål"}
    answer = client.post(path, typed | {"_ticket": ticket})
    assert "Uvêr i Ål" in answer.content.decode()
    assert "next_steps" in answer.context["form"].errors
    done = client.post(path, typed | {"_ticket": answer.context["ticket"].signed(), "next_steps": "Ny plan"})
    assert done.headers["Location"] == "/dalen/prosjekt/innsyn/"
    assert project.reports.get().next_steps == "Ny plan"


def test_two_who_change_the_same_project_see_both_versions(project: Project) -> None:
    client = client_of(make_user("leiar", "project_leader", project))
    path = "/dalen/prosjekt/innsyn/endre/"
    ticket = client.get(path).context["ticket"].signed()
    change_project(None, Project.objects.get(), {"summary": "Frå den andre"}, "Først ute.")
    typed = {"summary": "Frå meg", "status": "ongoing", "reason": "Betre tekst."}
    answer = client.post(path, typed | {"_ticket": ticket})
    assert answer.status_code == 409
    row = next(row for row in answer.context["conflict"].differences if row.name == "summary")
    assert (row.theirs, row.mine) == ("Frå den andre", "Frå meg")
    project.refresh_from_db()
    assert project.summary == "Frå den andre"
