"""How long looking and laying out may take, at the largest size a routine may have."""

from __future__ import annotations

import time
from collections.abc import Callable

from stretchtui.routine.model import CircuitStep, ExerciseStep
from stretchtui.session.cues import heard
from stretchtui.session.frame import frame
from stretchtui.session.timeline import build
from tests.pace import slower
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.session.walking import started

LARGEST = routine(
    CircuitStep(
        384, (ExerciseStep(SHOULDER_RAISES), ExerciseStep(SEATED_TWIST), ExerciseStep(STANDING_TWIST)), rest_between_ms=1_000
    )
)


def best_ms(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs: what else the machine does only ever makes it longer."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1_000)
    return min(spent)


def test_laying_out_twenty_thousand_segments_takes_at_most_150_ms() -> None:
    assert 20_000 <= len(build(LARGEST).segments) <= 20_400
    assert best_ms(lambda: build(LARGEST)) <= 150 * slower()


def test_a_frame_of_twenty_thousand_segments_takes_at_most_50_microseconds() -> None:
    player = started(build(LARGEST))
    moments = range(0, player.timeline.total_ms, player.timeline.total_ms // 500)
    assert best_ms(lambda: [frame(player, now_ms) for now_ms in moments]) / len(moments) <= 0.050 * slower()


def test_a_look_at_the_end_of_twenty_thousand_segments_takes_at_most_50_microseconds() -> None:
    player = started(build(LARGEST))
    moments = range(player.timeline.total_ms - 50_000, player.timeline.total_ms, 100)
    assert best_ms(lambda: [heard(player, now_ms - 100, now_ms) for now_ms in moments]) / len(moments) <= 0.050 * slower()
