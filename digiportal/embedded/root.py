"""When root starts the server: a user of its own, in a folder that this user reaches, from a copy of the programs.

No folder of the project or of root is opened to others for it.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

SYSTEM_USER = "digiportal-db"
SYSTEM_FOLDER = Path("/var/lib/digiportal-embedded")


def prepare(key: str, programs: Path) -> tuple[Path, Path, Path]:
    """Home and socket folder of the server ``key``, and the programs where the system user reaches them."""
    SYSTEM_FOLDER.mkdir(mode=0o755, exist_ok=True)
    with (SYSTEM_FOLDER / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        user = _system_user()
        home = SYSTEM_FOLDER / key
        for folder in (home, home / "socket"):
            folder.mkdir(mode=0o700, exist_ok=True)
            os.chown(folder, user.pw_uid, user.pw_gid)
        return home, home / "socket", _copied(programs)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        add = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", str(SYSTEM_FOLDER)]
        subprocess.run([*add, "--shell", "/bin/false", SYSTEM_USER], check=True, capture_output=True)
    return pwd.getpwnam(SYSTEM_USER)


def _copied(programs: Path) -> Path:
    """The programs, with the libraries that lie beside their package."""
    if programs.is_relative_to("/usr"):
        return programs
    package = programs.parent
    stamp = f"{programs.name}-{int((programs / 'bin' / 'postgres').stat().st_mtime)}"
    target = SYSTEM_FOLDER / stamp
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=SYSTEM_FOLDER) as folder:
            unfinished = Path(folder) / stamp
            shutil.copytree(programs, unfinished / package.name / programs.name, symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
            subprocess.run(["chmod", "-R", "a+rX", str(unfinished)], check=True)
            unfinished.rename(target)
    return target / package.name / programs.name
