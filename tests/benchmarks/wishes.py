"""What it takes to compose a routine: from the bundled library, from a very large one, and as a whole command."""

from __future__ import annotations

import time
from itertools import product
from typing import TYPE_CHECKING

from stretchtui.daily.compose import compose
from stretchtui.daily.wish import Wish
from stretchtui.places import bundled_library
from stretchtui.routine.exercises import UNNAMED
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from stretchtui.routine.model import Exercise, Phase
from stretchtui.routine.vocabulary import AREAS, POSITIONS
from tests.benchmarks.command_line import in_turns
from tests.benchmarks.home import STRETCHTUI, Home, new_home
from tests.benchmarks.table import Row, percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.effort import Effort

_MADE = 5_000
_KINDS = ("stretch", "stretch", "stretch", "mobility", "breathing", "massage", "contract-relax", "warm-up", "rest")
_SOME = (0, 1, 7, 12, 23)
"""Minutes beyond two, positions and seeds are taken from so few, that every area has its turn."""


def measure(effort: Effort) -> list[Row]:
    with new_home() as home:
        command_ms, list_ms = _commands(home, effort.rounds)
    bundled, made = _bundled(), tuple(_made(number) for number in range(_MADE))
    every = 1 if effort.rounds > 2 else 20
    return [
        _row(f"compose() from {len(bundled)} bundled exercises, 95th percentile", _times(bundled, every), 50),
        _row(f"compose() from {_MADE} made-up exercises, 95th percentile", _times(made, 10 * every), 500),
        Row("stretchtui compose, beside stretchtui list", command_ms, "ms", list_ms),
    ]


def _row(what: str, times_ms: Sequence[float], most_ms: float) -> Row:
    told = f"{what} of {len(times_ms)} (longest {max(times_ms):.0f} ms)"
    return Row(told, percentile(times_ms, 95), "ms", None, most_ms, "ours")


def _times(exercises: Sequence[Exercise], every: int) -> list[float]:
    times: list[float] = []
    for wish in _wishes()[::every]:
        started = time.perf_counter()
        compose(wish, exercises)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _wishes() -> list[Wish]:
    """Every area, short to long, in any position or few, with everything at hand or nothing."""
    places = ((), ("seated-chair",), ("supine",), ("standing", "seated-chair"))
    return [
        Wish((area,), 2 + more + more // 23 * 5, positions, equipment, seed=more)
        for more, area, positions, equipment in product(_SOME, AREAS, places, (None, ()))
    ]


def _bundled() -> tuple[Exercise, ...]:
    loader = Loader(scan([Library(bundled_library(), "bundled")]))
    read = (loader.exercise(id) for id in loader.exercise_ids())
    return tuple(exercise for exercise in read if exercise is not None)


def _made(number: int) -> Exercise:
    def one_of(words: Sequence[str], stride: int) -> str:
        return words[number * stride % len(words)]

    phases = (Phase("move", 3_000), Phase("hold", 1_000 * (number % 9 * 5), stretch=True), Phase("release", 2_000))
    return UNNAMED._replace(
        id=f"made-{number:04}", name=f"Made {number}", areas=tuple({one_of(AREAS, 1): 0, one_of(AREAS, 5): 0}),
        positions=tuple({one_of(POSITIONS, 3): 0, one_of(POSITIONS, 7): 0}), kind=one_of(_KINDS, 5), phases=phases,
        equipment=("wall",) if number % 4 == 0 else (), sides="each" if number % 2 else "both", reps=1 + number % 7,
    )  # fmt: skip


def _commands(home: Home, rounds: int) -> tuple[float, float]:
    """The medians of both in ms, in turns; a first round, which fills caches and the index, does not count."""
    composing = [STRETCHTUI, "compose", "--area", "upper-back", "--minutes", "6", "--seed", "1"]
    return in_turns(composing, [STRETCHTUI, "list"], home, rounds)
