"""Holds the locked packages against the lists of known holes: PyPI's by pip-audit, npm's by npm audit.

A list that can't be reached, or that doesn't know the packages, is said to be so and fails nothing: the check never takes
«nothing was looked up» for «nothing was found». Exit code 1 means that a hole is known.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKS = [ROOT / "requirements" / "base.txt"]
PROBE = "django"
"""A package that every list of Python packages knows: asked for alone first, so that a silent list costs one question."""

Report = dict[str, Any]


def main() -> None:
    holes = python_holes() + npm_holes()
    for hole in holes:
        print(hole)
    sys.exit(1 if holes else 0)


def python_holes() -> list[str]:
    """Known holes of the locked Python packages, in words."""
    pins = [line.split("\\")[0].split(";")[0].strip() for lock in LOCKS for line in lock.read_text().splitlines()]
    pins = [pin for pin in pins if "==" in pin and not pin.startswith(("#", "-"))]
    probe = [pin for pin in pins if pin.lower().startswith(f"{PROBE}==")]
    first = pip_audit(probe)
    report = first if unknown_to(first) or not first["dependencies"] else pip_audit(pins)
    if report is first or not report["dependencies"]:
        return say_skipped("Python packages", "the list of known holes could not be asked")
    if missing := unknown_to(report):
        say_skipped(f"{len(missing)} Python packages", f"not in the list: {', '.join(missing)}")
    return [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version'}"
        for package in report["dependencies"]
        for hole in package.get("vulns", [])
    ]


def pip_audit(pins: list[str]) -> Report:
    """pip-audit's report on ``pins``; an empty one when it gave none."""
    program = Path(sys.executable).parent / "pip-audit"
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(pins))
        file.flush()
        options = ["--no-deps", "--disable-pip", "--progress-spinner", "off", "--timeout", "10", "--format", "json"]
        return read(program, "--requirement", file.name, *options) or {"dependencies": []}


def unknown_to(report: Report) -> list[str]:
    """Names of packages that the list of holes doesn't know: of them nothing was found out."""
    return [package["name"] for package in report["dependencies"] if "skip_reason" in package]


def npm_holes() -> list[str]:
    """Known holes of the locked front-end assets, in words."""
    npm = shutil.which("npm") or str(Path(sys.executable).parent / "npm")
    options = ["--package-lock-only", "--json", "--fetch-retries=0", "--fetch-timeout=10000"]
    report = read(npm, "audit", *options) or {}
    if "vulnerabilities" not in report:
        return say_skipped("front-end packages", "the list of known holes could not be asked")
    return [f"{name}: {hole['severity']} ({hole['range']})" for name, hole in report["vulnerabilities"].items()]


def read(program: str | Path, *arguments: str) -> Report | None:
    """What a program wrote as JSON; None where it wrote something else, is not there, or took longer than a minute."""
    try:
        done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
        report = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return report if isinstance(report, dict) else None


def say_skipped(what: str, why: str) -> list[str]:
    """Nothing is known, and that is said."""
    print(f"skipped: {what} were not checked for known holes ({why}).")
    return []


if __name__ == "__main__":
    main()
