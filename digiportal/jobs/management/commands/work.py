"""Runs jobs: started with the portal, as many times and on as many machines as one likes (docs/operate.md)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from digiportal.jobs.jobs import take_up
from digiportal.jobs.running import AT_ONCE, work
from digiportal.jobs.terminal import say


class Command(BaseCommand):
    """Stops by SIGTERM or Ctrl-C when the jobs that it runs are done."""

    help = "Runs jobs until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at-once", type=int, default=AT_ONCE, help="jobs side by side (%(default)s)")
        parser.add_argument("--until-idle", action="store_true", help="stop when no job is due")

    def handle(self, *args: Any, **options: Any) -> None:
        # Opened before the worker's own connections: with the embedded database it starts the server and holds it.
        connection.ensure_connection()
        take_up.defer_once("start")
        say(f"Worker ready, {options['at_once']} jobs at once.")
        work(options["at_once"], forever=not options["until_idle"])
        say("Worker stopped.")
