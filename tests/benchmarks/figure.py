"""What the figure costs: its joints, its pixels, and a player in a real terminal while it moves and while it breathes.

What is drawn is remembered, so that a repetition costs no second drawing. To see what drawing costs, the exercise that moves here
never comes to the same pose twice: arms, trunk and legs go through made poses, one every few seconds, as long as it is watched.
"""

from __future__ import annotations

import time
from functools import partial
from itertools import pairwise
from math import sin
from typing import TYPE_CHECKING, NamedTuple

from stretchtui.figure import scene as scenes
from stretchtui.figure.body import solved
from stretchtui.figure.inks import Colours
from stretchtui.figure.motion import Moment
from stretchtui.figure.painting import painted
from stretchtui.figure.picture import PaintStyle
from stretchtui.places import bundled_library
from stretchtui.posing import scene_for
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from tests.benchmarks.home import STRETCHTUI, new_home
from tests.benchmarks.probe import NotMeasured, Running
from tests.benchmarks.table import Row, median

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from stretchtui.figure.scene import Scene
    from tests.benchmarks.effort import Effort
    from tests.benchmarks.probe import Chunk

CELLS = (44, 26)
WINDOW = (90, 44)
"""A window in which the player gives the figure so many cells (tests/tui/test_figure.py)."""
DARK = PaintStyle("truecolour", Colours(0x1E1E1E, 0xE0E0E0, 0xFFA62B, 0x0178D4))
_POSE_S = 4
_APART_MS = 15
"""Bytes that arrive at least so long after those before are another picture's."""


class Cost(NamedTuple):
    cpu_percent: float
    """Of one core."""
    kilobytes_per_s: float
    apart_ms: float
    """From one picture to the next, the median."""
    peak_mib: float


def measure(effort: Effort) -> list[Row]:
    poses = list(_poses())[:: effort.every_pose]
    # Once beforehand, for what is made only once: courses, frames, colours.
    solve_ms = [_took_ms(partial(_solve, *pose)) for pose in [*poses, *poses]][len(poses) :]
    draw_ms = [_took_ms(partial(_draw, *pose)) for pose in [*poses, *poses]][len(poses) :]
    with new_home() as home:
        moving = home.folder / "moving.yaml"
        moving_s = 2 * effort.watch_s + 8
        moving.write_text(_moving(moving_s))
        # The way through all poses sets off slowly, so it is watched in its middle.
        moves = _watched(str(moving), home.env, 0.3 * moving_s, effort.watch_s)
        bundled = _watched("upper-back-basics", home.env, effort.settle_s + 5, effort.watch_s)
        holding = home.folder / "holding.yaml"
        holding.write_text(_HOLDING)
        holds = _watched(str(holding), home.env, effort.settle_s + 2, effort.watch_s)
    return [
        Row(f"the joints of {len(poses)} bundled poses, median", median(solve_ms), "ms", most=0.5, bounds="ours"),
        Row("the same drawn, 44 × 26 cells, smooth", median(draw_ms), "ms", most=6, bounds="ours"),
        Row("moving, nothing twice: processor, of one core", moves.cpu_percent, "%", most=12, bounds="ours"),
        Row("moving, nothing twice: written", moves.kilobytes_per_s, "kB/s", most=200, bounds="ours"),
        Row("moving, nothing twice: from picture to picture", moves.apart_ms, "ms", most=55, bounds="ours"),
        Row("moving, nothing twice: peak memory", moves.peak_mib, "MiB"),
        Row("upper-back-basics: processor, of one core", bundled.cpu_percent, "%", most=12, bounds="ours"),
        Row("upper-back-basics: written", bundled.kilobytes_per_s, "kB/s", most=200, bounds="ours"),
        Row("holding: processor, of one core", holds.cpu_percent, "%", most=5, bounds="ours"),
        Row("holding: written", holds.kilobytes_per_s, "kB/s", most=20, bounds="ours"),
    ]


