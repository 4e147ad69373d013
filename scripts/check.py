"""All checks that run no tests: ``make check``. Every check runs, so that one fault doesn't hide another."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "digiportal.settings.production",
    "SECRET_KEY": "".join(chr(33 + number % 90) for number in range(60)),
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://application@localhost/digiportal",
    "DATABASE_OWNER_URL": "postgres://owner@localhost/digiportal",
}
"""An environment as an installation has it; nothing is connected to."""

MANAGE = [sys.executable, "manage.py"]
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("style", [f"{BIN}/ruff", "check", "--quiet"], {}),
    ("format", [f"{BIN}/ruff", "format", "--check", "--quiet"], {}),
    ("types", [f"{BIN}/mypy"], {}),
    ("templates", [f"{BIN}/djlint", "templates", "--lint", "--quiet"], {}),
    ("directions", [f"{BIN}/lint-imports", "--no-logo"], {}),
    ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], {}),
    ("translations", [sys.executable, "scripts/translations.py", "--check"], {}),
    ("known holes", [sys.executable, "scripts/advisories.py"], {}),
    ("deployment", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def main() -> None:
    failed = [name for name, command, environment in CHECKS if not passes(name, command, environment)]
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}.")
    print("All checks passed.")


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check; print its output only when it fails, or says that something was skipped."""
    print(f"· {name} …", end=" ", flush=True)
    start = time.monotonic()
    merged = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=merged, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    print(f"{'failed' if done.returncode else 'ok'}, {time.monotonic() - start:.1f} s", flush=True)
    skipped = [line for line in done.stdout.splitlines() if line.startswith("skipped: ")]
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    elif skipped:
        print("  " + "\n  ".join(skipped), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
