"""Every role against every page: held here, held in another cooperation, and ended yesterday."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models
from django.test import Client

from digiportal.access.anchors import all_anchors
from digiportal.access.giving import assign
from digiportal.access.models import Portal
from digiportal.accounts.invitations.acts import invite
from digiportal.accounts.models import User
from digiportal.clock import today
from digiportal.jobs.jobs import take_up
from digiportal.mail.models import Message
from programme.models import (
    Body,
    Case,
    CaseAttachment,
    FollowUp,
    Meeting,
    Organisation,
    PeopleImport,
    Programme,
    Resolution,
)
from projects.models import Project, ProjectAttachment
from tests.accounts.confirming import confirm

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]

OFFICE = {"programme_leader", "secretariat"}
GROUPS = {
    "office": OFFICE,
    "money": OFFICE | {"programme_accountant", "auditor"},
    "vinje": {"chief_executive", "representative", "finance_contact", "assistant"},
    "project": {"project_owner", "project_leader"},
}
ROLES = [
    *["programme_leader", "secretariat", "programme_accountant", "auditor", "observer"],
    *["chief_executive", "representative", "finance_contact", "assistant"],
    *["chair", "vice_chair", "member", "deputy", "body_secretary", "body_observer"],
    *["project_owner", "project_leader", "project_member"],
    "site_admin",
]
GROUPS |= {role: {role} for role in ROLES}
GROUPS |= {"nobody": set(), "admin": {"site_admin"}, "all": set(ROLES) - {"site_admin"}, "everybody": set(ROLES)}
OPEN_TO_EVERYBODY_LOGGED_IN = {
    "/",
    "/profil/",
    "/profil/sikkerhet/innlogging/",
    "/profil/sikkerhet/",
    "/profil/innlogginger/",
    "/sok/",
    "/kommuner/vinje/",
    "/roller/",
    "/profil/roller/",
    "/profil/e-post/",
    "/demonstrasjon/postkasse/",
}


def table() -> Iterator[tuple[str, set[str]]]:
    """Address and the roles that get it, from rights_table.txt."""
    lines = (Path(__file__).parent / "rights_table.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("/"):
            continue
        address, who = (part.strip() for part in line.split("|"))
        named = who.split()
        yield address, set().union(*(GROUPS[name] for name in named))


def anchor_here(role: str) -> models.Model:
    """What a role is held on in the cooperation of the table."""
    return _anchors("vest-telemark", "vinje", "radmannsutvalet", "innsyn-og-sjolvbetening")[_kind(role)]


def anchor_elsewhere(role: str) -> models.Model:
    """The same kind of thing in a cooperation that has nothing to do with it."""
    return _anchors("digitrondelag", "trondheim", "programstyret", "felles-innbyggerdialog")[_kind(role)]


def _kind(role: str) -> str:
    return next(anchor.model._meta.label for anchor in all_anchors() if role in anchor.rights)


def _anchors(programme: str, organisation: str, body: str, project: str) -> dict[str, models.Model]:
    return {
        "access.Portal": Portal.objects.get(),
        "programme.Programme": Programme.objects.get(slug=programme),
        "programme.Organisation": Organisation.objects.get(slug=organisation),
        "programme.Body": Body.objects.get(programme__slug=programme, slug=body),
        "projects.Project": Project.objects.get(programme__slug=programme, slug=project),
    }


@pytest.fixture
def places() -> dict[str, int]:
    here = {"programme__slug": "vest-telemark"}
    open_ones = FollowUp.objects.unfinished().filter(point__resolution__programme__slug="vest-telemark")
    resolution = Resolution.objects.filter(**here)[0]
    attachment = CaseAttachment.objects.get(case__programme__slug="vest-telemark")
    return {
        "attachment": attachment.pk,
        "attachment_case": attachment.case_id,
        "plan": ProjectAttachment.objects.get(project__slug="innsyn-og-sjolvbetening").pk,
        "meeting": Meeting.objects.filter(body__programme__slug="vest-telemark").held()[0].pk,
        "case": Case.objects.filter(**here, treatments__meeting__state="signed")[0].pk,
        "resolution": resolution.pk,
        "vinje_follow_up": open_ones.filter(organisation__slug="vinje")[0].pk,
        "tokke_follow_up": open_ones.filter(organisation__slug="tokke")[0].pk,
        "project": Project.objects.get(slug="innsyn-og-sjolvbetening").pk,
        "job": take_up.defer(),
        "people_import": _people_import().pk,
        "mail": _mail().pk,
        **_invited(),
    }


def _mail() -> Message:
    """To somebody outside."""
    return Message.objects.create(
        address="post@example.com", language="nb", kind="invitation", key="1", message_id="1", state="failed"
    )


def _people_import() -> PeopleImport:
    """A spreadsheet that waits in Vest-Telemark."""
    programme = Programme.objects.get(slug="vest-telemark")
    sender = User.objects.create_user("sender@example.com", full_name="Sender")
    people_import = PeopleImport.objects.create(programme=programme, file_name="people.xlsx", uploaded_by=sender)
    people_import.rows.create(number=2, cells={"name": "Kari", "organisation": "Vinje"})
    return people_import


def _invited() -> dict[str, int]:
    """A representative of Vinje: the role, the user, the invitation."""
    invited = User.objects.create_user("invited@example.com", full_name="Invited")
    vinje = Organisation.objects.get(slug="vinje")
    role = assign(invited, "representative", vinje, valid_from=today() - datetime.timedelta(days=90))
    return {"assignment": role.pk, "representative": invited.pk, "invitation": invite(None, invited).pk}


def somebody(role: str, anchor: models.Model, ended: bool = False) -> Client:
    """A client logged in as a new user who holds one role, or held it until yesterday."""
    user = User.objects.create_user("somebody@example.com", "secret", full_name="Somebody")
    start = today() - datetime.timedelta(days=90)
    assign(user, role, anchor, valid_from=start, valid_to=today() if ended else None)
    client = Client()
    client.force_login(user)
    confirm(client)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_role_held_here(role: str, places: dict[str, int]) -> None:
    client = somebody(role, anchor_here(role))
    answers = {address: client.get(address.format(**places)).status_code for address, _allowed in table()}
    assert answers == {address: 200 if role in allowed else 404 for address, allowed in table()}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "site_admin"])
def test_role_held_in_another_cooperation(role: str, places: dict[str, int]) -> None:
    assert reached(somebody(role, anchor_elsewhere(role)), places) == set()


@pytest.mark.rule("R11")
@pytest.mark.parametrize("role", ROLES)
def test_role_that_ended_yesterday(role: str, places: dict[str, int]) -> None:
    assert reached(somebody(role, anchor_here(role), ended=True), places) == set()


def reached(client: Client, places: dict[str, int]) -> set[str]:
    """Pages of a cooperation that answer anything but 404."""
    addresses = [address for address, _allowed in table() if address not in OPEN_TO_EVERYBODY_LOGGED_IN]
    return {address for address in addresses if client.get(address.format(**places)).status_code != 404}


def test_nobody_logged_in_is_sent_to_the_log_in(places: dict[str, int]) -> None:
    client = Client()
    for address, _allowed in table():
        if address != "/":
            answer = client.get(address.format(**places))
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/logg-inn/"), address
