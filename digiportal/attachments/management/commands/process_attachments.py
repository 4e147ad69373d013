"""Scans and reads the files that wait for it: after a scanner was down, or was set up for the first time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from digiportal.attachments.processing import process_waiting


class Command(BaseCommand):
    help = "Scans for viruses and reads the files that wait for it. Every few minutes, beside a scanner."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{process_waiting()} looked at.")
