"""A session whose program is killed in the midst, or told to go, in a real terminal: the next start goes on with it."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import signal
import sys
from pathlib import Path

import pytest

assert sys.platform != "win32"

from tests.bundled import MANY
from tests.end_to_end.killed import environment, history_of, new_home
from tests.pty.terminal import Terminal

SIZE = (80, 24)


def program(home: Path, *arguments: str) -> Terminal:
    return Terminal([sys.executable, "-m", "stretchtui", *arguments], environment(home), size=SIZE)


def walked_into_the_twist(home: Path, *arguments: str) -> Terminal:
    terminal = program(home, *arguments, "run", "upper-back-basics")
    terminal.wait_for("2 of 3   Seated twist")
    return terminal


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None], ids=["kill -9", "SIGTERM", "^q"])
def test_D2_however_the_program_goes_the_next_one_goes_on_with_it(tmp_path: Path, how: signal.Signals | None) -> None:
    home = new_home(tmp_path)
    with walked_into_the_twist(home, "--speed", "20", "--keep") as terminal:
        if how is None:
            terminal.send(b"\x11")
        else:
            terminal.signal(how)
        assert terminal.wait_exit() == {None: 3, signal.SIGTERM: 143, signal.SIGKILL: -9}[how]
    with program(home, "--speed", "20", "--keep") as terminal:
        terminal.wait_for("Cut off Upper back basics, at seated twist")
        terminal.send(b"g")
        terminal.wait_for("This was cut off")
        terminal.send(b"\r")
        terminal.wait_for("2 of 3   Seated twist")
        terminal.send(b" ")
        terminal.wait_for("3 of 3   Standing twist")
        terminal.wait_for("Well done.")
        assert "3 done" in terminal.text()
        terminal.send(b"\r")
        terminal.wait_for(MANY)
        terminal.wait_for("Today")
        terminal.wait_until(lambda: "Cut off" not in terminal.text(), "it is not offered any more")
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 0


def test_a_rehearsal_is_not_kept_and_nothing_is_offered_afterwards(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with walked_into_the_twist(home, "--speed", "20") as terminal:
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    assert not history_of(home).exists()
    with program(home) as terminal:
        terminal.wait_for("t start")
        assert "Cut off" not in terminal.text()
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 0


def test_run_of_the_same_routine_offers_it_too_also_when_the_program_was_left_in_order(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with walked_into_the_twist(home, "--speed", "20", "--keep") as terminal:
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 3
    with program(home, "--speed", "20", "--keep", "run", "upper-back-basics") as terminal:
        terminal.wait_for("This was cut off")
        terminal.send(b"\r")
        terminal.wait_for("2 of 3   Seated twist")
        terminal.wait_for("next:")
        terminal.send(b"\x11")
        assert terminal.wait_exit() == 3
