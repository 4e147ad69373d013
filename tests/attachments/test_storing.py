"""Stored once for each content, in pieces, and never changed by the application."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from digiportal.attachments.models import CHUNK, Chunk, Content, Preview, StoredFile
from digiportal.attachments.processing import process
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading_back import chunks_of, is_intact
from digiportal.attachments.storing import check, keep
from tests.attachments import making
from tests.attachments.conftest import Store
from tests.cooperation import make_user


@pytest.mark.django_db
def test_two_people_with_the_same_file_share_the_bytes_and_nothing_else(store: Store) -> None:
    mine, theirs = store(making.pdf(), "mitt.pdf"), store(making.pdf(), "ditt.pdf", kind=Kind.PDF)
    assert mine.content == theirs.content
    assert (mine.name, theirs.name) == ("mitt.pdf", "ditt.pdf")
    assert Chunk.objects.count() == 1


@pytest.mark.django_db
def test_a_file_of_several_pieces_comes_back_as_it_was(store: Store) -> None:
    text = b"".join(b"linje %d\n" % number for number in range(250_000))
    content = store(text, "linjer.txt", kind=Kind.TEXT).content
    assert content is not None
    assert Chunk.objects.filter(content=content).count() == 3
    assert b"".join(chunks_of(content)) == text
    assert b"".join(chunks_of(content, CHUNK - 3, CHUNK + 5)) == text[CHUNK - 3 : CHUNK + 5]
    assert is_intact(content)


@pytest.mark.django_db
def test_what_is_read_from_it_is_kept_beside(store: Store) -> None:
    stored = store(making.pdf())
    assert stored.content is not None
    assert (stored.content.text, stored.content.pages) == ("Saksframlegg om innbyggertjenester", 1)
    assert stored.has_preview
    assert bytes(Preview.objects.get(content=stored.content).png).startswith(b"\x89PNG")


@pytest.mark.django_db
def test_reading_again_changes_nothing(store: Store) -> None:
    content = store(making.pdf()).content
    assert content is not None
    process(content.pk)
    assert Content.objects.get().extracted_at == content.extracted_at


@pytest.mark.django_db
def test_a_list_asks_one_query_and_loads_no_text(store: Store) -> None:
    for number in range(3):
        store(b"notat %d" % number, "notat.txt", kind=Kind.TEXT)
    with connection.execute_wrapper(_refuse_heavy):
        files = list(StoredFile.objects.for_lists())
        assert [(file.name, file.content.size, file.has_preview) for file in files if file.content]


def _refuse_heavy(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert '"attachments_content"."text"' not in sql
    assert "attachments_chunk" not in sql
    return execute(sql, params, many, context)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE attachments_storedfile SET name = 'annet.pdf'",
        "DELETE FROM attachments_storedfile",
        "UPDATE attachments_content SET sha256 = repeat('a', 64)",
        "UPDATE attachments_content SET size = 1",
        "DELETE FROM attachments_content",
        "UPDATE attachments_chunk SET data = 'x'",
        "DELETE FROM attachments_chunk",
        "INSERT INTO attachments_chunk (content_id, number, data) SELECT content_id, 1, 'x' FROM attachments_chunk",
    ],
)
def test_the_application_changes_no_stored_file(store: Store, sql: str) -> None:
    store(making.pdf(), kind=Kind.PDF)
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_spoilt_bytes_are_found(store: Store) -> None:
    store(making.pdf(), kind=Kind.PDF)
    call_command("check_attachments")
    content = Content.objects.create(sha256="a" * 64, size=3)
    Chunk.objects.create(content=content, number=0, data=b"abc")
    with pytest.raises(CommandError, match="aaaa"):
        call_command("check_attachments")


def test_two_at_the_same_moment(committing: str) -> None:
    """Both are through, with one content: the second waits for the first."""
    user = make_user("kari")
    failures: list[BaseException] = []

    def add() -> None:
        try:
            keep(user, check(SimpleUploadedFile("notat.txt", b"Det same notatet")))
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (StoredFile.objects.count(), Content.objects.count(), Chunk.objects.count()) == (4, 1, 1)
