"""The two database aliases: ``default`` is the application's role, ``owner`` has the tables and runs migrations."""

from __future__ import annotations

from typing import Any

from environs import Env

from digiportal.embedded.server import APPLICATION, DATABASE, OWNER


def databases(env: Env) -> dict[str, dict[str, Any]]:
    """From ``DATABASE_URL`` and ``DATABASE_OWNER_URL``; the embedded server where neither is set.

    ``DIGIPORTAL_DATABASE`` names another database on the same server.

    Raises ``ValueError`` when only one of them is: the application must not run as the owner by mistake.
    """
    application, owner = env.str("DATABASE_URL", ""), env.str("DATABASE_OWNER_URL", "")
    if bool(application) != bool(owner):
        raise ValueError("Set both DATABASE_URL and DATABASE_OWNER_URL, or neither for the embedded server.")
    if application:
        found = {"default": _from_url(env, "DATABASE_URL"), "owner": _from_url(env, "DATABASE_OWNER_URL")}
    else:
        found = {"default": _embedded(APPLICATION), "owner": _embedded(OWNER)}
    name = env.str("DIGIPORTAL_DATABASE", "")
    if name:
        found = {alias: settings | {"NAME": name} for alias, settings in found.items()}
    return found


def _from_url(env: Env, name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = env.dj_db_url(name)
    return parsed | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _embedded(role: str) -> dict[str, Any]:
    return {
        "ENGINE": "digiportal.embedded.backend",
        "NAME": DATABASE,
        "USER": role,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
