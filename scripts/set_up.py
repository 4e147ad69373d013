"""Set-up of the project on this machine: ``scripts/python scripts/set_up.py [--tests]``.

Everything is done only where it is missing or outdated, so the second run takes a moment. Uses nothing but the standard
library, since it runs before there is an environment. One environment serves the demonstration and the tests, so that
both run on exactly the same packages. What shows that a step is done lies in the folder that the step makes and goes
away with it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
ASSETS = ROOT / "node_modules"
REQUIREMENTS = ROOT / "requirements"
NPM_MAJOR = 9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tests", action="store_true", help="also what the tests and the checks need")
    for_tests = parser.parse_args().tests
    os.chdir(ROOT)
    wanted = system_packages.for_portal() + (system_packages.for_tests() if for_tests else [])
    system_packages.install(wanted, step)
    make_environment()
    install_packages()
    install_assets()
    compile_translations()
    if for_tests:
        install_browser()


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"· {what} …", end=" ", flush=True)
    start = time.monotonic()
    yield
    print(f"{time.monotonic() - start:.1f} s", flush=True)


def run(*command: str, environment: dict[str, str] | None = None) -> None:
    """Run a command quietly; end with its output when it fails."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        print(f"failed.\n{' '.join(command)}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}", file=sys.stderr)
        sys.exit(1)


def once(stamp: Path, inputs: list[Path], what: str, do: Callable[[], None]) -> None:
    """Do it unless ``stamp`` holds the hash of ``inputs``; write the stamp afterwards."""
    key = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
    if stamp.exists() and stamp.read_text() == key:
        return
    with step(what):
        do()
    stamp.write_text(key)


def make_environment() -> None:
    """``.venv``, by the Python that runs this; made anew when its Python is gone or it was left half made."""
    if PYTHON.exists() and any((ENVIRONMENT / "bin" / tool).exists() for tool in ("uv", "pip")):
        return
    system_packages.require_venv(step)
    with step(f"Making the environment .venv with Python {sys.version_info.major}.{sys.version_info.minor}"):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        run(sys.executable, "-m", "venv", str(ENVIRONMENT))


def install_packages() -> None:
    """The locked Python packages, each checked by its hash."""
    tool, packages = REQUIREMENTS / "setup.txt", REQUIREMENTS / "dev.txt"
    by_hash = ("--require-hashes", "-r")

    def install() -> None:
        uv = str(ENVIRONMENT / "bin" / "uv")
        run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *by_hash, str(tool))
        run(uv, "pip", "install", "--quiet", "--python", str(PYTHON), *by_hash, str(packages))

    once(ENVIRONMENT / ".installed", [tool, packages], "Installing Python packages", install)


def install_assets() -> None:
    """The locked front-end assets: with the system's npm, or the one among the Python packages."""
    lock = [ROOT / "package.json", ROOT / "package-lock.json"]

    def install() -> None:
        own = {**os.environ, "PATH": f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        options = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        if has_npm():
            run("npm", *options)
        else:
            run(str(ENVIRONMENT / "bin" / "npm"), *options, environment=own)

    once(ASSETS / ".installed", lock, "Installing front-end assets", install)


def has_npm() -> bool:
    """Whether the system has an npm that reads this lock."""
    if shutil.which("npm") is None:
        return False
    answer = subprocess.run(["npm", "--version"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    major = answer.stdout.split(".", 1)[0]
    return answer.returncode == 0 and major.isdigit() and int(major) >= NPM_MAJOR


def compile_translations() -> None:
    """The catalogues in the form that Django reads; strings marked as fuzzy are left out."""
    for catalogue in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")):
        compiled = catalogue.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= catalogue.stat().st_mtime:
            continue
        with step(f"Compiling {catalogue.relative_to(ROOT)}"):
            babel = str(ENVIRONMENT / "bin" / "pybabel")
            run(babel, "compile", "--input-file", str(catalogue), "--output-file", str(compiled))


def install_browser() -> None:
    """Playwright's own Chromium, where the system has none to install."""
    if system_packages.find_browser():
        return
    playwright = str(ENVIRONMENT / "bin" / "playwright")

    def install() -> None:
        if os.geteuid() == 0:
            run(playwright, "install-deps", "chromium")
        elif not system_packages.has_browser_libraries():
            system_packages.stop_with(f"sudo {playwright} install-deps chromium")
        run(playwright, "install", "chromium")

    once(ENVIRONMENT / ".browser", [REQUIREMENTS / "dev.txt"], "Installing Chromium for the browser tests", install)


if __name__ == "__main__":
    main()
