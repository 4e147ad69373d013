"""Files of a case: who adds, sees and takes away; what is locked; what is exempt (R15, R19)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import translation

from digiportal.accounts.models import User
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.storing import CheckedFile
from programme.models import (
    Body,
    Case,
    CaseAttachment,
    CaseTreatment,
    Disqualification,
    Meeting,
    MeetingState,
    Person,
    Programme,
)
from programme.services.attachments import attach_to_case, detach_from_case, screen_attachment
from tests.cooperation import client_of, count_queries, make_programme, make_user

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 1)
BASIS: dict[str, Any] = {
    "is_exempt": True,
    "exempt_law": "offentleglova",
    "exempt_section": "23",
    "exempt_paragraph": "",
    "exempt_letter": "",
    "exempt_secrecy_rule": "",
    "exempt_until": None,
}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def meeting(programme: Programme) -> Meeting:
    body = Body.objects.create(programme=programme, slug="styret", name="Styret", number_format="{sequence}/{yy}")
    return Meeting.objects.create(body=body, date=datetime.date(2026, 12, 1))


@pytest.fixture
def case(programme: Programme, meeting: Meeting) -> Case:
    case = Case.objects.create(programme=programme, title="Mandat")
    CaseTreatment.objects.create(case=case, body=meeting.body, meeting=meeting)
    return case


@pytest.fixture
def secretary(programme: Programme) -> User:
    return make_user("sekretaer", "secretariat", programme)


def note(text: str = "Et notat", name: str = "Notat.txt") -> CheckedFile:
    return CheckedFile(SimpleUploadedFile(name, text.encode()), name, Kind.TEXT, len(text.encode()))


def attach(actor: User | None, case: Case, title: str = "", **fields: Any) -> CaseAttachment:
    return attach_to_case(actor, CaseAttachment(case=case, title=title, **fields), note(title or "Et notat"))


def file_url(attachment: CaseAttachment, name: str = "case-attachment") -> str:
    case = attachment.case
    return reverse(f"programme:{name}", args=[case.programme.slug, case.pk, attachment.pk])


def case_url(case: Case) -> str:
    return reverse("programme:case", args=[case.programme.slug, case.pk])


def send(meeting: Meeting, state: str = MeetingState.CALLED, called_on: datetime.date = DAY) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=state, called_on=called_on)


def test_the_secretariat_adds_a_file_and_it_is_served(secretary: User, case: Case) -> None:
    attachment = attach(secretary, case)
    assert (attachment.title, attachment.sequence) == ("Notat", 1)
    answer = client_of(secretary).get(file_url(attachment))
    assert b"".join(answer.streaming_content) == b"Et notat"
    assert attach(secretary, case, "Enda et").sequence == 2


def test_by_the_form(secretary: User, case: Case) -> None:
    client = client_of(secretary)
    path = reverse("programme:case-attach", args=[case.programme.slug, case.pk])
    ticket = client.get(path).context["ticket"].signed()
    file = SimpleUploadedFile("Notat.txt", b"Et notat")
    answer = client.post(path, {"_ticket": ticket, "file": file, "title": "Notat om behov"})
    assert answer.headers["Location"] == f"{case_url(case)}#vedlegg"
    page = client.get(case_url(case)).content.decode()
    assert "Notat om behov" in page
    assert "Plain text, 8" in page
    assert "Added by Sekretaer" in page


def test_exempt_needs_its_law_and_the_file_is_not_lost(secretary: User, case: Case) -> None:
    client = client_of(secretary)
    path = reverse("programme:case-attach", args=[case.programme.slug, case.pk])
    ticket = client.get(path).context["ticket"].signed()
    file = SimpleUploadedFile("Notat.txt", b"Et notat")
    answer = client.post(path, {"_ticket": ticket, "file": file, "title": "Notat", "is_exempt": "on"})
    errors = answer.context["form"].errors
    assert set(errors) == {"exempt_law", "exempt_section"}
    assert errors["exempt_law"] == ["Needed for what is exempt."]
    assert "Notat.txt" in answer.content.decode()


def test_the_sign_of_a_section_is_written_by_the_page_alone(secretary: User, case: Case) -> None:
    client = client_of(secretary)
    path = reverse("programme:case-attach", args=[case.programme.slug, case.pk])
    ticket = client.get(path).context["ticket"].signed()
    file = SimpleUploadedFile("Notat.txt", b"Et notat")
    typed = {"is_exempt": "on", "exempt_law": "offentleglova", "exempt_section": "§ 23"}
    client.post(path, {"_ticket": ticket, "file": file, **typed})
    assert CaseAttachment.objects.get().exempt_section == "23"


def test_section_13_needs_its_secrecy_rule_at_the_field(secretary: User, case: Case) -> None:
    client = client_of(secretary)
    path = reverse("programme:case-attach", args=[case.programme.slug, case.pk])
    ticket = client.get(path).context["ticket"].signed()
    file = SimpleUploadedFile("Notat.txt", b"Et notat")
    typed = {"is_exempt": "on", "exempt_law": "offentleglova", "exempt_section": "13"}
    answer = client.post(path, {"_ticket": ticket, "file": file, **typed})
    assert set(answer.context["form"].errors) == {"exempt_secrecy_rule"}


def test_one_who_only_sees_the_case_adds_nothing(programme: Programme, case: Case, meeting: Meeting) -> None:
    send(meeting)
    observer = make_user("obs", "observer", programme)
    with pytest.raises(PermissionDenied):
        attach(observer, case)
    path = reverse("programme:case-attach", args=[programme.slug, case.pk])
    assert client_of(observer).get(path).status_code == 404
    assert "Add an attachment" not in client_of(observer).get(case_url(case)).content.decode()


def test_the_proposer_adds_to_the_own_case(programme: Programme, case: Case) -> None:
    proposer = make_user("kari", "observer", programme)
    Case.objects.filter(pk=case.pk).update(proposer=Person.objects.create(name="Kari", user=proposer))
    assert attach(proposer, case).pk


def test_not_served_under_another_case_or_programme(secretary: User, case: Case) -> None:
    attachment = attach(secretary, case)
    other = Case.objects.create(programme=case.programme, title="En annen")
    elsewhere = make_programme("fjorden")
    client = client_of(secretary)
    for slug, pk in ((case.programme.slug, other.pk), (elsewhere.slug, case.pk)):
        path = reverse("programme:case-attachment", args=[slug, pk, attachment.pk])
        assert client.get(path).status_code == 404


def test_taken_away_is_hidden_with_who_and_why(secretary: User, case: Case) -> None:
    attachment = attach(secretary, case)
    with pytest.raises(ValidationError):
        detach_from_case(secretary, attachment, "  ")
    detach_from_case(secretary, attachment, "Feil utgave")
    client = client_of(secretary)
    assert client.get(file_url(attachment)).status_code == 404
    assert client.get(file_url(attachment, "case-detach")).status_code == 404
    page = client.get(case_url(case)).content.decode()
    assert "Feil utgave" in page
    assert file_url(attachment) not in page
    with pytest.raises(PermissionDenied):
        detach_from_case(secretary, attachment, "Igjen")


@pytest.mark.rule("R15")
def test_what_went_out_with_the_notice_stays(secretary: User, case: Case, meeting: Meeting) -> None:
    attachment = attach(secretary, case, attached_on=DAY)
    send(meeting)
    with pytest.raises(ValidationError, match="went out with the papers"):
        detach_from_case(secretary, attachment, "Feil")
    later = attach(secretary, case, "Ettersendt", attached_on=DAY + datetime.timedelta(days=3))
    assert detach_from_case(secretary, later, "Feil").detached_by == secretary


@pytest.mark.rule("R15")
def test_nothing_is_added_after_the_meeting(secretary: User, case: Case, meeting: Meeting) -> None:
    send(meeting, MeetingState.CLOSED)
    with pytest.raises(ValidationError, match="is closed"):
        attach(secretary, case)
    again = Meeting.objects.create(body=meeting.body, date=datetime.date(2027, 2, 1))
    CaseTreatment.objects.create(case=case, body=again.body, meeting=again)
    assert attach(secretary, case).pk


@pytest.mark.rule("R15")
@pytest.mark.parametrize(
    ("column", "is_refused"),
    [
        ("title = 'x'", True),
        ("detached_on = '2026-11-20', detached_reason = 'x'", True),
        ("attached_on = '2030-01-01'", True),
        ("is_exempt = true, exempt_law = 'a', exempt_section = '1'", False),
    ],
)
def test_the_database_holds_what_was_sent(case: Case, meeting: Meeting, column: str, is_refused: bool) -> None:
    attach(None, case, attached_on=DAY)
    send(meeting)
    assert refused(f"UPDATE programme_caseattachment SET {column}") == is_refused


def test_the_database_never_removes_one(case: Case) -> None:
    attach(None, case)
    assert refused("DELETE FROM programme_caseattachment")


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False


@pytest.mark.rule("R19")
def test_exempt_ones_are_for_the_circle(programme: Programme, secretary: User, case: Case, meeting: Meeting) -> None:
    send(meeting)
    attachment = attach(None, case, "Tilbudet", **BASIS)
    people = {
        "secretariat": secretary,
        "auditor": make_user("revisor", "auditor", programme),
        "member": make_user("medlem", "member", meeting.body),
        "observer": make_user("obs", "observer", programme),
        "body_observer": make_user("tilhorar", "body_observer", meeting.body),
    }
    got = {who for who, user in people.items() if client_of(user).get(file_url(attachment)).status_code == 200}
    assert got == {"secretariat", "auditor", "member"}
    named = {who for who, user in people.items() if "Tilbudet" in client_of(user).get(case_url(case)).content.decode()}
    assert named == got


@pytest.mark.rule("R19")
def test_whoever_added_it_sees_it_and_others_read_that_there_is_one(programme: Programme, case: Case) -> None:
    leader, other = (
        make_user("leder", "programme_leader", programme),
        make_user("nestleder", "programme_leader", programme),
    )
    attachment = attach(leader, case, "Tilbudet", **BASIS)
    assert client_of(leader).get(file_url(attachment)).status_code == 200
    assert client_of(other).get(file_url(attachment)).status_code == 404
    page = client_of(other).get(case_url(case)).content.decode()
    assert "1 attachment is exempt from public disclosure, and isn't shown to you." in page
    assert "No file is added to this case yet" not in page


@pytest.mark.rule("R19")
def test_one_who_will_no_longer_see_it_is_told_before(programme: Programme, secretary: User, case: Case) -> None:
    attachment = attach(None, case)
    leader = make_user("leder", "programme_leader", programme)
    address = file_url(attachment, "case-attachment-screen")
    assert "you no longer see it yourself" in client_of(leader).get(address).content.decode()
    assert "you no longer see it yourself" not in client_of(secretary).get(address).content.decode()


@pytest.mark.rule("R19")
def test_one_who_is_disqualified_gets_no_file(secretary: User, case: Case) -> None:
    attachment = attach(None, case)
    Disqualification.objects.create(case=case, person=Person.objects.create(name="S", user=secretary))
    assert client_of(secretary).get(file_url(attachment)).status_code == 404


@pytest.mark.rule("R19")
def test_screening_comes_at_any_time(programme: Programme, secretary: User, case: Case, meeting: Meeting) -> None:
    attachment = attach(None, case, attached_on=DAY)
    send(meeting, MeetingState.CLOSED)
    observer = make_user("obs", "observer", programme)
    assert client_of(observer).get(file_url(attachment)).status_code == 200
    with pytest.raises(PermissionDenied):
        screen_attachment(observer, attachment, BASIS, "Personopplysninger")
    screen_attachment(secretary, attachment, BASIS, "Personopplysninger")
    assert client_of(observer).get(file_url(attachment)).status_code == 404
    assert client_of(secretary).get(file_url(attachment, "case-attachment-screen")).status_code == 200


def test_the_page_asks_as_much_for_many_as_for_one(secretary: User, case: Case) -> None:
    attach(None, case, "Første")
    client = client_of(secretary)
    count_queries(client, case_url(case))
    one = count_queries(client, case_url(case))
    for number in range(4):
        attach(None, case, f"Nummer {number}")
    assert count_queries(client, case_url(case)) == one
