"""Lines of the log: with what they tell of, or on their own after the request; never changed, never without a kind."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from digiportal.access.models import Portal
from digiportal.audit import note
from digiportal.audit.events import REFUSED, ROLE_GIVEN, all_events
from digiportal.audit.middleware import NoteEvents
from digiportal.audit.models import Entry
from digiportal.audit.noting import serving
from tests.cooperation import make_user

pytestmark = pytest.mark.django_db


def request_from(address: str = "192.0.2.7", **extra: Any) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address, **extra)


def test_a_line_says_who_when_from_where_and_about_what() -> None:
    user = make_user("kari")
    request = request_from(HTTP_USER_AGENT="Mozilla/5.0 Firefox/140.0" + "x" * 500)
    note(REFUSED, user, request, obj=Portal.objects.get(), path="/portal/")
    entry = Entry.objects.get()
    assert (entry.actor_pk, entry.actor_name, entry.address) == (user.pk, "Kari", "192.0.2.7")
    assert (entry.object_label, entry.facts) == ("access.Portal", {"path": "/portal/"})
    assert entry.device.startswith("Mozilla/5.0 Firefox")
    assert len(entry.device) == 200


def test_an_event_that_nobody_registered_is_refused() -> None:
    with pytest.raises(LookupError):
        note("something")


def test_every_kind_has_a_title_and_a_code_that_fits() -> None:
    assert all(str(kind.title) and len(kind.code) <= 40 for kind in all_events())


def test_what_was_tried_is_noted_although_all_else_is_rolled_back() -> None:
    def refusing(request: HttpRequest) -> HttpResponse:
        try:
            with transaction.atomic():
                note(REFUSED)
                note(ROLE_GIVEN)
                raise PermissionDenied
        except PermissionDenied:
            return HttpResponse(status=403)

    NoteEvents(refusing)(request_from())
    assert list(Entry.objects.values_list("event", flat=True)) == [REFUSED]


def test_what_was_done_is_written_in_the_transaction_of_the_act() -> None:
    with serving(request_from()):
        note(ROLE_GIVEN)
        assert Entry.objects.filter(event=ROLE_GIVEN, address="192.0.2.7").exists()


def test_what_was_tried_costs_one_statement_after_the_request(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1), serving(request_from()):
        for _each in range(5):
            note(REFUSED)
        assert not connection.queries_log or "audit_entry" not in connection.queries_log[-1]["sql"]
    assert Entry.objects.count() == 5


def test_only_so_many_front_servers_are_believed(settings: Any) -> None:
    note(REFUSED, request=request_from("10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.9"))
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    note(REFUSED, request=request_from("10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.1, 198.51.100.9"))
    assert list(Entry.objects.order_by("pk").values_list("address", flat=True)) == ["10.0.0.1", "198.51.100.9"]


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET event = 'x'", "DELETE FROM audit_entry"])
def test_the_application_can_neither_change_nor_remove_a_line(statement: str) -> None:
    note(REFUSED)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.count() == 1


def test_a_page_of_nobodys_concern_writes_nothing(client: Client) -> None:
    client.get("/finst/ikkje/her/")
    client.get("/")
    assert not Entry.objects.exists()
