"""Error pages: friendly, in the user's language, and the worst of them without database or user."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import translation
from django.views import defaults


@pytest.mark.parametrize("view", [defaults.server_error, defaults.bad_request])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_worst_pages_need_no_database(view, language: str) -> None:  # type: ignore[no-untyped-def]
    request = RequestFactory().get("/")

    with translation.override(language):
        response = view(request) if view is defaults.server_error else view(request, ValueError("secret detail"))

    html = response.content.decode()
    assert f'<html lang="{language}"' in html
    assert "<h1>" in html
    assert "secret detail" not in html


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_and_leads_on(client) -> None:  # type: ignore[no-untyped-def]
    response = client.get("/finst/ikkje/her/", headers={"accept-language": "en"})

    assert response.status_code == 404
    assert "We can't find that page" in response.content.decode()
    assert 'href="/"' in response.content.decode()
