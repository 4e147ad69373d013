"""What all tests share: the databases, and the fixtures that show the demonstration."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests import databases, serving


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "demonstration: the test works on the loaded demonstration, not on empty tables")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before its fixtures: a test works on empty tables, or on the loaded demonstration if it is marked so."""
    if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
        databases.use(_kind(item))


def _kind(item: pytest.Item) -> str:
    return "demonstration" if item.get_closest_marker("demonstration") else "empty"


@pytest.fixture(scope="session")
def django_db_setup() -> Iterator[None]:
    """Overrides pytest-django's: the databases are copies of templates, and each test rolls back."""
    yield
    databases.drop_all()


@pytest.fixture
def committing(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of the test's own in which everything is really committed, as in ``django_db`` it never is; its name.

    For locks, for two connections that see each other's work, and for servers that a browser talks to.
    """
    with django_db_blocker.unblock(), databases.own(_kind(request.node)) as name:
        yield name


@pytest.fixture(scope="session")
def demonstration_server() -> Iterator[str]:
    """Address of a real server on a copy of the demonstration, shared by all tests of the process that only read."""
    name = databases.copy("demonstration", f"test_served_{os.getpid()}")
    try:
        with serving.serve(name) as address:
            yield address
    finally:
        databases.drop(name)


@pytest.fixture
def own_server(committing: str) -> Iterator[str]:
    """Address of a real server on the test's own database, for tests that change something."""
    with serving.serve(committing) as address:
        yield address
