"""The embedded server: shared, and gone with its last user however that one ends."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import ExitStack

import pytest

from digiportal.embedded.place import Place
from tests.embedded.conftest import Hold, holding, parent, stop, wait_until_gone


def test_two_processes_share_one_server(hold: Hold) -> None:
    first, second = hold(), hold()
    assert first.server == second.server
    first.end()
    assert second.server_now() == second.server


def test_many_first_processes_at_once_make_one_server(place: Place) -> None:
    with ExitStack() as stack:
        holders = [stack.enter_context(holding()) for _ in range(4)]
        servers = {holder._answer() for holder in holders}
    assert len(servers) == 1
    stop(servers.pop())


@pytest.mark.parametrize("number", [0, signal.SIGKILL])
def test_server_ends_with_its_last_user(hold: Hold, number: int) -> None:
    holder = hold()
    supervisor = parent(holder.server)
    holder.end(number)
    wait_until_gone(holder.server)
    wait_until_gone(supervisor)


def test_server_ends_with_a_killed_supervisor_and_its_users_get_another(hold: Hold) -> None:
    holder = hold()
    os.kill(parent(holder.server), signal.SIGKILL)
    wait_until_gone(holder.server)
    another = holder.server_now()
    assert another != holder.server
    stop(another)


def test_a_crashed_server_is_started_again(hold: Hold) -> None:
    holder = hold()
    os.kill(holder.server, signal.SIGKILL)
    wait_until_gone(holder.server)
    another = holder.server_now()
    assert another != holder.server
    stop(another)


def test_a_server_follows_upon_one_that_is_stopping(hold: Hold) -> None:
    first = hold()
    supervisor = parent(first.server)
    first.end()
    os.kill(supervisor, signal.SIGTERM)
    second = hold()
    assert second.server != first.server


def test_what_was_left_half_made_is_made_anew(place: Place, hold: Hold) -> None:
    (place.home / "unfinished" / "base").mkdir(parents=True)
    (place.home / "unfinished" / "PG_VERSION").write_text("18\n")
    hold()
    assert not (place.home / "unfinished").exists()


def test_state_folder_may_be_removed_under_a_running_server(place: Place, hold: Hold) -> None:
    first = hold()
    shutil.rmtree(place.state)
    place.state.mkdir()
    second = hold()
    assert second.server != first.server


def test_data_of_another_version_are_left_alone(place: Place, hold: Hold) -> None:
    stop(hold().server)
    (place.data / "PG_VERSION").write_text("9\n")
    with holding() as late:
        assert late.process.stdout is not None
        assert late.process.stdout.readline() == ""
    assert "were made by PostgreSQL 9" in place.log.read_text()
    assert (place.data / "base").exists()
