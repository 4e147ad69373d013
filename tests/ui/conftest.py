"""The gallery of components, drawn as a page of the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import Engine, RequestContext
from django.template.backends.django import get_installed_libraries
from django.test import RequestFactory
from django.utils import translation

from digiportal.ui.gallery import context

ROOT = Path(__file__).resolve().parents[2]


class Visitor:
    """Somebody logged in, without a database."""

    is_authenticated = True
    full_name = "Kari Nordmann"


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The portal's templates."""
    return Engine(
        dirs=[str(ROOT / "templates")],
        app_dirs=True,
        context_processors=["django.template.context_processors.request"],
        libraries=get_installed_libraries(),
    )


@pytest.fixture
def gallery(engine: Engine) -> str:
    """The page with every component, in bokmål."""
    request = RequestFactory().get("/komponentar/?state=a")
    with translation.override("nb"):
        shown = RequestContext(request, {**context(request.GET), "user": Visitor(), "demonstration": True})
        return engine.get_template("ui/gallery.html").render(shown)
