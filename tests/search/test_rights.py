"""Search finds nothing that one may not see: every role, all kinds, all objects."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from digiportal.access.holdings import forget
from digiportal.accounts.models import User
from digiportal.attachments.models import Content, ScanState
from digiportal.search.finding import find
from digiportal.search.registry import Searchable, searchables
from digiportal.search.words import Query, Term, parse
from programme.models import AnnualReport, Case, CaseAttachment, Person, Programme, Resolution
from projects.models import ProjectAttachment
from tests.search.test_search import kind, user
from tests.security.test_rights_table import ROLES, anchor_here
from tests.security.test_rights_table import somebody as client_of

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]


class AnyWord(Term):
    """Found in whatever has any word at all, so that a search gives all that there is."""

    @property
    def simple(self) -> str:
        return " | ".join(f"'{first}':*" for first in "abcdefghijklmnopqrstuvwxyzæøå0123456789")

    @property
    def stemmed(self) -> None:
        return None


EVERYTHING = Query((AnyWord(("a",)),), None)


WITHIN = {
    "sak": "programme__in",
    "vedtak": "programme__in",
    "vedlegg": "case__programme__in",
    "mote": "body__programme__in",
    "organ": "programme__in",
    "prosjekt": "programme__in",
    "prosjektvedlegg": "project__programme__in",
    "strategi": "programme__in",
    "avtale": "agreement__programme__in",
    "arsrapport": "programme__in",
    "oppfolging": "point__resolution__programme__in",
}
"""Where the cooperation of a kind is."""


def found(chosen: Searchable, who: Any, query: Query = EVERYTHING) -> set[int]:
    return set(find(chosen, query, who).values_list("pk", flat=True))


def seen(chosen: Searchable, who: Any) -> set[int]:
    return set(chosen.model._base_manager.filter(chosen.visible(who)).values_list("pk", flat=True))


def user_with(role: str) -> User:
    client_of(role, anchor_here(role))
    return User.objects.get(email="somebody@example.com")


@pytest.mark.parametrize("role", ROLES)
def test_every_role_finds_what_it_may_see_and_no_more(role: str) -> None:
    """Within what it sees; and of other cooperations nothing at all, but for the register of organisations."""
    who = user_with(role)
    elsewhere = Programme.objects.exclude(slug="vest-telemark")
    for chosen in searchables():
        assert found(chosen, who) <= seen(chosen, who)
        if chosen.noun in WITHIN:
            assert not chosen.model._base_manager.filter(pk__in=found(chosen, who), **{WITHIN[chosen.noun]: elsewhere})


def test_every_persona_finds_what_it_may_see_and_no_more() -> None:
    for who in User.objects.filter(is_active=True):
        for chosen in searchables():
            assert found(chosen, who) <= seen(chosen, who)


@pytest.mark.parametrize("name", ["radmann.vinje", "revisor.digitrondelag", "admin"])
def test_every_hit_leads_to_a_page_that_opens(name: str) -> None:
    """The pages ask by themselves whether the user may see them: a second opinion on what is found."""
    client, who = Client(), user(name)
    client.force_login(who)
    for chosen in searchables():
        addresses = {chosen.url(obj).partition("#")[0] for obj in find(chosen, EVERYTHING, who)} - {""}
        for address in sorted(addresses)[:12]:
            assert client.get(address).status_code == 200, address


def test_admin_finds_organisations_alone() -> None:
    assert {chosen.noun for chosen in searchables() if found(chosen, user("admin"))} == {"organisasjon"}


def test_a_drafted_annual_report_is_found_by_those_who_write_it() -> None:
    report = AnnualReport.objects.filter(programme__slug="digitrondelag")[0]
    AnnualReport.objects.filter(pk=report.pk).update(state="draft", introduction="Kvekkfri")
    chosen, query = kind("arsrapport"), parse("kvekkfri")
    assert found(chosen, user("revisor.digitrondelag"), query) == set()
    writers = [one for one in User.objects.all() if report.pk in found(chosen, one, query)]
    assert writers


@pytest.mark.rule("R19")
def test_an_exempt_title_is_found_by_its_circle_alone() -> None:
    """Nor by the words of its papers, its proposal or its resolution; nor is anything counted."""
    case = Case.objects.filter(programme__slug="vest-telemark", treatments__resolution__isnull=False)[0]
    exempt = {"exempt_law": "offentleglova", "exempt_section": "23", "public_title": "Forhandling"}
    words = {"title": "Hemmeleg motpart", "proposal": "Hemmeleg pris"}
    Case.objects.filter(pk=case.pk).update(is_exempt=True, proposer=None, **words, **exempt)
    case.papers.create(sequence=99, heading="Hemmeleg", body="Hemmeleg")
    circle: set[str] = set()
    for who in User.objects.filter(is_active=True):
        may_see = Case.objects.visible_to(who).filter(pk=case.pk).exists()
        assert (case.pk in found(kind("sak"), who, parse("hemmeleg"))) == may_see
        assert (case.pk in found(kind("sak"), who, parse("forhandling"))) == may_see
        circle |= {who.email} if may_see else set()
    assert "sekretariat.vesttelemark@example.org" in circle
    assert "radmann.trondheim@example.org" not in circle
    client = Client(headers={"accept-language": "en"})
    client.force_login(user("radmann.trondheim"))
    page = client.get("/sok/", {"q": "hemmeleg"})
    assert page.context["total"] == 0


@pytest.mark.rule("R19")
def test_one_who_is_disqualified_finds_nothing_of_the_case() -> None:
    who = user("koordinator.vesttelemark")
    person = Person.objects.get(user=who)
    attachment = CaseAttachment.objects.get(case__programme__slug="vest-telemark")
    chosen = (kind("sak"), attachment.case_id), (kind("vedlegg"), attachment.pk)
    assert all(key in found(one, who) for one, key in chosen)
    attachment.case.disqualifications.create(person=person)
    forget(who)
    assert not any(key in found(one, who) for one, key in chosen)
    resolution = Resolution.objects.filter(treatment__case=attachment.case_id)
    assert not found(kind("vedtak"), who) & set(resolution.values_list("pk", flat=True))


def with_word(content: Content | None) -> None:
    assert content is not None
    Content.objects.filter(pk=content.pk).update(text="Kvekkfri sak", scan_state=ScanState.CLEAN)


def test_the_words_of_attachments_have_the_rights_of_their_case() -> None:
    attachment = CaseAttachment.objects.get(case__programme__slug="vest-telemark")
    with_word(attachment.file.content)
    chosen, query = kind("vedlegg"), parse("kvekkfri")
    assert attachment.pk in found(chosen, user("koordinator.vesttelemark"), query)
    assert found(chosen, user("radmann.trondheim"), query) == set()


@pytest.mark.parametrize("state", [ScanState.INFECTED])
def test_what_is_held_back_is_not_found(state: ScanState) -> None:
    attachment = CaseAttachment.objects.get(case__programme__slug="vest-telemark")
    with_word(attachment.file.content)
    Content.objects.filter(pk=attachment.file.content_id).update(scan_state=state)
    assert found(kind("vedlegg"), user("koordinator.vesttelemark"), parse("kvekkfri")) == set()


def test_a_file_that_was_taken_away_is_not_found() -> None:
    attachment = ProjectAttachment.objects.get(project__slug="innsyn-og-sjolvbetening")
    with_word(attachment.file.content)
    chosen, who, query = kind("prosjektvedlegg"), user("koordinator.vesttelemark"), parse("kvekkfri")
    assert attachment.pk in found(chosen, who, query)
    ProjectAttachment.objects.filter(pk=attachment.pk).update(detached_on="2026-01-01", detached_reason="Feil fil")
    assert attachment.pk not in found(chosen, who, query)


def test_a_text_with_more_words_than_an_index_holds_is_found_by_its_beginning() -> None:
    text = "kvekkfri " + " ".join(f"{number:09x}" for number in range(60_000))
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_words(%s) @@ to_tsquery('simple', 'kvekkfri')", [text])
        assert cursor.fetchone() == (True,)
