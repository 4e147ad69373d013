"""Those who operate the portal see which jobs have stopped and why, and nothing of what they were about."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from digiportal.accounts.models import User
from digiportal.audit.models import Entry
from digiportal.jobs.jobs import clear_old_jobs, take_up
from digiportal.jobs.models import Failure, Progress, Reason, SetAside
from tests.cooperation import client_of
from tests.jobs import jobs
from tests.jobs.running import run_jobs
from tests.operating import make_administrator

pytestmark = pytest.mark.django_db

LIST = "/portal/jobber/"


@pytest.fixture
def administrator(db: None) -> User:
    return make_administrator()


@pytest.fixture
def office(administrator: User) -> Client:
    return client_of(administrator)


def failed() -> int:
    number = jobs.fail_once_only.defer()
    run_jobs()
    return number


def left_by_a_dead_worker() -> int:
    number = jobs.fail.defer(error="other")
    left(number)
    return number


def do(client: Client, number: int, act: str) -> str:
    """Does the act by its page; the page that answers, with what is said there."""
    address = f"{LIST}{number}/{act}/"
    ticket = client.get(address).context["ticket"].signed()
    return client.post(address, {"_ticket": ticket}, follow=True).content.decode()


def test_what_has_stopped_stands_first_with_its_reason_and_without_content(office: Client) -> None:
    jobs.fail.defer(error="other")
    failed()
    left_by_a_dead_worker()
    page = office.get(LIST)
    assert [job.state for job in page.context["jobs"]] == ["stuck", "failed", "retrying"]
    text = page.content.decode()
    assert "2 jobs have stopped" in text
    assert "Something unforeseen happened" in text
    assert "stopped in the middle" in text
    assert "Kari" not in text
    assert "&quot;other&quot;" not in text


def test_narrowed_to_a_state(office: Client) -> None:
    failed()
    jobs.fail_once_only.defer()
    assert [job.state for job in office.get(f"{LIST}?stand=waiting").context["jobs"]] == ["waiting"]
    assert "Nothing fits" in office.get(f"{LIST}?stand=running").content.decode()


def test_upkeep_that_went_well_is_shown_only_when_asked_for(office: Client) -> None:
    take_up.defer()
    run_jobs()
    assert office.get(LIST).context["jobs"] == []
    assert [job.state for job in office.get(f"{LIST}?stand=done").context["jobs"]] == ["done"]


def test_a_kind_of_job_that_is_gone(office: Client) -> None:
    number = jobs.fail.defer(error="other")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET task_name = 'old.one' WHERE id = %s", [number])
    run_jobs()
    text = office.get(LIST).content.decode()
    assert "Unknown job (old.one)" in text
    assert "doesn&#x27;t know this kind of job any longer" in text


@pytest.mark.parametrize("stopped", [failed, left_by_a_dead_worker])
def test_one_that_has_stopped_is_tried_again(office: Client, administrator: User, stopped: object) -> None:
    number = stopped()  # type: ignore[operator]
    assert "The job waits for its turn" in do(office, number, "prov-igjen")
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"
    assert Entry.objects.filter(event="job_tried_again", actor_pk=administrator.pk).exists()


@pytest.mark.parametrize("stopped", [failed, left_by_a_dead_worker])
def test_one_that_has_stopped_is_given_up(office: Client, administrator: User, stopped: object) -> None:
    number = stopped()  # type: ignore[operator]
    assert "The job is given up" in do(office, number, "gi-opp")
    assert SetAside.objects.get(job_id=number).by == administrator
    page = office.get(LIST)
    assert [job.state for job in page.context["jobs"]] == ["given_up"]
    assert page.context["stopped"] == 0


def test_one_that_waits_is_given_up(office: Client) -> None:
    number = jobs.fail.defer(error="other")
    do(office, number, "gi-opp")
    run_jobs()
    assert ProcrastinateJob.objects.get(pk=number).status == "cancelled"


def test_one_that_is_done_is_neither(office: Client) -> None:
    number = take_up.defer()
    run_jobs()
    assert "hasn&#x27;t stopped" in do(office, number, "prov-igjen")
    assert "can&#x27;t be given up" in do(office, number, "gi-opp")


def test_the_same_work_waits_already(office: Client) -> None:
    number = jobs.fail_once_only.defer_once("x")
    run_jobs()
    jobs.fail_once_only.defer_once("x")
    assert number is not None
    assert "waits in another job already" in do(office, number, "prov-igjen")


def test_progress_is_for_its_owner_and_for_those_who_operate(office: Client) -> None:
    kari, ola = (User.objects.create_user(f"{name}@example.org", full_name=name, language="en") for name in ("k", "o"))
    number = jobs.count.defer_for(kari, path="unused", numbers=1)
    Progress.objects.filter(job_id=number).update(done=3, total=10)
    client = Client(headers={"accept-language": "en"})
    client.force_login(kari)
    assert "3 of 10" in client.get(f"/jobber/{number}/").content.decode()
    assert "3 of 10" in office.get(f"/jobber/{number}/").content.decode()
    client.force_login(ola)
    assert client.get(f"/jobber/{number}/").status_code == 404
    assert client.get("/jobber/0/").status_code == 404


def test_the_list_makes_a_fixed_number_of_queries(office: Client) -> None:
    counts = []
    for _round in range(2):
        for _number in range(10):
            failed()
        with CaptureQueriesContext(connection) as queries:
            office.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_old_jobs_leave_the_list_with_what_is_kept_beside_them() -> None:
    old, new = failed(), failed()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '2 years' WHERE job_id = %s", [old])
    clear_old_jobs()
    assert list(ProcrastinateJob.objects.values_list("pk", flat=True)) == [new]
    assert list(Failure.objects.values_list("job_id", flat=True)) == [new]


def test_what_a_dead_worker_left_is_taken_up() -> None:
    number = left_by_a_dead_worker()
    take_up()
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"
    assert Failure.objects.get(job_id=number).reason == Reason.DIED


def left(number: int) -> None:
    """The worker of the job is dead."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE id = %s", [number])


def test_what_is_left_is_taken_up_although_the_same_work_waits_again() -> None:
    first = jobs.fail.defer_once("key", error="other")
    assert first is not None
    left(first)
    second = jobs.fail.defer_once("key", error="other")
    other = left_by_a_dead_worker()
    take_up()
    states = dict(ProcrastinateJob.objects.values_list("pk", "status"))
    assert states == {first: "todo", second: "todo", other: "todo"}


def test_a_worker_that_died_while_taking_up_hinders_no_other() -> None:
    left(take_up.defer())
    other = left_by_a_dead_worker()
    take_up.defer()
    run_jobs()
    assert Failure.objects.filter(job_id=other, reason=Reason.DIED).exists()
    assert ProcrastinateJob.objects.get(pk=other).status == "todo"


def test_a_job_that_fails_while_the_same_work_waits_is_tried_again() -> None:
    number = jobs.queue_again_and_fail.defer_once("key", again=True)
    assert number is not None
    run_jobs()
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"
