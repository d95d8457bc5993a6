"""How long looking and laying out may take, at the largest size a routine may have."""

from __future__ import annotations

from stretchtui.routine.model import CircuitStep, ExerciseStep
from stretchtui.session.cues import heard
from stretchtui.session.frame import frame
from stretchtui.session.timeline import build
from tests.pace import over
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.session.walking import started

LARGEST = routine(
    CircuitStep(
        384, (ExerciseStep(SHOULDER_RAISES), ExerciseStep(SEATED_TWIST), ExerciseStep(STANDING_TWIST)), rest_between_ms=1_000
    )
)


def test_laying_out_twenty_thousand_segments_takes_at_most_150_ms() -> None:
    assert 20_000 <= len(build(LARGEST).segments) <= 20_400
    assert over(0.150, lambda: build(LARGEST)) == []


def test_a_frame_of_twenty_thousand_segments_takes_at_most_50_microseconds() -> None:
    player = started(build(LARGEST))
    moments = range(0, player.timeline.total_ms, player.timeline.total_ms // 500)
    assert over(0.000_050 * len(moments), lambda: [frame(player, now_ms) for now_ms in moments]) == []


def test_a_look_at_the_end_of_twenty_thousand_segments_takes_at_most_50_microseconds() -> None:
    player = started(build(LARGEST))
    moments = range(player.timeline.total_ms - 50_000, player.timeline.total_ms, 100)
    assert over(0.000_050 * len(moments), lambda: [heard(player, now_ms - 100, now_ms) for now_ms in moments]) == []
