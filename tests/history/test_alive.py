"""The lock of a session: one program has it, whoever else looks for it, takes it or removes what is left of it meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from stretchtui.history import alive
from stretchtui.history.alive import FOLDER, Alive, hold, is_alive
from tests.history.kept import PATIENT_S, UUID, any_left

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no file that is open is removed there")


def test_one_holds_it_and_when_that_one_has_let_go_another_can(tmp_path: Path) -> None:
    first = hold(tmp_path, UUID)
    assert first is not None
    assert hold(tmp_path, UUID) is None
    assert is_alive(tmp_path, UUID)
    first.drop()
    assert not is_alive(tmp_path, UUID)
    second = hold(tmp_path, UUID)
    assert second is not None
    second.drop()
    assert not any_left(tmp_path)


def left_behind(folder: Path) -> None:
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / UUID).touch()


def in_the_midst(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> list[Thread]:
    """Have `do` begun by another thread between the next opening of a lock and its locking."""
    begun: list[Thread] = []
    lock = alive._lock

    def locked(fd: int) -> bool:
        if not begun:
            begun.append(Thread(target=do))
            begun[0].start()
            begun[0].join(0.05)  # it waits for us: what it would do in that time must not be done
        return lock(fd)

    monkeypatch.setattr(alive, "_lock", locked)
    return begun


@needs_posix
def test_a_lock_is_never_taken_on_a_file_that_somebody_who_looks_removes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_behind(tmp_path)
    others = in_the_midst(monkeypatch, lambda: is_alive(tmp_path, UUID))
    held = hold(tmp_path, UUID)
    others[0].join(PATIENT_S)
    assert held is not None
    assert is_alive(tmp_path, UUID)
    held.drop()


@needs_posix
def test_whoever_only_looks_refuses_the_lock_to_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_behind(tmp_path)
    got: list[Alive | None] = []
    others = in_the_midst(monkeypatch, lambda: got.append(hold(tmp_path, UUID)))
    assert not is_alive(tmp_path, UUID)
    others[0].join(PATIENT_S)
    [held] = got
    assert held is not None
    assert is_alive(tmp_path, UUID)
    held.drop()


@pytest.mark.parametrize("uuid", ["../../precious", "..", "", "/etc/passwd", "a/../../../precious"])
def test_whatever_a_database_calls_a_session_nothing_outside_the_folder_is_touched(tmp_path: Path, uuid: str) -> None:
    folder = tmp_path / "history"
    (folder / FOLDER).mkdir(parents=True)
    precious = tmp_path / "precious"
    precious.write_text("mine")
    assert not is_alive(folder, uuid)
    held = hold(folder, uuid)
    if held is not None:
        held.drop()
    assert precious.read_text() == "mine"
    assert not any_left(folder)
