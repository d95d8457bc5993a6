"""Sessions in a terminal, killed at any moment, and what is kept of them held against what the screen had shown.

    python -m tests.end_to_end.killed 300          # that many of each kind, two at once; as root also on a full disk

What was on the screen is the measure: a repetition counts as finished once the screen shows anything that comes after it.
Never here: assertions of one test.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

assert sys.platform != "win32"

from stretchtui.history.alive import is_alive
from stretchtui.history.opened import opened
from stretchtui.history.resuming import cut_off, taken_up
from stretchtui.history.stamps import stamped
from stretchtui.routine.model import Routine
from stretchtui.session.place import Player, index_at
from stretchtui.session.timeline import Timeline, build, repetition_of, repetition_start
from stretchtui.tui.widgets.big_text import scaled
from tests.pty.terminal import Terminal
from tests.tui.opened import bundled_routine

ROOT = Path(__file__).parents[2]
SIZE = (80, 24)
ROUTINE = "upper-back-basics"
SPEED = 60
WHOLE_S = 186 / SPEED
AT_ONCE = 3
_PLACE = re.compile(r"(\d+) of 3   ")
_REP = re.compile(r"rep (\d+) of (\d+)")
_SIDES = ("right", "left")

Repetition = tuple[int, int | None, str | None, int | None]
"""Step, set, side, number."""


Done = dict[tuple[int, str | None], int]
"""Repetitions seen through, by step and side."""


class Shown(NamedTuple):
    """Where the screen said that the session was; None where it did not say."""

    exercise: int
    side: str | None
    rep: int | None


@dataclass
class Result:
    """What became of one session that was killed."""

    shown: Shown | None
    lost: list[str] = field(default_factory=list)
    """What the screen had shown as done and the history does not have, or any other thing that is wrong."""


def new_home(folder: Path) -> Path:
    settings = folder / ".config" / "stretchtui" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("welcomed: true\navoid: []\nsound: false\n")
    return folder


def history_of(home: Path) -> Path:
    return home / ".local" / "share" / "stretchtui" / "history"


def environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color",
    }  # fmt: skip


def program(home: Path) -> Terminal:
    command = [sys.executable, "-m", "stretchtui", "--speed", str(SPEED), "--keep", "run", ROUTINE]
    return Terminal(command, environment(home), size=SIZE)


def walk(terminals: Sequence[Terminal], for_s: float) -> None:
    """Until all of them have begun, and so long after it."""
    while not all("Shoulder raises" in terminal.text() for terminal in terminals):
        assert all(terminal._look() or terminal._process.poll() is None for terminal in terminals), terminals[0].text()
    go_on(terminals, for_s)


def go_on(terminals: Sequence[Terminal], for_s: float) -> None:
    end = time.monotonic() + for_s
    while time.monotonic() < end:
        for terminal in terminals:
            terminal._look()


def kill(terminal: Terminal) -> Shown | None:
    """What the screen showed last."""
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()
    return shown(terminal.text())


def shown(screen: str) -> Shown | None:
    place = _PLACE.search(screen)
    if place is None:
        return None
    rep = _REP.search(screen)
    side = next((side for side in _SIDES if scaled(side.upper(), 1)[0].strip() in screen), None)
    return Shown(int(place[1]), side, int(rep[1]) if rep else None)


def timeline() -> Timeline:
    return build(bundled_routine(ROUTINE))


def repetitions(plan: Timeline) -> list[Repetition]:
    """All of them in order, each once."""
    found = [(segment.step, *repetition_of(plan, i)) for i, segment in enumerate(plan.segments)]
    return [*dict.fromkeys(found)]


def may_be_shown(plan: Timeline, seen: Shown) -> list[int]:
    """Which repetitions, by their place in the order, the screen may have shown: several where a notice covers the number."""
    order = repetitions(plan)
    for side, rep in ((seen.side, seen.rep), (None, seen.rep), (seen.side, None), (None, None)):  # in mid-paint
        fitting = [
            i
            for i, (step, _, own_side, own_rep) in enumerate(order)
            if plan.walked[step].number == seen.exercise and side in (None, own_side) and rep in (None, own_rep)
        ]
        if fitting:
            return fitting
    raise AssertionError(f"no such place: {seen}")


def finished_before(order: Sequence[Repetition], end: int) -> Counter[tuple[int, str | None]]:
    """How many repetitions of each side of each exercise come before that one."""
    return Counter((step, side) for step, _, side, rep in order[:end] if rep is not None)


def examine(home: Path, seen: Shown | None, *, uuid: str | None = None) -> Result:
    """The history of a home after a kill, held against what was shown."""
    result, plan, folder = Result(seen), timeline(), history_of(home)
    database = folder / "history.db"
    if not database.exists():
        return Result(seen, [] if seen is None else ["there is no history"])
    now = stamped(datetime.now(UTC))
    with opened(folder, now) as history:
        if history.fault or history.told:
            result.lost.append(f"{history.fault} {history.told}")
        cut = cut_off(history, lambda one: is_alive(folder, one), now)
        lives = [one for one, _ in history.lives()] + [*history.sessions()]
        kept = next((one for one in lives if uuid in (None, one.uuid)), None)
    _check_integrity(database, result)
    if seen is None or kept is None:
        if seen is not None and may_be_shown(plan, seen)[0] > 0:  # else it had only just begun, and nothing was done yet
            result.lost.append("no session was kept")
        return result
    order = repetitions(plan)
    finished = finished_before(order, may_be_shown(plan, seen)[0])
    done: Done = {(piece.turn, piece.side): piece.reps_done for piece in kept.pieces}
    missing = {which: count for which, count in finished.items() if done.get(which, 0) < count}
    result.lost += [f"{which}: {done.get(which, 0)} of {count}" for which, count in missing.items()]
    if kept.outcome == "running" and cut is not None and uuid is None:
        _check_resumption(plan, seen, taken_up(cut, _routine(), lambda _: None).player, done, result)
    elif kept.outcome == "running" and uuid is None:
        result.lost.append("it was not offered to go on")
    return result


def _routine() -> Routine:
    return bundled_routine(ROUTINE)


def _check_integrity(database: Path, result: Result) -> None:
    with sqlite3.connect(database) as connection:
        [(answer,)] = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    if answer != "ok":
        result.lost.append(f"integrity_check: {answer}")


def _check_resumption(plan: Timeline, seen: Shown, player: Player, done: Done, result: Result) -> None:
    """That what is offered is the first repetition that was not finished."""
    i = index_at(player, player.at_ms)
    order = repetitions(plan)
    offered = order.index((plan.segments[i].step, *repetition_of(plan, i)))
    shown_in = may_be_shown(plan, seen)
    if player.mode != "paused" or repetition_start(plan, i) != i:
        result.lost.append("it would not go on at the start of a repetition, paused")
    if offered < shown_in[0]:  # the screen is painted after the writing, never before it
        result.lost.append(f"shown {order[shown_in[0]]}, offered {order[offered]}")
    if dict(finished_before(order, offered)) != {which: reps for which, reps in done.items() if reps}:
        result.lost.append(f"offered {order[offered]}, done {done}")


# The campaign


def one_killed(seed: int) -> Result:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = new_home(Path(folder))
        with program(home) as terminal:
            walk([terminal], chance.uniform(0, WHOLE_S))
            seen = kill(terminal)
        return examine(home, seen)


def two_killed(seed: int) -> Result:
    """Two programs that write into one history, both killed."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = new_home(Path(folder))
        with program(home) as one, program(home) as other:
            walk([one, other], chance.uniform(0, WHOLE_S / 2))
            seen = [kill(one)]
            go_on([other], chance.uniform(0, WHOLE_S / 2))
            seen.append(kill(other))
        return _both(home, seen)