def _poses() -> Iterator[tuple[Scene, Moment]]:
    """Every phase of every bundled exercise on each side it has, half-way and at its end."""
    loader = Loader(scan([Library(bundled_library(), "bundled")]))
    for exercise in filter(None, map(loader.exercise, loader.exercise_ids())):
        scene = scene_for(exercise, loader.postures)
        for side in (None,) if exercise.sides == "both" else ("left", "right"):
            for k, phase in enumerate(exercise.phases):
                for elapsed_ms in (phase.ms // 2, phase.ms):
                    yield scene, Moment("phase", k, elapsed_ms, phase.ms, side)


def _solve(scene: Scene, moment: Moment) -> None:
    solved(scenes.at(scene, moment).posed.body, scene.ground(moment.side))


def _draw(scene: Scene, moment: Moment) -> None:
    """From a moment to a picture in cells; nothing is remembered."""
    shown = scenes.at(scene, moment)
    painted(lambda canvas, inks: scenes.drawn(scene, shown, canvas, inks), *CELLS, DARK)


def _took_ms(call: Callable[[], None]) -> float:
    before_ns = time.process_time_ns()
    call()
    return (time.process_time_ns() - before_ns) / 1e6


def _watched(routine: str, env: Mapping[str, str], settle_s: float, watch_s: float) -> Cost:
    with Running([STRETCHTUI, "run", routine], env, WINDOW) as program:
        program.read_until("done · ")
        program.read_for(settle_s)
        before_ms = program.cpu_ms()
        chunks = program.read_for(watch_s)
        cpu_ms = program.cpu_ms() - before_ms
        peak_mib = program.peak_mib()
    if not any("▀".encode() in chunk.data for chunk in chunks):
        raise NotMeasured(f"no figure is painted in {routine}")
    written = sum(len(chunk.data) for chunk in chunks)
    return Cost(cpu_ms / watch_s / 10, written / watch_s / 1000, _apart_ms(chunks), peak_mib)


def _apart_ms(chunks: Sequence[Chunk]) -> float:
    begun_ms: list[float] = []
    last_ms = 0.0
    for at_ms in (chunk.at_ns / 1e6 for chunk in chunks):
        if at_ms - last_ms > _APART_MS:
            begun_ms.append(at_ms)
        last_ms = at_ms
    if len(begun_ms) < 2:
        raise NotMeasured("less than two pictures were painted")
    return median([later - sooner for sooner, later in pairwise(begun_ms)])


def _moving(seconds: float) -> str:
    poses = "\n".join(f"          - {_pose(k)}" for k in range(max(2, round(seconds / _POSE_S))))
    return f"""\
name: A long way
steps:
  - name: All of the body
    areas: [mid-back, shoulders]
    prepare: 0s
    phases:
      - move: {seconds:g}s
    cues: [Go all the way., Slowly., Breathe.]
    figure:
      posture: standing
      keyframes:
        move:
{poses}
"""


def _pose(k: int) -> str:
    """Flow style; every joint swings at a pace of its own, so that no two are alike."""

    def swing(low: float, high: float, pace: float) -> str:
        return f"{(low + high) / 2 + (high - low) / 2 * sin(pace * (k + 1)):.1f}"

    def limbs(pace: float) -> str:
        shoulder = f"{{flexion: {swing(0, 150, pace)}, abduction: {swing(10, 60, pace + 0.3)}}}"
        return f"{{shoulder: {shoulder}, elbow: {swing(5, 110, pace + 0.7)}, knee: {swing(5, 60, 1.7)}}}"

    spine = (
        f"lumbar: {{flexion: {swing(-10, 35, 1.3)}}}, thorax: {{rotation: {swing(-35, 35, 2.3)}, lateral: {swing(-20, 20, 1.9)}}}"
    )
    return f"{{pelvis: {{flexion: {swing(-5, 25, 1.1)}}}, {spine}, right: {limbs(2.1)}, left: {limbs(2.7)}}}"


_HOLDING = f"""\
name: A long hold
steps:
  - name: All of the body
    areas: [mid-back, shoulders]
    prepare: 0s
    phases:
      - move: 0.5s
      - hold: 30m
    cues: [Go there., Stay., Breathe.]
    figure:
      posture: standing
      keyframes:
        hold: {_pose(0)}
"""
