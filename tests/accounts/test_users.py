"""Users: found by e-mail whatever its capitals, deactivated and never deleted."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.test import Client

from digiportal.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def test_an_email_belongs_to_one_user_whatever_its_capitals(user: User) -> None:
    with pytest.raises(ValidationError, match=r"(?i)e-mail|e-post"):
        User.objects.create_user("KARI.Nordmann@Example.org", full_name="En annen")
    with pytest.raises(IntegrityError):
        User.objects.create(email="KARI.nordmann@example.org", full_name="En annen")


def test_a_user_is_never_deleted(user: User) -> None:
    with pytest.raises(ProtectedError):
        user.delete()


def test_logging_in_is_no_change_in_the_history(user: User, client: Client) -> None:
    before = user.history.count()
    client.force_login(user)
    user.refresh_from_db()
    assert user.last_login is not None
    assert user.history.count() == before


def test_the_history_keeps_no_password(user: User) -> None:
    assert not hasattr(user.history.first(), "password")
