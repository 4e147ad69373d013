"""The address at which the editor has pasted text cleaned."""

from __future__ import annotations

import pytest
from django.test import Client

from digiportal.richtext.limits import LONGEST_HTML
from tests.cooperation import client_of, make_user

pytestmark = pytest.mark.django_db


def test_what_is_pasted_comes_back_clean() -> None:
    answer = client_of(make_user("kari")).post("/tekst/rens/", {"html": "<p onclick='x()'>Hei<script>x()</script></p>"})
    assert answer.json() == {"html": "<p>Hei</p>"}


def test_too_much_is_refused() -> None:
    answer = client_of(make_user("kari")).post("/tekst/rens/", {"html": "x" * (LONGEST_HTML + 1)})
    assert answer.status_code == 413


def test_for_those_logged_in_alone() -> None:
    assert Client().post("/tekst/rens/", {"html": "a"}).status_code == 302
