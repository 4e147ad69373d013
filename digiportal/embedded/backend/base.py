"""Django's PostgreSQL engine, with the address and password of the embedded server filled in on first use."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from digiportal.embedded.backend.client import DatabaseClient
from digiportal.embedded.lease import connection_parameters


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks for the server only when a connection is really opened, so that commands without a database stay quick."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        parameters: dict[str, Any] = super().get_connection_params()
        return parameters | connection_parameters(self.settings_dict["USER"])
