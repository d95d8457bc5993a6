"""How late each phase is on the screen, over a whole routine at real speed: alone, and beside a busy neighbour."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stretchtui.tui.widgets.big_text import scaled
from tests.benchmarks.emulated import screens
from tests.benchmarks.home import new_home
from tests.benchmarks.probe import SIZE, Chunk, NotMeasured, Running
from tests.benchmarks.table import Row, median, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.effort import Effort

PREPARE_MS = 2_000
PHASES = (("lift", 1_500), ("hold", 2_000), ("lower", 2_500))
"""Two of three changes also change the colours, as into and out of a stretch; phases end at whole and at half seconds."""
_FIGURE = """\
    figure:
      posture: standing
      keyframes:
        lift: {thorax: {rotation: -30}, right: {shoulder: {abduction: 140}}, left: {shoulder: {flexion: 90}}}
        hold: {thorax: {rotation: 30}, right: {shoulder: {flexion: 120}}, left: {knee: 40}}
        lower: {lumbar: {flexion: 30}}
"""
"""It moves all the time, so that every change of phase comes while it is looked at twenty times a second."""
_ROUND_MS = sum(ms for _, ms in PHASES)
_ROOT = Path(__file__).parents[2]


class Change(NamedTuple):
    word: str
    due_ms: int


def measure(effort: Effort) -> list[Row]:
    with new_home() as home:  # each its own: the second would be asked whether to go on with the first
        idle = _walk(home.folder, home.env, effort.idle_walk_s)
    with new_home() as home, _one_core_busy():
        busy = _walk(home.folder, home.env, effort.busy_walk_s)
    return [*_rows("alone", idle, 25), *_rows("one core busy", busy, 60)]


def _rows(when: str, late_ms: Sequence[float], most: float) -> list[Row]:
    tenth = max(1, len(late_ms) // 10)
    drift_ms = median(late_ms[-tenth:]) - median(late_ms[:tenth])
    return [
        Row(f"{when}: {len(late_ms)} phase changes, late at p50", percentile(late_ms, 50), "ms"),
        Row(f"{when}: late at p99", percentile(late_ms, 99), "ms", most=most, bounds="ours"),
        Row(f"{when}: the latest", max(late_ms), "ms"),
        Row(f"{when}: drift, last tenth against first", drift_ms, "ms", most=1, bounds="ours"),
    ]


def _walk(folder: Path, env: dict[str, str], seconds: int) -> list[float]:
    """How late (ms) each change of phase was on the screen."""
    rounds = max(1, (seconds * 1000 - PREPARE_MS) // _ROUND_MS)
    file, trace = folder / "walk.yaml", folder / "trace"
    file.write_text(_routine(rounds))
    command = [sys.executable, "-m", "tests.benchmarks.traced_player", str(file), str(trace)]
    with Running(command, {**env, "PYTHONPATH": str(_ROOT)}) as program, _looking_on_first():
        program.read_until("Three phases")
        program.read_for((PREPARE_MS + rounds * _ROUND_MS) / 1000 - 0.2)
    began_ns = int(trace.read_text())
    plan = _plan(rounds)
    return _lateness(plan[: _reached(plan, program.chunks, began_ns)], program.chunks, began_ns)


def _reached(plan: Sequence[Change], chunks: Sequence[Chunk], began_ns: int) -> int:
    """How many changes were due well before we stopped looking."""
    looked_ms = (chunks[-1].at_ns - began_ns) / 1e6 - 200
    return sum(change.due_ms <= looked_ms for change in plan)


def _routine(rounds: int) -> str:
    phases = "\n".join(f"      - {word}: {ms / 1000:g}s" for word, ms in PHASES)
    exercise = f"  - name: Three phases\n    areas: [shoulders]\n    prepare: {PREPARE_MS / 1000:g}s\n    rest: 0s"
    return f"name: A long walk\nsteps:\n{exercise}\n    reps: {rounds}\n    phases:\n{phases}\n{_FIGURE}"


def _plan(rounds: int) -> list[Change]:
    """Every change of phase and when it is due; said here a second time, so that a plan gone wrong shows as lateness."""
    changes, due_ms = [], PREPARE_MS
    for _ in range(rounds):
        for word, ms in PHASES:
            changes.append(Change(word, due_ms))
            due_ms += ms
    return changes


def _lateness(plan: Sequence[Change], chunks: Sequence[Chunk], began_ns: int) -> list[float]:
    shown = [(word, at_ns) for word, at_ns in _words_shown(chunks) if word]
    if [word for word, _ in shown[: len(plan)]] != [change.word for change in plan]:
        raise NotMeasured(f"other phases were shown than planned: {[word for word, _ in shown][:8]} …")
    return [(at_ns - began_ns) / 1e6 - change.due_ms for change, (_, at_ns) in zip(plan, shown, strict=False)]


def _words_shown(chunks: Sequence[Chunk]) -> Iterator[tuple[str, int]]:
    """Each phase word that comes on the screen, whole, in large letters, and when."""
    pictures = {word: [row.strip() for row in scaled(word, 2)] for word, _ in PHASES}
    last = ""
    for at_ns, rows in screens(chunks, SIZE):
        word = next((word for word, picture in pictures.items() if _stands_in(picture, rows)), last)
        if word != last:
            last = word
            yield word, at_ns


def _stands_in(picture: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether these rows stand one below the other somewhere on the screen."""
    last = len(rows) - len(picture)
    return any(all(part in rows[top + i] for i, part in enumerate(picture)) for top in range(last + 1))


@contextmanager
def _looking_on_first() -> Iterator[None]:
    """Let the one who looks on be served before all others where that is permitted: its own lateness is no one's."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with contextlib.suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, before - 10)
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, before)


@contextmanager
def _one_core_busy() -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as spinning:
        try:
            yield
        finally:
            spinning.kill()
