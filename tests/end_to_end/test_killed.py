"""A session killed at any moment: what the screen had shown as done is in the history, and it goes on where it was (D1, D2, D5).

A few of each kind here; `python -m tests.end_to_end.killed 300` kills hundreds.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import os
import subprocess
import sys
from pathlib import Path

import pytest

assert sys.platform != "win32"

from tests.end_to_end import killed
from tests.end_to_end.killed import Result, Shown

pytestmark = pytest.mark.waits

SEEDS = range(1_000, 1_004)


@pytest.mark.parametrize("seed", SEEDS)
def test_D2_killed_at_any_moment_no_finished_repetition_is_lost_and_it_goes_on_there(seed: int) -> None:
    assert killed.one_killed(seed).lost == []


@pytest.mark.parametrize("seed", SEEDS)
def test_D4_two_programs_killed_while_both_write_lose_nothing(seed: int) -> None:
    assert killed.two_killed(seed).lost == []


def _can_mount() -> bool:
    return os.geteuid() == 0 and subprocess.run(["mount", "--help"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_D5_killed_on_a_disk_that_became_full_meanwhile_nothing_is_lost(seed: int) -> None:
    if not _can_mount():
        pytest.skip("only root can make a small disk")
    try:
        result = killed.full_disk_killed(seed)
    except subprocess.CalledProcessError:
        pytest.skip("no small disk can be made here")
    assert result.lost == []


# The measure itself can find fault


def test_what_is_missing_is_found(tmp_path: Path) -> None:
    home = killed.new_home(tmp_path)
    with killed.program(home) as terminal:
        killed.walk([terminal], 0.3)
        seen = killed.kill(terminal)
    assert seen is not None
    later = Shown(3, "left", 3)
    assert killed.examine(home, seen).lost == []
    assert any("of 5" in fault for fault in killed.examine(home, later).lost)
    assert any(fault.startswith("shown") for fault in killed.examine(home, later).lost)


def test_a_home_without_a_history_is_a_loss_where_something_was_shown(tmp_path: Path) -> None:
    assert killed.examine(tmp_path, Shown(1, None, 2)) == Result(Shown(1, None, 2), ["there is no history"])


@pytest.mark.parametrize(
    ("screen", "shown"),
    [
        (" 1 of 3   Shoulder raises\n rep 3 of 5", Shown(1, None, 3)),
        (" 2 of 3   Seated twist     1:58 done · 1:08 left\n", Shown(2, None, None)),
        ("prompt>", None),
    ],
)
def test_a_screen_is_read(screen: str, shown: Shown | None) -> None:
    assert killed.shown(screen) == shown
