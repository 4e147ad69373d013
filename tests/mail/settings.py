"""For workers in processes of their own that send to the tests' mail server."""

from __future__ import annotations

import os
from pathlib import Path

from digiportal.settings.test import *  # noqa: F403
from digiportal.settings.test import TEMPLATES

PORTAL_ADDRESS = "https://portal.example.org"
EMAIL_BACKEND = "digiportal.mail.smtp.Backend"
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = "127.0.0.1", int(os.environ.get("EMAIL_PORT", "25")), 5
TEMPLATES = [{**TEMPLATES[0], "DIRS": [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]}]
