"""What a new password must be: said before one tries, and refused in the reader's own language."""

from __future__ import annotations

import pytest
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from digiportal.accounts.models import User
from tests.accounts.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def refusals(password: str, user: User) -> list[str]:
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        password_validation.validate_password(password, user)
    return refused.value.messages


@pytest.mark.parametrize(
    ("password", "start"),
    [
        ("for kort", "The password is too short. It must have at least 12 characters."),
        ("q1w2e3r4t5y6", "Many use this password"),
        ("9083145227016", "The password has digits alone."),
        ("Kari Nordmann1", "The password is too like your name or your e-mail."),
        ("kari.nordmann@example.org", "The password is too like your name or your e-mail."),
    ],
)
def test_each_rule_refuses_in_words_of_its_own(user: User, password: str, start: str) -> None:
    assert [message.startswith(start) for message in refusals(password, user)] == [True]


def test_the_rules_stand_at_the_field_before_one_tries(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    page = client.get(reverse("account_change_password"))
    assert page.context["form"]["password1"].help_text == (
        "At least 12 characters. Not your name or e-mail. Not one that many use. Not digits alone."
    )
    assert 'aria-describedby="id_password1_helptext"' in page.content.decode()


def test_two_that_differ_are_told_at_the_second(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    typed = {"oldpassword": PASSWORD, "password1": "enda en lang setning", "password2": "enda en lang setnin"}
    page = client.post(reverse("account_change_password"), typed)
    assert page.context["form"].errors == {"password2": ["The two passwords aren't the same."]}


def test_an_empty_field_and_half_an_address_are_told_in_plain_words(client: Client) -> None:
    page = client.post(reverse("account_login"), {"login": "kari"}, headers={"accept-language": "en"})
    assert page.context["form"].errors == {
        "login": ["Write a valid e-mail address."],
        "password": ["Fill in this field."],
    }
