"""What all tests share: the databases, and the fixtures that show the demonstration."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import databases


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before its fixtures: a test marked ``demonstration`` works on the loaded demonstration, others on empty tables."""
    if item.get_closest_marker("demonstration"):
        databases.use("demonstration")
    elif item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
        databases.use("empty")


@pytest.fixture(scope="session")
def django_db_setup() -> Iterator[None]:
    """Overrides pytest-django's: the databases are copies of templates, and each test rolls back."""
    yield
    databases.drop_all()
