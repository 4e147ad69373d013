"""Seeing the portal as a role would: never more than the leader, nothing of other programmes, nothing can be done."""

from __future__ import annotations

import datetime
import time

import pytest
from django.apps import apps
from django.db import models
from django.test import Client, RequestFactory

from digiportal.access.anchors import anchor_of
from digiportal.access.giving import assign
from digiportal.access.policy import _policies, condition
from digiportal.access.seeing import seeing_as
from digiportal.accounts.models import User
from digiportal.audit.models import Entry
from programme.models import Case, Organisation, Programme
from programme.roles.seeing import KEY, anchors_in, current, start
from tests.accounts.confirming import confirm

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]

START = datetime.date(2026, 1, 1)
OWN = "digitrondelag"


@pytest.fixture
def programme() -> Programme:
    return Programme.objects.get(slug=OWN)


@pytest.fixture
def leader(programme: Programme) -> User:
    """Leads one programme, and has roles in another that seeing as somebody must not open."""
    user = User.objects.create_user("leads@example.org", full_name="Leads", language="en")
    assign(user, "programme_leader", programme, valid_from=START)
    assign(user, "programme_leader", Programme.objects.get(slug="fosen"), valid_from=START)
    return user


@pytest.fixture
def client(leader: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(leader)
    confirm(client)
    return client


def see_as(client: Client, role: str, anchor: models.Model) -> None:
    page = client.get(f"/{OWN}/se-som/")
    typed = {"role": role, "where": f"{anchor._meta.label}:{anchor.pk}", "_ticket": page.context["ticket"].signed()}
    assert client.post(f"/{OWN}/se-som/", typed).status_code == 302


def seen_by(user: User) -> dict[str, set[int]]:
    """Every object of every model that has a right to be seen, as ``user`` sees them now."""
    found = {}
    for label, rights in _policies.items():
        right = "see" if "see" in rights else "see_programme" if "see_programme" in rights else None
        if right is not None:
            model = apps.get_model(label)
            found[label] = set(model._base_manager.filter(condition(user, right, model)).values_list("pk", flat=True))
    return found


@pytest.mark.rule("R19")
def test_no_role_anywhere_shows_more_than_the_leader_sees_in_the_own_programme(programme: Programme) -> None:
    """Over all roles on all anchors and all objects; exempt cases are there."""
    alone = User.objects.create_user("alone@example.org", full_name="Alone")
    assign(alone, "programme_leader", programme, valid_from=START)
    Case.objects.create(
        programme=programme,
        title="Hemmeleg",
        public_title="Sak",
        is_exempt=True,
        exempt_law="offl",
        exempt_section="23",
    )
    own = seen_by(alone)
    one_of_each: dict[str, models.Model] = {}
    for anchor in anchors_in(programme):
        one_of_each.setdefault(anchor._meta.label, anchor)
    one_of_each["programme.Organisation"] = Organisation.objects.get(slug="afjord")
    request = RequestFactory().get("/")
    request.user, request.session = alone, {}  # type: ignore[assignment]
    for label, anchor in one_of_each.items():
        for role in anchor_of(label).rights:
            start(request, programme, anchor, role)
            seen = current(request)
            assert seen is not None
            with seeing_as(seen.seeing):
                for model, shown in seen_by(User.objects.get(pk=alone.pk)).items():
                    assert shown <= own[model], (role, model)


def test_other_programmes_are_shut_also_those_that_the_leader_leads(client: Client, programme: Programme) -> None:
    assert client.get("/fosen/").status_code == 200
    see_as(client, "chief_executive", Organisation.objects.get(slug="afjord"))
    assert client.get(f"/{OWN}/").status_code == 200
    answer = client.get("/fosen/")
    assert (answer.status_code, "isn't part of the cooperation" in answer.content.decode()) == (403, True)
    assert client.get("/kommuner/afjord/").status_code == 403
    assert client.get("/").headers["Location"] == f"/{OWN}/"


def test_rights_are_those_of_the_role_and_every_act_is_refused(client: Client, programme: Programme) -> None:
    give = f"/{OWN}/roller/revisor/ny/"
    assert client.get(give).status_code == 200
    see_as(client, "observer", programme)
    assert client.get(give).status_code == 404
    page = client.get(f"/{OWN}/")
    assert "You see this as observer" in page.content.decode()
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(f"/{OWN}/").status_code == 403
    assert "nothing was changed" in client.post(give).content.decode()


def test_it_is_logged_and_the_button_ends_it(client: Client, leader: User, programme: Programme) -> None:
    see_as(client, "auditor", programme)
    entry = Entry.objects.get(event="seen_as_role")
    assert (entry.actor_pk, entry.programme_pk, entry.facts["role"]) == (leader.pk, programme.pk, "auditor")
    assert client.post("/se-som/avslutt/").headers["Location"] == f"/{OWN}/roller/"
    assert client.get("/fosen/").status_code == 200


def test_it_ends_with_the_hour_and_with_the_role(client: Client, leader: User, programme: Programme) -> None:
    see_as(client, "observer", programme)
    session = client.session
    session[KEY] = session[KEY] | {"since": time.time() - 3601}
    session.save()
    assert client.get("/fosen/").status_code == 200
    see_as(client, "observer", programme)
    held = leader.role_assignments.filter(group__name=f"programme.programme:{programme.pk}:programme_leader")
    held.update(valid_to=START + datetime.timedelta(days=1))
    assert client.get("/fosen/").status_code == 200


def test_a_role_is_held_on_its_own_kind_of_thing(client: Client, programme: Programme) -> None:
    page = client.get(f"/{OWN}/se-som/")
    typed = {
        "role": "chair",
        "where": f"programme.Programme:{programme.pk}",
        "_ticket": page.context["ticket"].signed(),
    }
    answer = client.post(f"/{OWN}/se-som/", typed)
    assert "where" in answer.context["form"].errors
