"""Databases for the tests, made by the owner and used as the application's role.

Two templates are kept between runs, named by a hash of what they are made from: ``empty`` has the tables,
``demonstration`` the five cooperations too. A process gets its own copy of a template when its first test asks for one.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
TABLES = ["*/migrations/*.py", "digiportal/**/migrations/*.py", "digiportal/database/*.py", "*/rights.py"]
LOADED = ["demonstration/**/*", "programme/**/*.py", "projects/**/*.py", "finance/**/*.py", "digiportal/records/*.py"]

_copies: dict[str, str] = {}


def use(kind: str) -> str:
    """Point both aliases of this process at its copy of a template; returns the name of the database."""
    if kind not in _copies:
        _copies[kind] = copy(kind, f"test_{kind}_{os.getpid()}")
    _point(_copies[kind])
    return _copies[kind]


@contextmanager
def own(kind: str) -> Iterator[str]:
    """Point both aliases at a copy that is thrown away afterwards: what is committed there reaches no other test."""
    before = str(connections["default"].settings_dict["NAME"])
    name = copy(kind, f"test_own_{kind}_{os.getpid()}")
    _point(name)
    try:
        yield name
    finally:
        drop(name)
        _point(before)


def _point(name: str) -> None:
    for alias in ("default", "owner"):
        if connections[alias].settings_dict["NAME"] != name:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name


def copy(kind: str, name: str) -> str:
    """Make a database ``name`` as a copy of the template of ``kind``."""
    with _locked():
        template = _template(kind)
        with _owner() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
    return name


def drop_all() -> None:
    """Remove this process's copies."""
    for name in _copies.values():
        drop(name)
    _copies.clear()


def drop(name: str) -> None:
    """Remove a database, whoever is still connected to it."""
    for alias in ("default", "owner"):
        connections[alias].close()
    with _owner() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def environment(name: str) -> dict[str, str]:
    """The environment of a process that works on the database ``name``."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "digiportal.settings.test", "DIGIPORTAL_DATABASE": name}


def _template(kind: str) -> str:
    patterns = TABLES if kind == "empty" else TABLES + LOADED
    name = f"template_{kind}_{_hash(patterns)}"
    with _owner() as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"template_{kind}_%"])
        existing = {str(row[0]) for row in rows}
        if name in existing:
            return name
        for outdated in existing:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(outdated)))
        unfinished = f"unfinished_{kind}"
        _make(kind, unfinished, connection)
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(name)))
    return name


def _make(kind: str, name: str, connection: psycopg.Connection[tuple[object, ...]]) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    if kind == "empty":
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        _run(name, "prepare_database")
        _run(name, "migrate", "--database=owner", "--verbosity=0")
    else:
        base = _template("empty")
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(base)))
        _run(name, "load_demonstration", "--verbosity=0")


def _run(name: str, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env=environment(name),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}")


def _hash(patterns: list[str]) -> str:
    # Packages bring tables of their own when they are installed as applications.
    digest = hashlib.sha256(" ".join(settings.INSTALLED_APPS).encode())
    files = {path for pattern in patterns for path in ROOT.glob(pattern)}
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts and "cost_sharing" not in path.parts[-2:-1]:
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


@contextmanager
def _locked() -> Iterator[None]:
    with (Path(gettempdir()) / f"digiportal-test-{os.geteuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _owner() -> psycopg.Connection[tuple[object, ...]]:
    """A connection as the owner to the database that is always there."""
    parameters = connections["owner"].get_connection_params() | {"dbname": settings.DATABASES["owner"]["NAME"]}
    wanted = {key: parameters[key] for key in ("host", "port", "user", "password") if key in parameters}
    return psycopg.connect(dbname="postgres", autocommit=True, **wanted)
