"""Which instructions of a session are heard, where and how late. Never here: a bound, a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    step: int
    is_repeated: bool
    """It is done more than once: in two repetitions or more, or on two sides."""
    leads: bool
    """It tells how to get into place."""
    is_heard: bool
    """Whole or shortened, in its segment or the same phase later."""
    is_whole: bool
    """At least once."""
    begins_late_ms: int = 0
    """After the end of the segment in which it is told."""
    ends_late_ms: int = 0
    may_run_on_ms: int = 0
    """After the end of the segment in which it is told, where that is a later repetition or there is no other."""
    lags_ms: int = 0
    """How far into the phase it begins, where it ends after it and there is another time to tell it."""


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
    told = [line for line in lines if _may_tell(timeline, line, i, segment) and _tells(line.text, due.text)]
    name = segment.exercise.name if segment.exercise is not None else ""
    became = Instructed(due.text, name, segment.step, _is_repeated(timeline, i), segment.phase is None, bool(told), False)
    if not told:
        return became
    whole = any(_bare(wording.sentence(due.text)) in line.text for line in told)
    last = max(told, key=lambda line: line.ends_ms - timeline.course_end(line.segment))
    end_ms = timeline.course_end(last.segment)
    there = timeline.segments[last.segment]
    again = instructing.is_again(there) or there.reps == 1
    others = any(line.text == due.text for later in timeline.segments[last.segment + 1 :] for line in later.lines)
    return replace(
        became,
        is_whole=whole or bool(instructing.ONLY_THE_PHASE.fullmatch(due.text)),
        begins_late_ms=max(0, *(line.at_ms - timeline.course_end(line.segment) for line in told)),
        ends_late_ms=max(0, last.ends_ms - end_ms),
        may_run_on_ms=instructing.runs_on_to(timeline, last.segment) - end_ms if again else 0,
        lags_ms=last.at_ms - timeline.course_start(last.segment) if last.ends_ms > end_ms and others else 0,
    )


def _is_repeated(timeline: Timeline, i: int) -> bool:
    walked = timeline.walked[timeline.segments[i].step]
    phases = [one for one in timeline.segments[walked.first : walked.last + 1] if one.phase is not None]
    return len({(one.side, one.rep, one.set) for one in phases}) > 1


def _may_tell(timeline: Timeline, line: Line, i: int, segment: Segment) -> bool:
    """In its own segment, in the same phase later; how to get into place also as a later repetition begins."""
    there = timeline.segments[line.segment]
    if line.segment < i:
        return False
    if segment.phase is None and there.phase_index == 0 and instructing.is_again(there):
        return True
    return (there.phase is None, there.phase_index) == (segment.phase is None, segment.phase_index)


def _tells(said: str, instruction: str) -> bool:
    if instructing.ONLY_THE_PHASE.fullmatch(instruction):
        return said.startswith("Hold")
    label = wording.label(instruction)
    return any(_bare(form) in said for form in wording.forms(instruction)) or bool(label and said.startswith(label))


def _bare(text: str) -> str:
    return text.rstrip(".!?")
