"""What ten years of daily sessions cost: on the disk, on the screens, at a prompt; and what it costs to keep one more."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from stretchtui.clock import wall_time
from stretchtui.glance import write_days
from stretchtui.history.journal import Journal
from stretchtui.history.model import Session
from stretchtui.history.opened import opened
from stretchtui.history.stamps import stamped
from stretchtui.history.store.backups import is_sound
from stretchtui.history.store.files import DATABASE, connected
from stretchtui.history.store.opening import open_history
from stretchtui.history.writing import Beginning
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.session import events
from stretchtui.session.place import ready
from stretchtui.session.player import step
from stretchtui.session.timeline import build
from tests.benchmarks.home import STRETCHTUI, new_home
from tests.benchmarks.looking_back import home_rows, progress_rows
from tests.benchmarks.probe import NotMeasured
from tests.benchmarks.start_up import warm_index
from tests.benchmarks.table import Row, median, percentile
from tests.history.made import DAYS, make_ten_years

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from stretchtui.session.place import Player
    from tests.benchmarks.effort import Effort
    from tests.benchmarks.home import Home

MB = 1_000_000
ROUTINE = "upper-back-basics"
CHECKED_S = 0.5
"""As a session begins, a large history is read through for damage; a writing waits for that, long before any phase ends."""


def measure(effort: Effort) -> list[Row]:
    with new_home() as empty, new_home() as many:
        folder = _folder(many)
        today = stamped(wall_time()).day
        make_ten_years(folder, today)
        write_days(folder, range(today.toordinal() - DAYS + 1, today.toordinal() + 1), 5)
        warm_index(empty)
        warm_index(many)
        size = (folder / DATABASE).stat().st_size / MB
        return [
            Row("ten years of daily sessions: the file", size, "MB", None, 15, "ours"),
            *_opening(folder, effort),
            *home_rows(empty, many, effort),
            *progress_rows(many, effort),
            *_status(many, effort),
            *_writing("an empty history", _folder(empty), effort),
            *_writing("ten years", folder, effort),
        ]


def _folder(home: Home) -> Path:
    return home.folder / "data" / "stretchtui" / "history"


def _opening(folder: Path, effort: Effort) -> list[Row]:
    """`quick_check` runs beside, in a thread and on a connection of its own; closing waits for it."""
    now = partial(stamped, wall_time())
    read = _times(lambda: open_history(folder, now(), may_write=False).close(), effort.rounds)
    write, closing_ms = zip(*(_open_and_close(folder) for _ in range(effort.rounds)), strict=True)
    with closing(connected(folder / DATABASE, may_write=False)) as connection:
        check = _times(lambda: is_sound(connection), effort.rounds)
    return [
        Row("opening ten years, to be read", median(read), "ms"),
        Row("opening ten years, to be written", median(write), "ms"),
        Row("closing it at once, which waits for its check", median(closing_ms), "ms"),
        Row("its check (in a thread)", median(check), "ms"),
    ]


def _open_and_close(folder: Path) -> tuple[float, float]:
    started = time.perf_counter()
    history = opened(folder, stamped(wall_time()))
    between = time.perf_counter()
    history.close()
    return (between - started) * 1000, (time.perf_counter() - between) * 1000


def _times(do: Callable[[], object], rounds: int) -> list[float]:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        do()
        times.append((time.perf_counter() - started) * 1000)
    return times


def _status(home: Home, effort: Effort) -> list[Row]:
    python = [sys.executable]
    commands = [
        [*python, "-c", "pass"], [*python, "-S", "-c", "pass"], [*python, "-m", "stretchtui", "status"], [STRETCHTUI, "status"],
    ]  # fmt: skip
    rounds = [[_run(command, home) for command in commands] for _ in range(4 * effort.rounds + 1)][1:]
    bare, least, module, script = (median(times) for times in zip(*rounds, strict=True))
    return [
        Row("python -S -c pass, beside python -c pass", least, "ms", bare),
        Row("python -m stretchtui status", module, "ms", bare, 40, "ours"),
        Row("stretchtui status, as it is typed", script, "ms", bare, 40, "ours"),
        Row("the same, the slowest of twenty", percentile([one[3] for one in rounds], 95), "ms",
            percentile([one[0] for one in rounds], 95)),
    ]  # fmt: skip


def _run(command: Sequence[str], home: Home) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=home.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - started) * 1000


def _writing(what: str, folder: Path, effort: Effort) -> list[Row]:
    """A routine walked as quickly as it can be kept: each look hands a finished phase over, and waits until it is safe."""
    times = [ms for _ in range(max(1, effort.rounds // 2)) for ms in _walked(folder)]
    told = f"keeping a phase, with {what}: {len(times)} of them, p50"
    return [
        Row(told, percentile(times, 50), "ms"),
        Row(f"keeping a phase, with {what}: p99", percentile(times, 99), "ms"),
        Row(f"keeping a phase, with {what}: the longest", max(times), "ms"),
    ]


def _walked(folder: Path) -> list[float]:
    loaded = Holdings(searched([])).loader.routine(ROUTINE)
    if loaded is None or loaded.routine is None:
        raise NotMeasured(f"there is no {ROUTINE}")
    timeline = build(loaded.routine)
    player = step(ready(timeline, count_in_ms=0), events.Start(), 0)
    now = stamped(wall_time())
    session = Session(os.urandom(16).hex(), 0, ROUTINE, loaded.routine.name, now, now, "running")
    beginning = Beginning(session, f"id:{ROUTINE}", "0" * 64, None, 0, 0)
    journal = Journal(folder, beginning, (), lambda: opened(folder, now), lambda: stamped(wall_time()))
    journal.open()
    try:
        journal.look(player, 0)
        journal.flush(10)
        time.sleep(CHECKED_S)
        ends = range(len(timeline.segments))
        return [ms for i in ends for ms in _times(partial(_kept, journal, player, timeline.end_ms(i)), 1)]
    finally:
        journal.close(10)


def _kept(journal: Journal, player: Player, at_ms: int) -> None:
    journal.look(player, at_ms)
    journal.flush(10)
