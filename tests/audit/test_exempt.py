"""Exempt content that is opened: noted with who and what, and without its title (R19)."""

from __future__ import annotations

import pytest
from django.test import Client

from digiportal.access.giving import assign
from digiportal.accounts.models import User
from digiportal.audit.events import EXEMPT_READ, REFUSED
from digiportal.audit.models import Entry
from digiportal.clock import today
from programme.models import Case, CaseAttachment, Programme, Resolution
from tests.cooperation import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration, pytest.mark.rule("R19")]


def reader(programme: Programme, role: str = "auditor") -> Client:
    user = User.objects.create_user("reader@example.org", full_name="Reader", language="en")
    assign(user, role, programme, valid_from=today())
    return client_of(user)


def about(obj: object, event: str) -> Entry:
    return Entry.objects.get(event=event, object_label=obj._meta.label, object_pk=str(obj.pk))  # type: ignore[attr-defined]


def test_an_exempt_case() -> None:
    case = Case.objects.filter(is_exempt=True)[0]
    assert reader(case.programme).get(f"/{case.programme.slug}/sak/{case.pk}/").status_code == 200
    entry = about(case, EXEMPT_READ)
    assert (entry.actor_name, entry.object_title, entry.programme_pk) == ("Reader", "", case.programme_id)


def test_somebody_outside_of_its_circle() -> None:
    case = Case.objects.filter(is_exempt=True)[0]
    assert reader(case.programme, "observer").get(f"/{case.programme.slug}/sak/{case.pk}/").status_code == 404
    assert about(case, REFUSED).object_title == ""


def test_an_exempt_attachment_of_an_open_case() -> None:
    attachment = CaseAttachment.objects.filter(is_exempt=False, case__is_exempt=False)[0]
    CaseAttachment.objects.filter(pk=attachment.pk).update(
        is_exempt=True, exempt_law="offentleglova", exempt_section="23"
    )
    programme = attachment.case.programme
    path = f"/{programme.slug}/sak/{attachment.case_id}/vedlegg/{attachment.pk}/"
    assert reader(programme).get(path).status_code == 200
    assert about(attachment, EXEMPT_READ).object_title == ""


@pytest.mark.parametrize("address", ["vedtak/{pk}/", "vedtak/{pk}/saerutskrift.pdf", "historikk/vedtak/{pk}/"])
def test_pages_and_papers_of_an_exempt_resolution(address: str) -> None:
    resolution = Resolution.objects.filter(is_exempt=True)[0]
    programme = resolution.programme
    assert reader(programme).get(f"/{programme.slug}/{address.format(pk=resolution.pk)}").status_code == 200
    assert about(resolution, EXEMPT_READ).object_title == ""


def test_open_content_is_not_noted() -> None:
    resolution = Resolution.objects.filter(is_exempt=False)[0]
    reader(resolution.programme).get(f"/{resolution.programme.slug}/vedtak/{resolution.pk}/")
    assert not Entry.objects.filter(event=EXEMPT_READ).exists()
