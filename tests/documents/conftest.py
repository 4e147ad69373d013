"""Documents made once for all tests that only read them."""

import pytest

from digiportal.documents.rendering import RenderedDocument
from tests.documents.sample import render_sample, render_small


@pytest.fixture(scope="session")
def sample() -> RenderedDocument:
    """The document that has everything."""
    return render_sample()


@pytest.fixture(scope="session")
def small() -> RenderedDocument:
    """One page with a link, a table and a chart."""
    return render_small()
