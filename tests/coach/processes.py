"""Real programs, told from all others by a word in their arguments. Linux only: it reads /proc."""

from __future__ import annotations

import contextlib
import os
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.orders import Lane, Order, Report
from tests.pace import looks

needs_proc = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts processes in /proc")

LONG_MS = 60_000
IGNORING = "trap '' TERM INT HUP; while :; do sleep 60; done"
WITH_GRANDCHILD = "(trap '' TERM INT HUP; while :; do sleep 60; done) & " + IGNORING


def mark() -> str:
    return f"mark-{uuid.uuid4().hex}"


def shell(script: str, word: str) -> tuple[str, ...]:
    return ("/bin/sh", "-c", script, word)


def order(id: int, argv: tuple[str, ...], lane: Lane = "tone", deadline_ms: int = LONG_MS, stdin: str = "") -> Order:
    return Order(id, lane, argv, deadline_ms, stdin)


def alive(word: str) -> list[int]:
    """Processes with the word among their arguments, without zombies (which have none)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if word.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def together(word: str) -> int:
    """How many process groups with the word were alive at one moment: a look at all of them takes a while, so it looks again."""
    return len({_group(pid) for pid in alive(word)} - {0})


def _group(pid: int) -> int:
    """0 of what has ended."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/cmdline").read_bytes():
                return os.getpgid(pid)
    return 0


def exists(pid: int) -> bool:
    """Zombies too."""
    return Path(f"/proc/{pid}").exists()


def is_over(pid: int) -> bool:
    """Gone, or an orphan that only waits for the system's first process to take notice of it."""
    try:
        return field(pid, "State").startswith("Z") and field(pid, "PPid") == "1"
    except OSError:
        return True


def field(pid: int, name: str) -> str:
    text = Path(f"/proc/{pid}/status").read_text()
    return next(line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith(name + ":"))


def until(true: Callable[[], object], within_s: float = 5.0) -> bool:
    """Whether it came true in time, by the time of the usual machine."""
    return any(true() for _ in looks(within_s, 0.002))


def heard(children: Children, count: int, within_s: float = 10.0) -> list[Report]:
    """So many reports, or as many as came in time."""
    reports: list[Report] = []

    def enough() -> bool:
        reports.extend(children.reports())
        return len(reports) >= count

    until(enough, within_s)
    return reports
