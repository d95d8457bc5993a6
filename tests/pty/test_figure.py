"""A figure that has moved on a real terminal, change by change, stands there as if it had been painted at once."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

assert sys.platform != "win32"

from tests.pty.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

STRETCHTUI = Path(sys.executable).parent / "stretchtui"

ROUTINE = """\
name: A turn
steps:
  - name: All round
    areas: [mid-back]
    prepare: 0s
    phases: [{move: 4s}, {hold: 20s}]
    figure:
      posture: standing
      keyframes:
        move: {thorax: {rotation: -35}, right: {shoulder: {abduction: 120}}, left: {shoulder: {flexion: 90}}}
"""

Seen = tuple[str, str, str]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    file = tmp_path / "turn.yaml"
    file.write_text(ROUTINE)
    env = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "PATH": "/usr/bin:/bin"}
    with Terminal([str(STRETCHTUI), "run", str(file)], env, size=(90, 44)) as started:
        yield started


def figure(terminal: Terminal) -> list[list[Seen]]:
    """The part of the screen in which it stands."""
    return [row[1:45] for row in terminal.cells()[2:28]]


def is_shown(terminal: Terminal) -> bool:
    return any(cell[0] == "▀" for row in figure(terminal) for cell in row)


def test_after_all_its_changes_every_cell_is_what_a_whole_painting_makes_it(terminal: Terminal) -> None:
    terminal.wait_for("done ·")
    terminal.wait_until(lambda: is_shown(terminal), "a figure")
    begun = figure(terminal)
    terminal.wait_for("0:03 done")
    terminal.send(b" ")
    terminal.wait_for("kept")
    terminal.wait_quiet()
    moved = figure(terminal)
    assert moved != begun
    terminal.send(b"f")
    terminal.wait_until(lambda: not is_shown(terminal), "no figure")
    terminal.send(b"f")
    terminal.wait_until(lambda: is_shown(terminal), "the figure again")
    terminal.wait_quiet()
    assert figure(terminal) == moved
