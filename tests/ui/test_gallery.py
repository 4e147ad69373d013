"""The page with every component: it is whole, and it is served without a database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_anybody_may_look_at_it_in_any_language(language: str) -> None:
    response = Client().get("/komponentar/?page=2&search=arkiv", headers={"accept-language": language})

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text
    assert 'href="?page=3&amp;search=arkiv"' in response.text


def test_every_component_is_in_the_gallery() -> None:
    folders = [ROOT / "templates" / name for name in ("ui", "components")]
    sources = [ROOT / "templates/base.html", *(path for folder in folders for path in folder.rglob("*.html"))]
    text = "\n".join(path.read_text() for path in sources)
    shown = set(re.findall(r'(?:include "components/|component ")(\w+)', text))
    if "{% chart " in text:
        shown.add("chart")

    assert {path.stem for path in (ROOT / "templates/components").glob("*.html")} == shown
