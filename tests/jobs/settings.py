"""For workers in processes of their own: the tests' settings, with the tests' tasks."""

from __future__ import annotations

import os

from digiportal.settings.test import *  # noqa: F403

PROCRASTINATE_IMPORT_PATHS = ["tests.jobs.jobs", *(["tests.jobs.ticking"] if "TICKS" in os.environ else [])]
