"""With a scanner, nothing is served before it was found clean; a scanner that is down is asked again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from digiportal.attachments.jobs import process_what_waits
from digiportal.attachments.models import Content, ScanState, StoredFile
from tests.attachments import clamd, making
from tests.attachments.conftest import Store

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.attachments.urls")]

INFECTED = b"Se her: " + making.EICAR


def status(client: Client, stored: StoredFile) -> int:
    return client.get(f"/fil/{stored.pk}/").status_code


def state(stored: StoredFile) -> str:
    return Content.objects.get(pk=stored.content_id).scan_state


def test_clean(kari: Client, store: Store, tmp_path: Path, settings: Settings) -> None:
    settings.ATTACHMENT_SCANNER = str(tmp_path / "clamd.ctl")
    with clamd.on_socket(tmp_path / "clamd.ctl") as seen:
        stored = store(making.pdf())
    assert seen == [len(making.pdf())]
    assert (state(stored), status(kari, stored)) == (ScanState.CLEAN, 200)
    assert stored.has_preview


def test_infected_is_held_and_not_read(kari: Client, store: Store, settings: Settings) -> None:
    with clamd.on_port() as settings.ATTACHMENT_SCANNER:
        stored = store(INFECTED, "notat.txt")
    content = Content.objects.get()
    assert (content.scan_state, content.scan_note) == (ScanState.INFECTED, "Eicar-Test-Signature")
    assert (content.text, content.extracted_at) == ("", None)
    assert status(kari, stored) == 404


def test_held_stays_held_when_the_scanner_is_taken_away(kari: Client, store: Store, settings: Settings) -> None:
    with clamd.on_port() as settings.ATTACHMENT_SCANNER:
        stored = store(INFECTED, "notat.txt")
    settings.ATTACHMENT_SCANNER = ""
    assert status(kari, stored) == 404


def test_a_scanner_that_is_down_is_asked_again(kari: Client, store: Store, tmp_path: Path, settings: Settings) -> None:
    settings.ATTACHMENT_SCANNER = str(tmp_path / "clamd.ctl")
    stored = store(making.pdf())
    assert (state(stored), status(kari, stored), stored.has_preview) == (ScanState.WAITING, 404, False)
    with clamd.on_socket(tmp_path / "clamd.ctl"):
        process_what_waits()
    assert (state(stored), status(kari, stored)) == (ScanState.CLEAN, 200)


@pytest.mark.parametrize(
    "says",
    [b"", b"\n", b"stream: lstat() failed: No such file. ERROR\n", b"nonsense\n", b"\xff\xfe\n", b"stream: OK"[:8]],
)
def test_no_clear_answer_is_no_leave(kari: Client, store: Store, settings: Settings, says: bytes) -> None:
    with clamd.on_port(says) as settings.ATTACHMENT_SCANNER:
        stored = store(b"Et notat", "notat.txt")
    assert (state(stored), status(kari, stored)) == (ScanState.WAITING, 404)


def test_a_scanner_set_up_later_looks_at_what_was_there(kari: Client, store: Store, settings: Settings) -> None:
    stored = store(INFECTED, "notat.txt")
    assert status(kari, stored) == 200
    with clamd.on_port() as settings.ATTACHMENT_SCANNER:
        assert status(kari, stored) == 404
        process_what_waits()
    assert state(stored) == ScanState.INFECTED
