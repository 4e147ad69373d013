"""What the database does for a search: indexes that it keeps true itself, and a fixed number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from digiportal.search.registry import searchables
from digiportal.search.vectors import vector_sql
from programme.models import CasePaper, Procurement
from tests.search.test_search import user

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]


def queries(client: Client, typed: str, **more: str) -> int:
    client.get("/sok/", {"q": typed, **more})
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/sok/", {"q": typed, **more}).status_code == 200
    return len(asked)


def test_no_question_is_asked_more_often_when_there_is_more() -> None:
    client = Client()
    client.force_login(user("koordinator.vesttelemark"))
    before = [queries(client, "kommune"), queries(client, "kommune", slag="sak")]
    for paper in CasePaper.objects.filter(case__programme__slug="vest-telemark"):
        more = [
            CasePaper(case=paper.case, sequence=100 + number, heading="Kommune", body="kommune", version=1)
            for number in range(5)
        ]
        CasePaper.objects.bulk_create(more, ignore_conflicts=True)
    for one in Procurement.objects.filter(programme__slug="vest-telemark"):
        one.pk = None
        one.save()
    assert [queries(client, "kommune"), queries(client, "kommune", slag="sak")] == before
    texts = sum(bool(text.quoted) for chosen in searchables() for text in chosen.texts)
    assert before[0] <= 2 * len(searchables()) + texts + 16


def test_every_text_has_its_index() -> None:
    """The planner uses an index only for the very expression that is searched."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for text in {text for chosen in searchables() for text in chosen.texts}:
            table = text.model._meta.db_table
            vector = vector_sql(text.columns, text.named)
            cursor.execute(f"EXPLAIN SELECT 1 FROM \"{table}\" WHERE {vector} @@ to_tsquery('simple', 'sak')")
            assert f"{table}_words" in "\n".join(row[0] for row in cursor.fetchall()), table
