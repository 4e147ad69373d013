"""The few packages of Debian and Ubuntu that the portal and its tests need beside Python's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.util import find_spec

Step = Callable[[str], AbstractContextManager[None]]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def for_portal() -> list[str]:
    """What WeasyPrint draws text with."""
    return ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]


def for_tests() -> list[str]:
    """What reads PDFs and source strings in the tests; Chromium where the system packages it (Ubuntu has a snap)."""
    packages = ["poppler-utils", "gettext"]
    if find_browser() is None and _is_debian():
        packages.append("chromium")
    return packages


def find_browser() -> str | None:
    """The path of the system's Chromium; a snap doesn't count, since it can't be driven from a test's own folder."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path and not _is_snap(path):
            return path
    return None


def has_browser_libraries() -> bool:
    """Whether the libraries of a browser are there, judged by three that it can't do without."""
    return all(_is_installed(package) for package in ("libnss3", "libgbm1", "libxkbcommon0"))


def install(packages: list[str], step: Step) -> None:
    """Install what is missing, as root; as anybody else stop with the line to type."""
    if shutil.which("dpkg-query") is None:
        return
    missing = [package for package in packages if not _is_installed(package)]
    if not missing:
        return
    if os.geteuid() != 0:
        stop_with(f"sudo apt-get install --yes --no-install-recommends {' '.join(missing)}")
    with step(f"Installing {', '.join(missing)} with apt-get"):
        _apt_get("update", "--quiet")
        _apt_get("install", "--yes", "--quiet", "--no-install-recommends", *missing)


def require_venv(step: Step) -> None:
    """Debian keeps a part of Python's venv in a package of its own."""
    if find_spec("ensurepip") is None:
        install([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"], step)


def stop_with(line: str) -> None:
    """Say what to type, and end."""
    print(
        f"Something is missing that only root can install. Type this, and start again:\n\n    {line}\n", file=sys.stderr
    )
    sys.exit(1)


def _is_installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def _is_debian() -> bool:
    with open("/etc/os-release", encoding="utf-8") as lines:
        return any(line.strip() == "ID=debian" for line in lines)


def _is_snap(path: str) -> bool:
    """Ubuntu's packages named chromium are a script that starts a snap."""
    if os.path.realpath(path).endswith("/snap"):
        return True
    with open(path, "rb") as program:
        return b"/snap/bin/" in program.read(4096)


def _apt_get(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", *arguments]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        print(f"failed.\n{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}", file=sys.stderr)
        sys.exit(1)
