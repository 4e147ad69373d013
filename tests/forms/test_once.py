"""A form counts once, however often it is sent."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from digiportal.accounts.models import User
from digiportal.forms.jobs import forget_received_forms
from digiportal.forms.models import SubmittedToken
from tests.forms.conftest import NEW, PROFILE, ticket

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.forms.urls")]


def typed(client: Client, **values: str) -> dict[str, str]:
    return {"email": "ny@example.org", "full_name": "Ny", "_ticket": ticket(client, NEW)} | values


def test_the_second_time_leads_to_the_result_and_does_nothing(kari: Client) -> None:
    form = typed(kari)
    first = kari.post(NEW, form)
    second = kari.post(NEW, form)
    made = User.objects.get(email="ny@example.org")
    assert first.headers["Location"] == f"/bruker/{made.pk}/"
    assert second.status_code == 409
    assert second.context["result_url"] == f"/bruker/{made.pk}/"
    assert "Already received" in second.content.decode()


def test_a_change_sent_twice_is_one_change(kari: Client, user: User) -> None:
    form = {"full_name": "Kari N.", "language": "en", "_ticket": ticket(kari, PROFILE)}
    kari.post(PROFILE, form)
    assert kari.post(PROFILE, form).context["result_url"] == PROFILE
    assert user.history.filter(full_name="Kari N.").count() == 1


def test_going_back_and_typing_something_else_loses_nothing(kari: Client) -> None:
    form = typed(kari)
    kari.post(NEW, form)
    again = kari.post(NEW, form | {"email": "enda.en@example.org"})
    assert again.status_code == 409
    assert 'value="enda.en@example.org"' in again.content.decode()
    kari.post(NEW, form | {"email": "enda.en@example.org", "_ticket": again.context["ticket"].signed()})
    assert User.objects.filter(email="enda.en@example.org").exists()


def test_what_was_refused_can_be_mended_and_sent_again(kari: Client) -> None:
    form = typed(kari, full_name="refused")
    refused = kari.post(NEW, form)
    assert refused.context["form"].errors == {"full_name": ["not this name"]}
    assert 'value="ny@example.org"' in refused.content.decode()
    kari.post(NEW, form | {"full_name": "Ny", "_ticket": refused.context["ticket"].signed()})
    assert User.objects.filter(email="ny@example.org").count() == 1


def test_what_is_refused_half_way_leaves_nothing_behind(kari: Client) -> None:
    refused = kari.post(NEW, typed(kari, full_name="half done"))
    assert refused.context["form"].non_field_errors() == ["no field for this"]
    assert not User.objects.filter(email="ny@example.org").exists()
    assert not SubmittedToken.objects.exists()


def test_tokens_are_cleared_when_no_form_can_come_any_more(kari: Client, user: User) -> None:
    kari.post(NEW, typed(kari))
    kari.post(NEW, typed(kari, email="enda.en@example.org"))
    old = SubmittedToken.objects.order_by("pk")[0]
    SubmittedToken.objects.filter(pk=old.pk).update(created_at=timezone.now() - datetime.timedelta(days=31))
    forget_received_forms()
    assert [token.pk for token in SubmittedToken.objects.all()] != [old.pk]
    assert SubmittedToken.objects.count() == 1