def _both(home: Path, seen: list[Shown | None]) -> Result:
    """The further of two is the one that has more; each must have what was shown of it."""
    with opened(history_of(home), stamped(datetime.now(UTC))) as history:
        uuids = [one.uuid for one in sorted(history.sessions(), key=lambda one: one.active_ms)]
    plan = timeline()
    places = sorted((one for one in seen if one is not None), key=lambda one: may_be_shown(plan, one)[0])
    results = [examine(home, place, uuid=uuid) for place, uuid in zip(places, uuids[-len(places) :], strict=False)]
    lost = [f"{len(uuids)} sessions of 2"] if len(uuids) != 2 else []
    return Result(seen[0], [*lost, *(fault for one in results for fault in one.lost)])


def full_disk_killed(seed: int) -> Result:
    """On a small disk that something else fills to its last byte while the session runs."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)
        try:
            home = new_home(Path(folder))
            with program(home) as terminal:
                before_s = chance.uniform(0, WHOLE_S)
                walk([terminal], before_s)
                fill(Path(folder))
                go_on([terminal], chance.uniform(0, WHOLE_S - before_s))
                seen = kill(terminal)
            (Path(folder) / "filling").unlink()
            return examine(home, seen)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path) -> None:
    with (disk / "filling").open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    kinds = [one_killed, two_killed] + ([full_disk_killed] if os.geteuid() == 0 else [])
    faults = 0
    for kind in kinds:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = [*pool.map(kind, range(runs))]
        bad = [(seed, one) for seed, one in enumerate(results) if one.lost]
        faults += len(bad)
        places = Counter(one.shown.exercise if one.shown else 0 for one in results)
        print(f"{kind.__name__}: {runs} runs, {len(bad)} with something lost; killed in exercise {dict(sorted(places.items()))}")
        for seed, one in bad[:20]:
            print(f"  seed {seed}: {one.shown}: {'; '.join(one.lost)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
