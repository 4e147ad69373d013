"""Two people change the same thing: the later one sees both versions, decides, and loses nothing."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from digiportal.accounts.models import User
from digiportal.records.recording import record
from tests.forms.conftest import PROFILE, ticket

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.forms.urls")]


def changed_by(other: User, user: User, **values: str) -> None:
    """Somebody else saves the same profile in the meantime."""
    fresh = User.objects.get(pk=user.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    record(fresh, other, "Rettet navnet.")


def send(client: Client, signed: str, **values: str) -> HttpResponse:
    return client.post(PROFILE, {"full_name": "Kari", "language": "en", "_ticket": signed} | values)  # type: ignore[return-value]


def differences(response: HttpResponse) -> dict[str, tuple[str, str, str]]:
    conflict = response.context["conflict"]  # type: ignore[attr-defined]
    return {row.name: (row.theirs, row.mine, row.choice) for row in conflict.differences}


def saved(user: User) -> tuple[str, str]:
    user.refresh_from_db()
    return user.full_name, user.language


def test_both_versions_stand_side_by_side_with_who_and_when(kari: Client, user: User, other: User) -> None:
    signed = ticket(kari, PROFILE)
    changed_by(other, user, full_name="Kari Nordmann")
    response = send(kari, signed, full_name="Kari N.", language="nb")
    assert response.status_code == 409
    assert differences(response) == {
        "full_name": ("Kari Nordmann", "Kari N.", ""),
        "language": ("English", "Bokmål", "mine"),
    }
    page = response.content.decode()
    assert 'value="Kari N."' in page
    assert "Ola" in page
    assert "Rettet navnet." in page
    assert saved(user) == ("Kari Nordmann", "en")


def test_what_both_changed_must_be_chosen(kari: Client, user: User, other: User) -> None:
    signed = ticket(kari, PROFILE)
    changed_by(other, user, full_name="Kari Nordmann")
    again = send(kari, signed, full_name="Kari N.").context["ticket"].signed()  # type: ignore[attr-defined]
    response = send(kari, again, full_name="Kari N.")
    assert differences(response) == {"full_name": ("Kari Nordmann", "Kari N.", "")}
    assert saved(user) == ("Kari Nordmann", "en")


@pytest.mark.parametrize(("choice", "result"), [("mine", "Kari Lie"), ("theirs", "Kari Nordmann")])
def test_what_is_chosen_is_saved(kari: Client, user: User, other: User, choice: str, result: str) -> None:
    signed = ticket(kari, PROFILE)
    changed_by(other, user, full_name="Kari Nordmann")
    again = send(kari, signed, full_name="Kari N.").context["ticket"].signed()  # type: ignore[attr-defined]
    response = send(kari, again, full_name="Kari Lie", _choice_full_name=choice)
    assert response.status_code == 302
    assert saved(user) == (result, "en")


def test_what_only_the_other_changed_is_kept_unless_i_say_otherwise(kari: Client, user: User, other: User) -> None:
    signed = ticket(kari, PROFILE)
    changed_by(other, user, language="nn")
    shown = send(kari, signed, full_name="Kari N.")
    assert differences(shown) == {
        "full_name": ("Kari", "Kari N.", "mine"),
        "language": ("Nynorsk", "English", "theirs"),
    }
    send(kari, shown.context["ticket"].signed(), full_name="Kari N.")  # type: ignore[attr-defined]
    assert saved(user) == ("Kari N.", "nn")


def test_a_third_change_while_choosing_is_seen_too(kari: Client, user: User, other: User) -> None:
    signed = ticket(kari, PROFILE)
    changed_by(other, user, full_name="Kari Nordmann")
    again = send(kari, signed, full_name="Kari N.").context["ticket"].signed()  # type: ignore[attr-defined]
    changed_by(other, user, full_name="Kari Nordmann-Lie")
    response = send(kari, again, full_name="Kari N.", _choice_full_name="mine")
    assert response.status_code == 409
    assert differences(response)["full_name"][0] == "Kari Nordmann-Lie"
    assert len(response.context["conflict"].changes) == 2  # type: ignore[attr-defined]


def test_a_change_of_something_that_the_form_lacks_is_told(kari: Client, user: User, other: User) -> None:
    signed = ticket(kari, PROFILE)
    changed_by(other, user, email="kari.n@example.org")
    response = send(kari, signed)
    assert differences(response) == {}
    assert [change.who for change in response.context["conflict"].changes] == ["Ola"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("forged", ["", "eyJ0b2tlbiI6IjEifQ:1abc:forged"])
def test_a_form_without_a_good_ticket_is_refused_and_keeps_what_was_typed(
    kari: Client, user: User, forged: str
) -> None:
    response = send(kari, forged, full_name="Kari N.")
    assert response.status_code == 409
    assert "without its mark" in response.content.decode()
    assert differences(response) == {"full_name": ("Kari", "Kari N.", "")}
    assert saved(user) == ("Kari", "en")


def test_a_ticket_is_good_for_its_user_and_its_page_alone(kari: Client, user: User, other: User) -> None:
    ola = Client()
    ola.force_login(other)
    for foreign in (ticket(ola, PROFILE), ticket(kari, "/ny/")):
        assert send(kari, foreign, full_name="Kari N.").status_code == 409
    assert saved(user) == ("Kari", "en")


def test_mistakes_are_told_at_the_field(kari: Client) -> None:
    response = send(kari, ticket(kari, PROFILE), full_name="", language="xx")
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"full_name", "language"}  # type: ignore[attr-defined]
