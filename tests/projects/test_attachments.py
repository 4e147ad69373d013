"""Files of a project: its own people and the office add and take away, everybody in the programme reads."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from digiportal.accounts.models import User
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.storing import CheckedFile
from programme.models import Programme
from projects.models import Project, ProjectAttachment
from projects.services.attachments import attach_to_project, detach_from_project
from tests.cooperation import client_of, count_queries, make_programme, make_user
from tests.projects.cases import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def project(programme: Programme) -> Project:
    return make_project(programme)


@pytest.fixture
def leader(project: Project) -> User:
    return make_user("leder", "project_leader", project)


def attach(actor: User | None, project: Project, title: str = "Plan") -> ProjectAttachment:
    file = CheckedFile(SimpleUploadedFile("plan.txt", title.encode()), "plan.txt", Kind.TEXT, len(title))
    return attach_to_project(actor, ProjectAttachment(project=project, title=title), file)


def url(name: str, project: Project, *args: object) -> str:
    return reverse(f"projects:{name}", args=[project.programme.slug, project.slug, *args])


def test_by_the_form(project: Project, leader: User) -> None:
    client = client_of(leader)
    path = url("project-attach", project)
    ticket = client.get(path).context["ticket"].signed()
    answer = client.post(path, {"_ticket": ticket, "file": SimpleUploadedFile("plan.txt", b"En plan"), "title": ""})
    assert answer.headers["Location"] == f"{url('project', project)}#vedlegg"
    attachment = ProjectAttachment.objects.get()
    assert attachment.title == "plan"
    assert b"".join(client.get(url("project-attachment", project, attachment.pk)).streaming_content) == b"En plan"


def test_others_read_and_add_nothing(project: Project, programme: Programme) -> None:
    attachment = attach(None, project)
    observer = make_user("obs", "observer", programme)
    client = client_of(observer)
    assert client.get(url("project-attachment", project, attachment.pk)).status_code == 200
    assert client.get(url("project-attach", project)).status_code == 404
    assert client.get(url("project-detach", project, attachment.pk)).status_code == 404
    with pytest.raises(PermissionDenied):
        attach(observer, project)
    with pytest.raises(PermissionDenied):
        detach_from_project(observer, attachment, "Nei")


def test_taken_away_is_hidden_with_who_and_why(project: Project, leader: User) -> None:
    attachment = attach(leader, project)
    client = client_of(leader)
    path = url("project-detach", project, attachment.pk)
    ticket = client.get(path).context["ticket"].signed()
    client.post(path, {"_ticket": ticket, "reason": "Gammel utgave"})
    assert client.get(url("project-attachment", project, attachment.pk)).status_code == 404
    assert "Gammel utgave" in client.get(url("project", project)).content.decode()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM projects_projectattachment", "UPDATE projects_projectattachment SET title = 'x'"]
)
def test_the_database_keeps_it(project: Project, statement: str) -> None:
    attach(None, project)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_page_asks_as_much_for_many_as_for_one(project: Project, leader: User) -> None:
    attach(None, project)
    client = client_of(leader)
    count_queries(client, url("project", project))
    one = count_queries(client, url("project", project))
    for number in range(4):
        attach(None, project, f"Plan {number}")
    assert count_queries(client, url("project", project)) == one
