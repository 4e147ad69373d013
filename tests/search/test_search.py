"""Search on the demonstration: what is found, by whom, and how often it asks the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from digiportal.accounts.models import User
from digiportal.search.finding import find
from digiportal.search.registry import Searchable, searchables
from digiportal.search.vectors import vector_sql
from digiportal.search.words import parse
from programme.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]


def user(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def kind(noun: str) -> Searchable:
    return next(one for one in searchables() if one.noun == noun)


def titles(noun: str, typed: str, who: str = "koordinator.vesttelemark") -> list[str]:
    chosen = kind(noun)
    return [chosen.title(obj) for obj in find(chosen, parse(typed), user(who))]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Kommunane sine sakshandsamarar", "sakshandsamar"),
        ("Innkjøp av løsningene", "løsning"),
        ("Felles løsning", "løsningene"),
        ("Felles sak-/arkivsystem", "sak-/arkivsystem"),
        ("Felles sak-/arkivsystem", "arkivsystemet"),
        ("Ny arkivløsning", "arkiv"),
        ("Å få øving i Ål", "øving ål"),
        ("Felles innsyn for alle", '"innsyn for"'),
        ("Og", "og"),
    ],
)
def test_norwegian_words(title: str, typed: str) -> None:
    case = Case.objects.filter(programme__slug="vest-telemark", treatments__resolution__isnull=False).first()
    assert case is not None
    Case.objects.filter(pk=case.pk).update(title=title)
    assert title in titles("sak", typed)
    assert title not in titles("sak", f"{typed} -{title.split()[0]}")


@pytest.mark.parametrize(
    "typed", ["'; DROP TABLE x", "a & b | !c:*", "<->", "\\", "%s %(x)s", "ø" * 10_000, "a", "og i på"]
)
def test_whatever_is_typed_has_an_answer(typed: str) -> None:
    client = Client()
    client.force_login(user("koordinator.vesttelemark"))
    page = client.get("/sok/", {"q": typed})
    assert page.status_code == 200


def test_what_is_typed_is_never_markup() -> None:
    client = Client()
    client.force_login(user("koordinator.vesttelemark"))
    assert "<script>alert" not in client.get("/sok/", {"q": "<script>alert(1)</script>"}).content.decode()


def everybody() -> Iterator[User]:
    yield from User.objects.filter(is_active=True)


def test_nobody_finds_what_one_may_not_see() -> None:
    typed = ["a*", "kommune", "digital", "felles", "sak", "innsyn", "rådmann"]
    for who in everybody():
        for chosen in searchables():
            seen = set(chosen.model._base_manager.filter(chosen.visible(who)).values_list("pk", flat=True))
            for words in typed:
                assert {obj.pk for obj in find(chosen, parse(words), who)} <= seen


@pytest.mark.parametrize("name", ["radmann.vinje", "radmann.trondheim", "revisor.digitrondelag", "admin"])
def test_every_hit_leads_to_a_page_that_opens(name: str) -> None:
    """The pages ask by themselves whether the user may see them."""
    client = Client()
    client.force_login(user(name))
    for chosen in searchables():
        for typed in ("digital", "kommune", "sak"):
            for obj in find(chosen, parse(typed), user(name))[:4]:
                assert client.get(chosen.url(obj)).status_code == 200


@pytest.mark.parametrize("noun", ["vedtak", "sak", "prosjekt", "organ", "person"])
def test_what_one_may_see_is_found_by_its_title(noun: str) -> None:
    chosen, who = kind(noun), user("koordinator.vesttelemark")
    seen = chosen.model._base_manager.filter(chosen.visible(who)).distinct()
    assert seen
    for obj in seen:
        assert obj in find(chosen, parse(chosen.title(obj)), who)


def test_an_exempt_title_is_found_by_its_circle_alone() -> None:
    case = Case.objects.filter(programme__slug="vest-telemark", treatments__resolution__isnull=False).first()
    assert case is not None
    exempt = {"exempt_law": "offentleglova", "exempt_section": "23", "public_title": "Forhandling"}
    Case.objects.filter(pk=case.pk).update(is_exempt=True, title="Hemmeleg motpart", proposer=None, **exempt)
    for typed in ("hemmeleg", "forhandling"):
        assert case not in find(kind("sak"), parse(typed), user("radmann.trondheim"))
    for who in everybody():
        found = case in find(kind("sak"), parse("hemmeleg"), who)
        assert found == Case.objects.visible_to(who).filter(pk=case.pk).exists()


def test_no_question_is_asked_more_often_when_there_is_more() -> None:
    client = Client()
    client.force_login(user("koordinator.vesttelemark"))
    counts = []
    for typed in ("vest", "digital", "kommune"):
        client.get("/sok/", {"q": typed})
        with CaptureQueriesContext(connection) as asked:
            client.get("/sok/", {"q": typed})
        counts.append(len(asked))
    assert max(counts) <= 2 * len(searchables()) + 16


def test_every_text_has_its_index() -> None:
    """The planner uses an index only for the very expression that is searched."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for text in {text for chosen in searchables() for text in chosen.texts}:
            table = text.model._meta.db_table
            vector = vector_sql(text.columns)
            cursor.execute(f"EXPLAIN SELECT 1 FROM \"{table}\" WHERE {vector} @@ to_tsquery('simple', 'sak')")
            assert f"{table}_words" in "\n".join(row[0] for row in cursor.fetchall())


def test_nobody_logged_in_is_asked_to_log_in() -> None:
    page = Client().get("/sok/")
    assert page.status_code == 302
