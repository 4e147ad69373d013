"""An administrator: a mail that failed, why, and its retry; a job that stopped; who logged in from where; no content."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.db import connection
from playwright.sync_api import Page, expect
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from digiportal.access.giving import assign
from digiportal.accounts.invitations.acts import invite
from digiportal.accounts.models import User
from digiportal.attachments.jobs import process_content
from digiportal.mail.models import Message, State
from digiportal.mail.sending import send_due
from programme.models import Organisation, Person, Programme
from tests.browser.conftest import OpenPage
from tests.mail.smtp_server import OK, REFUSES_RECEIVER, Mailbox, serve


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """A real mail server that knows no receiver yet."""
    received = Mailbox()
    received.behaviour = REFUSES_RECEIVER
    with serve(received) as port:
        settings.EMAIL_BACKEND = "digiportal.mail.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
        yield received


def a_mail_fails() -> Message:
    """The invitation of a new chief executive goes to an address that isn't there."""
    kari = User.objects.create_user("kari@afjord.example.org", full_name="Kari Nordmann", language="en")
    afjord = Organisation.objects.get(slug="afjord")
    Person.objects.create(name=kari.full_name, user=kari, organisation=afjord)
    assign(kari, "chief_executive", afjord, valid_from=datetime.date(2026, 1, 1))
    invite(User.objects.get(email="sekretariat.digitrondelag@example.org"), kari)
    send_due()
    return Message.objects.get(user=kari)


def a_job_stops() -> int:
    """Its worker is gone, and no other has taken it up yet."""
    number = process_content.defer(content_id=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE id = %s", [number])
    return number


@pytest.mark.demonstration
def test_a_failed_mail_a_stopped_job_and_the_log(own_server: str, mailbox: Mailbox, open_page: OpenPage) -> None:
    message, job = a_mail_fails(), a_job_stops()
    page = open_page(own_server, "admin")
    expect(page.locator("main")).to_contain_text("1 mail didn't go as it should.")
    expect(page.locator("main")).to_contain_text("1 job has stopped.")
    sends_the_mail_again(page, message, mailbox)
    tries_the_job_again(page, job)
    sees_who_logged_in(page)
    sees_no_content(page)


def sends_the_mail_again(page: Page, message: Message, mailbox: Mailbox) -> None:
    page.locator("main").get_by_role("link", name="See why").first.click()
    row = page.get_by_role("row", name="Kari Nordmann")
    expect(row).to_contain_text("not sent")
    expect(row).to_contain_text("the receiver's address doesn't exist")
    expect(page.locator("main")).not_to_contain_text("invites you")
    mailbox.behaviour = OK
    row.get_by_role("link", name="Send again").click()
    page.get_by_role("button", name="Send again").click()
    expect(page.locator("body")).to_contain_text("The mail is on its way.")
    send_due()
    message.refresh_from_db()
    assert message.state == State.SENT
    assert len(mailbox.taken) == 1
    page.reload()
    expect(page.get_by_role("row", name="Kari Nordmann").locator(".state")).to_have_text("sent")


def tries_the_job_again(page: Page, job: int) -> None:
    page.locator(".tab-links").get_by_role("link", name="Jobs").click()
    row = page.get_by_role("row", name="Scan and read a file").first
    expect(row).to_contain_text("stopped in the middle")
    row.get_by_role("link", name="Try again").click()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("body")).to_contain_text("The job waits for its turn.")
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"


def sees_who_logged_in(page: Page) -> None:
    page.locator(".tab-links").get_by_role("link", name="Log").click()
    row = page.get_by_role("row", name="Logged in").filter(has_text="Driftsansvarlig").first
    expect(row).to_contain_text("127.0.0.1")


def sees_no_content(page: Page) -> None:
    programme = Programme.objects.get(slug="vest-telemark")
    answer = page.goto(programme.get_absolute_url())
    assert answer is not None
    assert answer.status == 404
