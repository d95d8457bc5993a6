"""Which processes a program has started, and which are left of them; Linux only, for /proc. Never here: ending any."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.pace import looks

MARK = "STRETCHTUI_MARK"
"""A variable that all descendants of a marked program inherit, wherever they were put."""


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    state: str
    """One letter, as in ps; Z: ended, and nobody asked how."""
    name: str


def all_processes() -> list[Process]:
    found = (_process(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit())
    return [process for process in found if process is not None]


def _process(folder: Path) -> Process | None:
    try:
        before, _, after = (folder / "stat").read_text(errors="replace").rpartition(")")
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, parent, *_ = after.split()
    return Process(int(folder.name), int(parent), state, before.partition("(")[2])


def marked(mark: str) -> list[Process]:
    """Those that live and carry the mark."""
    found = (_process(folder) for folder in _carrying(f"{MARK}={mark}"))
    return [process for process in found if process is not None and process.state != "Z"]


def _carrying(setting: str) -> list[Path]:
    """Folders of the processes with this in their environment. Sought by a program: hundreds of files read here would make every
    other thread wait hundreds of times."""
    everyone = [str(path) for path in Path("/proc").glob("[0-9]*/environ")]
    sought = ["grep", "--files-with-matches", "--no-messages", "--null-data", "--line-regexp", "--fixed-strings", setting]
    told = subprocess.run([*sought, *everyone], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert told.returncode in (0, 1, 2), told  # 2: one has ended meanwhile, or is not ours to read
    return [Path(os.fsdecode(name)).parent for name in told.stdout.splitlines()]


def zombies_of(parents: set[int]) -> list[Process]:
    return [process for process in all_processes() if process.state == "Z" and process.parent in parents]


def zombies_within(parents: set[int], seconds: float) -> list[Process]:
    """Those after so long; none as soon as there is none. One that is ending keeps its own for a moment."""
    return _last(zombies_of(parents) for _ in looks(seconds, 0.02))


def left_within(mark: str, seconds: float) -> list[Process]:
    """Those that carry the mark after so long; none as soon as there is none."""
    return _last(marked(mark) for _ in looks(seconds, 0.02))


def _last(seen: Iterable[list[Process]]) -> list[Process]:
    left: list[Process] = []
    for left in seen:
        if not left:
            break
    return left
