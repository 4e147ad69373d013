"""A session whose user has just shown who it is, or did so long ago."""

from __future__ import annotations

import time

from django.test import Client

KEYS = ("account_authentication_methods", "account_authentication_methods_user")


def confirm(client: Client, method: str = "password", seconds_ago: float = 0, **facts: object) -> None:
    """Let the session of a logged-in ``client`` have been authenticated by ``method``, and by nothing else."""
    session = client.session
    session[KEYS[0]] = [{"method": method, "at": time.time() - seconds_ago, **facts}]
    session[KEYS[1]] = session["_auth_user_id"]
    session.save()
