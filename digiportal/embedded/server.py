"""One PostgreSQL server as a child process: made, prepared with the portal's roles, started, stopped."""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TypedDict

import psycopg

from digiportal.database import roles
from digiportal.embedded.place import Place

OWNER = "digiportal_owner"
APPLICATION = "digiportal_app"
DATABASE = "digiportal"
PR_SET_PDEATHSIG = 1


class Credentials(TypedDict):
    """Passwords of the three roles of an embedded server."""

    postgres: str
    digiportal_owner: str
    digiportal_app: str


def read_credentials(place: Place) -> Credentials:
    """The passwords kept when the server was made."""
    credentials: Credentials = json.loads(place.credentials.read_text())
    return credentials


def make(place: Place) -> None:
    """Make the server's data folder, once; passwords go to a file that only the owner of the project reads.

    Raises ``RuntimeError`` when the data are of another version of PostgreSQL than the programs.
    """
    if place.data.exists() and place.credentials.exists():
        _check_version(place)
        return
    # Data whose passwords are gone are of no use: the project was removed and fetched anew.
    shutil.rmtree(place.data, ignore_errors=True)
    unfinished = place.home / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    credentials = Credentials(
        postgres=secrets.token_urlsafe(24),
        digiportal_owner=secrets.token_urlsafe(24),
        digiportal_app=secrets.token_urlsafe(24),
    )
    _initialise(place, unfinished, credentials["postgres"])
    place.credentials.unlink(missing_ok=True)
    place.credentials.touch(mode=0o600)
    place.credentials.write_text(json.dumps(credentials))
    # Last of all, so that what was interrupted is begun again.
    unfinished.rename(place.data)


def _initialise(place: Place, folder: Path, password: str) -> None:
    """Run initdb; the superuser's password passes through a file in the server's private home."""
    password_file = place.home / "password"
    password_file.write_text(password)
    password_file.chmod(0o644)
    options = ["--username=postgres", f"--pwfile={password_file}", "--auth=scram-sha-256", "--encoding=UTF8"]
    options += ["--locale=C.UTF-8", "--no-sync", f"--pgdata={folder}"]
    try:
        _run([str(place.programs / "bin" / "initdb"), *options], place)
    finally:
        password_file.unlink()


def _check_version(place: Place) -> None:
    made_by = (place.data / "PG_VERSION").read_text().strip()
    answer = _run([str(place.programs / "bin" / "postgres"), "--version"], place)
    version = answer.split()[2].split(".")[0]
    if version != made_by:
        raise RuntimeError(
            f"The data in {place.data} were made by PostgreSQL {made_by}, and this is {version}."
            " Move the folder away to begin anew, or upgrade it with pg_upgrade."
        )


def start(place: Place, running_lock: int) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers; its processes hold the descriptor ``running_lock`` open.

    Raises ``RuntimeError`` with the end of its log when it doesn't start.
    """
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(place.sockets),
        "unix_socket_permissions": "0700" if place.user is None else "0777",
        "max_connections": "100",
        # The data of a demonstration can be made anew: no waiting for the disk.
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "timezone": "Europe/Oslo",
        # Tests provoke refusals by the thousand: only what concerns the server itself is kept.
        "log_min_messages": "log",
    }
    command = [str(place.programs / "bin" / "postgres"), "-D", str(place.data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with place.log.open("ab") as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            cwd=place.home,
            user=place.user,
            group=place.user,
            extra_groups=[] if place.user else None,
            pass_fds=[running_lock],
            preexec_fn=_die_with_parent,
        )
    _wait_until_ready(place, process)
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the server without waiting for its clients (PostgreSQL's fast shutdown)."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def prepare(place: Place) -> None:
    """Make the portal's roles and database where they are missing."""
    credentials = read_credentials(place)
    with _connect(place, "postgres") as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
            passwords = credentials["digiportal_owner"], credentials["digiportal_app"]
            for statement in roles.create_roles(OWNER, passwords[0], APPLICATION, passwords[1]):
                connection.execute(statement)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(roles.create_database(DATABASE, OWNER))
    with _connect(place, DATABASE) as connection:
        for statement in roles.grant_use(OWNER, APPLICATION):
            connection.execute(statement)


def _connect(place: Place, database: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(
        host=str(place.sockets),
        dbname=database,
        user="postgres",
        password=read_credentials(place)["postgres"],
        autocommit=True,
        connect_timeout=5,
    )


def _wait_until_ready(place: Place, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            _connect(place, "postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    stop(process)
    raise RuntimeError(f"The embedded PostgreSQL did not start. {end_of_log(place)}")


def end_of_log(place: Place) -> str:
    """What the log says last, for messages."""
    return f"The end of {place.log}:\n{place.log.read_text(errors='replace')[-2000:]}"


def _die_with_parent() -> None:
    """Ask the kernel to stop the server should its supervisor be killed (Linux)."""
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _run(command: list[str], place: Place) -> str:
    """Run a program of the server as its user; returns what it prints."""
    done = subprocess.run(
        command,
        cwd=place.home,
        user=place.user,
        group=place.user,
        extra_groups=[] if place.user else None,
        capture_output=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout.decode(errors="replace")
