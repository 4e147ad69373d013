"""Makes the demonstration's database, or brings it up to date: ``.venv/bin/python scripts/demo_data.py``.

One process for all steps, so that Django starts once; each step does nothing where nothing has changed.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

STEPS: list[tuple[str, list[str]]] = [
    ("Letting the application's role use the tables", ["prepare_database"]),
    ("Bringing the tables up to date", ["migrate", "--database=owner", "--verbosity=0"]),
    ("Making the table of the cache", ["createcachetable", "--database=owner", "--verbosity=0"]),
    ("Bringing roles and rights up to date", ["sync_rights", "--verbosity=0"]),
    ("Loading the five cooperations", ["load_demonstration", "--verbosity=0"]),
]


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "digiportal.settings.demo"
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command

    django.setup()
    for what, command in STEPS:
        print(f"· {what} …", end=" ", flush=True)
        start = time.monotonic()
        call_command(*command)
        print(f"{time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
