"""What ten years of sessions do to the screens: home's first paint, its panel of the day, the progress screen."""

from __future__ import annotations

import re
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.bare_app import LABEL
from tests.benchmarks.emulated import first_shown, screens
from tests.benchmarks.heart import EVERY_S, MOST_S
from tests.benchmarks.home import BARE_APP, STRETCHTUI
from tests.benchmarks.probe import SIZE, NotMeasured, Running
from tests.benchmarks.start_up import BUNDLED_NAME
from tests.benchmarks.table import Row, median

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.effort import Effort
    from tests.benchmarks.home import Home

_ROOT = Path(__file__).parents[2]
_THERE = "Minutes a week"
"""Is on the screen with the first of the numbers."""
_LOOK_S = 0.8
_MOST_LOOKS = 12
_WITHOUT_NS = 500_000_000
"""So long the beats count where no panel is to be filled."""
_NUMBER = re.compile(r"[\d:]*\d")


class Days(NamedTuple):
    """The beats of one start, in ms after the first paint."""

    told_ms: float
    longest_gap_ms: float


def home_rows(empty: Home, many: Home, effort: Effort) -> list[Row]:
    """In turns, each with a home of its own; the same program but for what home tells."""
    kinds = [(many, "without"), (empty, "with"), (many, "with")]
    rounds = [[_first_paint(home, tells) for home, tells in kinds] for _ in range(effort.rounds * 3 // 2 + 1)][1:]
    bare_ms, empty_ms, many_ms = (median(times) for times in zip(*rounds, strict=True))
    pairs = median([many_ms / empty_ms for _, empty_ms, many_ms in rounds])
    beats = [[_beats(home, tells) for home, tells in kinds] for _ in range(max(1, effort.rounds // 2))]
    without, of_empty, of_many = zip(*beats, strict=True)
    return [
        Row("home: first paint, ten years, beside an empty history", many_ms, "ms", empty_ms, 1.05),
        Row("home: the same, the median of what each pair says", pairs * 100, "%", None, 105, "ours"),
        Row("home: first paint, ten years, beside no panel at all", many_ms, "ms", bare_ms),
        Row("home: the panel filled, after the first paint", median([one.told_ms for one in of_many]), "ms",
            median([one.told_ms for one in of_empty])),
        Row("home: the longest a key waits meanwhile, beside no panel", median([one.longest_gap_ms for one in of_many]), "ms",
            median([one.longest_gap_ms for one in without]), 50, "ours"),
        Row("home: the same, of all starts", max(one.longest_gap_ms for one in of_many), "ms",
            max(one.longest_gap_ms for one in without)),
    ]  # fmt: skip


def _child(tells: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.heart", tells, *more]


def _first_paint(home: Home, tells: str) -> float:
    with Running(_child(tells), {**home.env, "PYTHONPATH": str(_ROOT)}) as program:
        program.read_until(BUNDLED_NAME)
        return (_shown_ns(program) - program.started_ns) / 1e6


def _shown_ns(program: Running) -> int:
    at_ns = first_shown(program.chunks, SIZE, BUNDLED_NAME)
    if at_ns is None:
        raise NotMeasured(f"{BUNDLED_NAME!r} was written and cannot be seen")
    return at_ns


def _beats(home: Home, tells: str) -> Days:
    """From the first paint until the panel has been filled and a little longer; without a panel, for as long as one takes."""
    trace = home.folder / "trace"
    trace.unlink(missing_ok=True)
    with Running(_child(tells, str(trace)), {**home.env, "PYTHONPATH": str(_ROOT)}) as program:
        program.read_until(BUNDLED_NAME)
        end_ns = time.monotonic_ns() + int(2 * MOST_S * 1e9)
        while not trace.exists() and time.monotonic_ns() < end_ns:
            program.read_for(EVERY_S * 20)
        painted_ns = _shown_ns(program)
    if not trace.exists():
        raise NotMeasured("the beats were not told")
    seen = [(what, int(at_ns)) for what, at_ns in (line.split() for line in trace.read_text().splitlines())]
    told_ns = next((at_ns for what, at_ns in seen if what == "told"), painted_ns + _WITHOUT_NS)
    beats = [at_ns for what, at_ns in seen if what == "beat" and painted_ns <= at_ns <= told_ns + 100_000_000]
    longest_ns = max(after - before for before, after in pairwise(beats))
    return Days((told_ns - painted_ns) / 1e6, longest_ns / 1e6)


def progress_rows(home: Home, effort: Effort) -> list[Row]:
    """Beside the start of a bare app, which takes 168 ms where nothing else runs: 150 ms are nine tenths of it."""
    rounds = [(_bare(home), *_progress(home)) for _ in range(effort.rounds)]
    bare = median([one for one, _, _ in rounds])
    first, again = [one for _, one, _ in rounds], [one for _, _, one in rounds]
    numbers, numbers_again = median([ms for ms, _ in first]), median([ms for ms, _ in again])
    return [
        Row("progress: from its key to the last of its numbers, beside a bare app's start", numbers, "ms", bare, 0.9),
        Row("progress: the quickest", min(ms for ms, _ in first), "ms", min(one for one, _, _ in rounds), 0.9),
        Row("progress: the same, opened again", numbers_again, "ms", bare, 0.9),
        Row("progress: to the whole picture, the body too", median([ms for _, ms in first]), "ms", bare),
        Row("progress: the same, opened again", median([ms for _, ms in again]), "ms", bare),
    ]


def _bare(home: Home) -> float:
    with Running(BARE_APP, home.env) as program:
        return (program.read_until(LABEL) - program.started_ns) / 1e6


def _progress(home: Home) -> tuple[tuple[float, float], tuple[float, float]]:
    """Opened, left and opened again: the times (ms) until its numbers, and until nothing changes any more."""
    with Running([STRETCHTUI], home.env) as program:
        program.read_until(BUNDLED_NAME)
        _read_until_quiet(program)
        pressed = [_press(program, key, text) for key, text in ((b"p", _THERE), (b"\x1b", BUNDLED_NAME), (b"p", _THERE))]
    shown = [(at_ns, "\n".join(rows)) for at_ns, rows in screens(program.chunks, SIZE)]
    (first_ns, first), (_, left), (again_ns, again) = pressed
    return _until(shown[first:left], first_ns), _until(shown[again:], again_ns)


def _press(program: Running, key: bytes, text: str) -> tuple[int, int]:
    """Until it has been answered with this text and all else; the moment (ns) of the key, and how much was written before it."""
    pressed = time.monotonic_ns(), len(program.chunks)
    program.send(key)
    program.read_until(text)
    _read_until_quiet(program)
    return pressed


def _read_until_quiet(program: Running) -> None:
    for _ in range(_MOST_LOOKS):
        if not program.read_for(_LOOK_S):
            return


def _until(shown: Sequence[tuple[int, str]], pressed_ns: int) -> tuple[float, float]:
    if not shown or _THERE not in shown[-1][1]:
        raise NotMeasured("no progress was shown")
    last = shown[-1][1]
    numbers = next(at_ns for at_ns, text in shown if _NUMBER.findall(text) == _NUMBER.findall(last))
    whole = next(at_ns for at_ns, text in shown if text == last)
    return (numbers - pressed_ns) / 1e6, (whole - pressed_ns) / 1e6
