"""`{side}` and `{other}` in every text of an exercise that is shown or said while it is walked."""

from __future__ import annotations

from stretchtui.routine.model import SayLine
from stretchtui.session.cues import heard
from stretchtui.session.events import Start
from stretchtui.session.frame import frame
from stretchtui.session.player import ready, step
from stretchtui.session.timeline import build
from tests.session.exercises import SEATED_TWIST, routine


def test_coaching_lines_cautions_and_mistakes_name_the_side_they_are_for() -> None:
    twist = SEATED_TWIST._replace(
        say=(SayLine(5_000, "Lengthen the {side} side."),), caution="Spare the {side} knee.", mistake="Leaning {other}."
    )
    player = step(ready(build(routine(twist))), Start(), 0)
    said = [cue.text for cue in heard(player, None, 70_000) if cue.kind == "say"]
    assert said == ["Lengthen the right side.", "Lengthen the left side."]
    assert frame(player, 1_000).caution == "Spare the right knee."
    assert frame(player, 50_000).mistake == "Leaning right."
