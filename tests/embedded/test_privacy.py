"""Nobody else on the machine gets at the embedded server."""

from __future__ import annotations

import stat
from pathlib import Path

import psycopg
import pytest

from digiportal.embedded.place import Place, _sockets
from digiportal.embedded.server import DATABASE, OWNER
from tests.embedded.conftest import Hold


def test_passwords_are_asked_of_everybody_and_there_is_no_network(place: Place, hold: Hold) -> None:
    hold()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(place.sockets), dbname=DATABASE, user=OWNER)
    processes = (place.data / "postmaster.pid").read_text().splitlines()
    assert processes[5] == "", "the server listens on an address"


def test_folders_and_passwords_are_private(place: Place, hold: Hold) -> None:
    hold()
    assert _mode(place.credentials) == 0o600
    assert _mode(place.data) == 0o700
    assert _mode(place.sockets) == 0o700
    assert not (place.home / "password").exists()


def test_a_folder_that_somebody_else_made_ready_is_refused(tmp_path: Path) -> None:
    (tmp_path / "socket").mkdir(mode=0o755)
    with pytest.raises(RuntimeError, match="mode 0700"):
        _sockets(tmp_path, "key")


def test_long_paths_get_a_short_folder_for_sockets(tmp_path: Path) -> None:
    state = tmp_path / ("a" * 60) / ("b" * 60)
    state.mkdir(parents=True)
    folder = _sockets(state, "0123456789ab")
    try:
        assert folder.parent == Path("/tmp")
        assert _mode(folder) == 0o700
    finally:
        folder.rmdir()


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
