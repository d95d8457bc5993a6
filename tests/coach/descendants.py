"""Which processes a program has started, and which are left of them; Linux only, for /proc. Never here: ending any."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

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
    wanted = f"{MARK}={mark}".encode()
    return [process for process in all_processes() if process.state != "Z" and wanted in _environment(process.pid)]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return []


def zombies_of(parents: set[int]) -> list[Process]:
    return [process for process in all_processes() if process.state == "Z" and process.parent in parents]


def left_within(mark: str, seconds: float) -> list[Process]:
    """Those that carry the mark after so long; none as soon as there is none."""
    end = time.monotonic() + seconds
    while (left := marked(mark)) and time.monotonic() < end:
        time.sleep(0.02)
    return left
