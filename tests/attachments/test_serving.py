"""How a file is served: to be saved, run by no browser, kept by nobody, in parts where a part is asked for."""

from __future__ import annotations

import pytest
from django.test import Client

from digiportal.attachments.models import StoredFile
from digiportal.attachments.reading.kinds import Kind
from tests.attachments import making
from tests.attachments.conftest import Store

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.attachments.urls")]

TEXT = b"0123456789" * 200_000


@pytest.fixture
def stored(store: Store) -> StoredFile:
    return store(TEXT, "Møte tal.txt", kind=Kind.TEXT)


def test_headers(kari: Client, stored: StoredFile) -> None:
    answer = kari.get(f"/fil/{stored.pk}/")
    assert b"".join(answer.streaming_content) == TEXT
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''M%C3%B8te%20tal.txt"
    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.headers["Content-Length"] == str(len(TEXT))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["ETag"] == f'"{stored.content.sha256}"'


def test_not_sent_again_to_one_who_has_it(kari: Client, stored: StoredFile) -> None:
    etag = kari.get(f"/fil/{stored.pk}/").headers["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        assert kari.get(f"/fil/{stored.pk}/", headers={"if-none-match": known}).status_code == 304
    assert kari.get(f"/fil/{stored.pk}/", headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=1048570-1048580", 1048570, 1048581),
        ("bytes=1999990-", 1999990, 2_000_000),
        ("bytes=-10", 1999990, 2_000_000),
        ("bytes=5-99999999", 5, 2_000_000),
    ],
)
def test_a_part(kari: Client, stored: StoredFile, asked: str, start: int, end: int) -> None:
    answer = kari.get(f"/fil/{stored.pk}/", headers={"range": asked})
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == TEXT[start:end]
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/2000000"


@pytest.mark.parametrize("asked", ["bytes=2000000-", "bytes=9-3", "bytes=-0"])
def test_a_part_that_is_not_there(kari: Client, stored: StoredFile, asked: str) -> None:
    answer = kari.get(f"/fil/{stored.pk}/", headers={"range": asked})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */2000000")


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=a-b"])
def test_what_is_no_single_range_gets_the_whole(kari: Client, stored: StoredFile, asked: str) -> None:
    assert kari.get(f"/fil/{stored.pk}/", headers={"range": asked}).status_code == 200


def test_a_part_of_another_edition_is_the_whole(kari: Client, stored: StoredFile) -> None:
    answer = kari.get(f"/fil/{stored.pk}/", headers={"range": "bytes=0-5", "if-range": '"other"'})
    assert answer.status_code == 200


def test_the_preview_is_a_picture_of_the_portals_own(kari: Client, store: Store) -> None:
    pdf = store(making.pdf())
    answer = kari.get(f"/bilde/{pdf.pk}/")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.content.startswith(b"\x89PNG")


def test_no_preview_of_text(kari: Client, stored: StoredFile) -> None:
    assert kari.get(f"/bilde/{stored.pk}/").status_code == 404
