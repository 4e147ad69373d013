"""What a worker says in its terminal: one line for what happens to a job, with the time."""

from __future__ import annotations

import sys

from django.utils import timezone


def say(words: str) -> None:
    """Print a line at once, also where the output is a file."""
    print(f"{timezone.localtime():%H:%M:%S} {words}", file=sys.stdout, flush=True)
