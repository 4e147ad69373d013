"""A file in a form: what is said at the field, and what isn't lost."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from digiportal.attachments.jobs import clear_held_uploads
from digiportal.attachments.models import Content, HeldUpload, StoredFile
from tests.attachments import making
from tests.attachments.conftest import held_key, send
from tests.cooperation import client_of, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.attachments.urls")]


def errors(answer: object) -> list[str]:
    return list(answer.context["form"].errors["file"])  # type: ignore[attr-defined]


def test_a_good_file_is_stored(kari: Client) -> None:
    assert send(kari, making.pdf(), "Møtebok.PDF").status_code == 302
    stored = StoredFile.objects.get()
    assert (stored.name, stored.kind, stored.uploaded_by.email) == ("Møtebok.pdf", "pdf", "kari@example.org")
    assert stored.content.size == len(making.pdf())


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "referat.pdf", "The file is empty."),
        (making.program(), "referat.pdf", "This file is a program, whatever its name says."),
        (making.picture("JPEG"), "referat.pdf", "The name ends in .pdf, but the file is really this: picture (JPEG)."),
        (b"alert(1)", "referat.js", "The name ends in .js, but the file is really this: plain text."),
        (bytes(range(256)), "referat", "The portal doesn't take files of this kind. It takes PDF, Word"),
    ],
)
def test_a_refused_file_is_explained_at_its_field(kari: Client, content: bytes, name: str, said: str) -> None:
    answer = send(kari, content, name, title="Et referat")
    assert said in errors(answer)[0]
    assert 'value="Et referat"' in answer.content.decode()
    assert held_key(answer) == ""
    assert not Content.objects.exists()


def test_too_large_is_said_at_the_field_and_the_typed_text_stays(kari: Client, settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 3_000_000
    answer = send(kari, bytes(3_000_001), title="Et referat")
    assert errors(answer) == ["The file is 2.9\xa0MB; at most 2.9\xa0MB can be added. Make it smaller, or divide it."]
    assert 'value="Et referat"' in answer.content.decode()


def test_no_file(kari: Client) -> None:
    assert errors(send(kari, None)) == ["Choose a file."]


def test_a_good_file_waits_while_something_else_is_mended(kari: Client) -> None:
    answer = send(kari, making.pdf(), "Møtebok.pdf", title="")
    assert "Møtebok.pdf" in answer.content.decode()
    assert StoredFile.objects.count() == 0
    assert send(kari, None, **{"file-held": held_key(answer)}).status_code == 302
    assert StoredFile.objects.get().name == "Møtebok.pdf"
    assert not HeldUpload.objects.exists()


def test_a_held_file_stays_through_a_second_mistake(kari: Client) -> None:
    key = held_key(send(kari, making.pdf(), title=""))
    assert held_key(send(kari, None, title="", **{"file-held": key})) == key


def test_a_held_file_can_be_removed_or_replaced(kari: Client) -> None:
    key = held_key(send(kari, making.pdf(), title=""))
    assert errors(send(kari, None, **{"file-held": key, "file-remove": "on"})) == ["Choose a file."]
    send(kari, b"Et notat", "notat.txt", **{"file-held": key})
    assert StoredFile.objects.get().name == "notat.txt"


def test_a_held_file_is_its_senders_alone_and_of_its_form_alone(kari: Client) -> None:
    key = held_key(send(kari, making.pdf(), title=""))
    gone = ["The file that you sent earlier isn't kept any longer. Choose it again."]
    other = client_of(make_user("ola"))
    assert errors(send(other, None, **{"file-held": key})) == gone
    assert errors(send(kari, None, path="/andre/", **{"file-held": key})) == gone
    assert errors(send(kari, None, **{"file-held": "../../etc/passwd"})) == gone


def test_held_files_that_were_left_are_cleared(kari: Client) -> None:
    send(kari, making.pdf(), title="")
    send(kari, b"Et notat", "notat.txt", title="")
    HeldUpload.objects.filter(kind="pdf").update(held_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    clear_held_uploads()
    assert [held.kind for held in HeldUpload.objects.all()] == ["txt"]
    assert Content.objects.count() == 1


def test_what_is_held_and_stored_by_another_stays(kari: Client) -> None:
    send(kari, making.pdf(), title="")
    send(kari, making.pdf())
    HeldUpload.objects.update(held_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    clear_held_uploads()
    assert Content.objects.count() == 1


def test_the_same_form_with_another_file_is_no_repetition(kari: Client) -> None:
    ticket = kari.get("/ny/").context["ticket"].signed()
    first = send(kari, b"Et notat", "notat.txt", _ticket=ticket)
    again = send(kari, b"Et notat", "notat.txt", _ticket=ticket)
    other = send(kari, b"Et annet", "notat.txt", _ticket=ticket)
    assert (first.status_code, again.status_code, other.status_code) == (302, 409, 409)
    assert "Already received" in again.content.decode()
    assert held_key(other)
    assert StoredFile.objects.count() == 1
