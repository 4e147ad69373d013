"""The first page: what each kind of user finds on it, and that it asks the database as often however much there is."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from digiportal.accounts.models import User
from digiportal.attachments.jobs import process_content
from digiportal.clock import today
from digiportal.dashboard.shares import own_shares
from digiportal.dashboard.tasks import tasks_of
from programme.models import FollowUp, LocalTreatment, Meeting, Organisation, Question, Resolution, ResolutionPoint
from projects.models import Project, ProjectOwner

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]
PEOPLE = [
    "radmann.vinje",
    "koordinator.vesttelemark",
    "sekretariat.digitrondelag",
    "prosjektleder.vesttelemark",
    "revisor.digitrondelag",
    "admin",
]


def user(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def client(name: str) -> Client:
    logged_in = Client()
    logged_in.force_login(user(name))
    return logged_in


def test_nobody_logged_in_reads_what_the_cooperations_are() -> None:
    page = Client().get("/").content.decode()
    assert "DigIT Midt-Buskerud" in page
    assert "39" in page


def test_the_share_of_vinje_stands_on_the_first_page() -> None:
    (share,) = own_shares(user("radmann.vinje"))
    assert (share.amount, share.is_proposal, share.year) == (214_808, True, 2020)
    assert "214\u00a0808" in client("radmann.vinje").get("/").content.decode()


def test_a_county_sees_this_year_against_the_last() -> None:
    (share,) = own_shares(user("radmann.trondheim"))
    assert (share.year, share.is_proposal) == (2027, True)
    assert share.change is not None
    assert share.change > 0


def test_tasks_are_ones_own_and_in_order() -> None:
    with translation.override("en"):
        tasks = tasks_of(user("radmann.vinje"))
    assert [task.what for task in tasks] == [
        "Status report for Innsyn og sjølvbetening",
        "Seie frå når kommunen vil ta innsyn i bruk",
    ]
    assert all(task.due for task in tasks)


def test_a_question_to_all_parties_is_asked_of_those_who_have_not_answered() -> None:
    question = Question.objects.get(agreement_version__isnull=False)
    asked = {task.what for task in tasks_of(user("radmann.indrefosen"))}
    assert question.title in asked
    assert question.title not in {task.what for task in tasks_of(user("radmann.trondheim"))}


def test_an_announced_procurement_is_asked_of_the_others() -> None:
    titles = [task.what for task in tasks_of(user("representant.sigdal"))]
    assert any("Nytt barnehagesystem" in title for title in titles)
    assert not any("barnehagesystem" in task.what for task in tasks_of(user("radmann.modum")))


def ten_times() -> None:
    """Ten more of all that a first page lists, for each programme's first organisation, body and project."""
    for resolution in list(Resolution.objects.filter(programme__slug__in=["vest-telemark", "digitrondelag"])):
        _more_resolutions(resolution)
    for meeting in list(Meeting.objects.filter(state="called")):
        for day in range(10):
            Meeting.objects.create(body=meeting.body, date=meeting.date + datetime.timedelta(days=day + 1))
    vinje = Organisation.objects.get(slug="vinje")
    for number in range(10):
        project = Project.objects.create(
            programme=vinje.parties.get().programme,
            slug=f"more-{number}",
            name=f"More {number}",
            status="ongoing",
            mandate_outside="x",
        )
        ProjectOwner.objects.create(project=project, organisation=vinje)
        question = Question.objects.create(programme=project.programme, kind="adhesion", title=f"More {number}")
        LocalTreatment.objects.create(question=question, organisation=vinje)


def _more_resolutions(like: Resolution) -> None:
    more = Resolution.objects.create(
        programme=like.programme, body=like.body, title="More", decided_on=today(), how="consensus", outside_portal=True
    )
    point = ResolutionPoint.objects.create(resolution=more, number=1, text="More")
    for slug in ("vinje", "trondheim"):
        organisation = Organisation.objects.get(slug=slug)
        for _more in range(5):
            FollowUp.objects.create(point=point, task="More", organisation=organisation, due_on=today())


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        ask()
    return len(captured)


@pytest.mark.parametrize("name", PEOPLE)
def test_as_many_queries_with_ten_times_the_data(name: str) -> None:
    logged_in = client(name)
    logged_in.get("/")
    before = queries(lambda: logged_in.get("/"))
    ten_times()
    assert queries(lambda: logged_in.get("/")) == before
    assert before < 40


def test_those_who_operate_the_portal_see_what_has_stopped_and_no_cooperation() -> None:
    page = client("admin").get("/", headers={"accept-language": "en"})
    assert {"/portal/post/", "/portal/jobber/", "/portal/logg/"} <= {tab.url for tab in page.context["operation_pages"]}
    assert 'id="operation"' in page.content.decode()
    assert 'id="portfolios"' not in page.content.decode()
    number = process_content.defer(content_id=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [number])
    assert [task.act_url for task in tasks_of(user("admin"))] == ["/portal/jobber/"]
    assert "/portal/jobber/" not in [task.act_url for task in tasks_of(user("sekretariat.digitrondelag"))]
