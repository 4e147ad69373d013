"""``manage.py dbshell`` on the embedded server, with the psql that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client

from digiportal.embedded.lease import connection_parameters
from digiportal.embedded.place import find_place


class DatabaseClient(client.DatabaseClient):
    """PostgreSQL's own, told the address and password of the embedded server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        found = connection_parameters(settings_dict["USER"])
        complete = settings_dict | {"HOST": found["host"], "PASSWORD": found["password"]}
        arguments, environment = super().settings_to_cmd_args_env(complete, list(parameters))
        arguments[0] = str(find_place().programs / "bin" / "psql")
        return arguments, environment
