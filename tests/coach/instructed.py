"""Which instructions of a session are heard, where and how late. Never here: a bound, a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stretchtui.coach.model import Lasts, Line
from stretchtui.coach.script import instructing, wording
from stretchtui.coach.script.plan import plan
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import Due, cues_in
from stretchtui.session.timeline import Timeline


@dataclass(frozen=True)
class Instructed:
    """One instruction that is due, and what became of it."""

    text: str
    exercise: str
    leads: bool
    """It tells how to get into place."""
    is_heard: bool
    """Whole or shortened, in its segment or the same phase later."""
    is_whole: bool
    begins_late_ms: int = 0
    """After the end of the segment in which it is told."""
    ends_late_ms: int = 0


def instructed(timeline: Timeline, lasts: Lasts) -> Iterator[Instructed]:
    free_ms = 0
    for step, walked in enumerate(timeline.walked):
        here = plan(timeline, step, "full", lasts, free_ms)
        free_ms = here.free_ms
        for i in range(walked.first, walked.last + 1):
            for due in cues_in(timeline, i):
                if due.kind == "instruction":
                    yield _became(timeline, i, due, here.lines)


def _became(timeline: Timeline, i: int, due: Due, lines: tuple[Line, ...]) -> Instructed:
    segment = timeline.segments[i]
    own = (line for line in lines if line.segment >= i and _alike(timeline.segments[line.segment], segment))
    told = [line for line in own if _tells(line.text, due.text)]
    name = segment.exercise.name if segment.exercise is not None else ""
    leads = segment.phase is None
    if not told:
        return Instructed(due.text, name, leads, is_heard=False, is_whole=False)
    first = told[0]
    end_ms = timeline.course_end(first.segment)
    whole = _bare(wording.sentence(due.text)) in first.text or bool(instructing.ONLY_THE_PHASE.fullmatch(due.text))
    return Instructed(due.text, name, leads, True, whole, max(0, first.at_ms - end_ms), max(0, first.ends_ms - end_ms))


def _alike(one: Segment, other: Segment) -> bool:
    return (one.phase is None, one.phase_index) == (other.phase is None, other.phase_index)


def _tells(said: str, instruction: str) -> bool:
    if instructing.ONLY_THE_PHASE.fullmatch(instruction):
        return said.startswith("Hold")
    label = wording.label(instruction)
    return any(_bare(form) in said for form in wording.forms(instruction)) or bool(label and said.startswith(label))


def _bare(text: str) -> str:
    return text.rstrip(".!?")
