"""A routine laid out in time: segments that tile, and finding one's place among them. Never here: running, cues.

Two axes. On the *plan* an open segment (own pace, a note) has no width: that is what is shown and totalled. On the *course*
it is as long as it may last, or FOREVER: that is what is run on, so that a position is an addition, nothing has to tick, and
nobody runs past an open segment that has no limit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count

from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Routine, Side, Step
from stretchtui.session.expansion import Part, parts
from stretchtui.session.segment import Kind, Segment, Walked

FOREVER = 10**15

__all__ = [
    "FOREVER", "Kind", "Segment", "Timeline", "Walked", "build", "repetition_of", "repetition_start", "with_exercise_after",
    "without_steps",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timeline:
    """The segments of a routine in order. Each starts at the very ms at which the one before ends, on both axes."""

    segments: tuple[Segment, ...]
    walked: tuple[Walked, ...]
    starts: tuple[int, ...]
    """Where each segment starts on the plan, in ms."""
    total_ms: int
    courses: tuple[int, ...]
    """Where each segment starts on the course, in ms."""
    course_ms: int
    """The length of the course."""
    last_open: int
    """Index of the last open segment; -1 when there is none."""
    exercises: int
    """How many exercises are walked, repeats counted."""

    @property
    def open_ended(self) -> bool:
        """Whether some of it lasts as long as the person likes, so that `total_ms` is not all."""
        return self.last_open >= 0

    def step_of(self, number: int) -> int:
        """The step to begin with for exercise `number`: for the first the very start, with what stands before it."""
        if number == 1:
            return 0
        return next((i for i, step in enumerate(self.walked) if step.number == number), 0)

    def start_ms(self, i: int) -> int:
        """Where segment `i` starts on the plan."""
        return self.starts[i]

    def end_ms(self, i: int) -> int:
        """Where segment `i` ends on the plan."""
        return self.starts[i + 1] if i + 1 < len(self.starts) else self.total_ms

    def index_at(self, ms: int) -> int:
        """The segment at `ms` on the plan; before the start the first, from the end on the last.

        An open segment has no width on the plan: where one starts, the answer is the segment after it.
        """
        return min(max(bisect_right(self.starts, ms) - 1, 0), len(self.starts) - 1)

    def course_start(self, i: int) -> int:
        """Where segment `i` starts on the course; one past the last is the end."""
        return self.courses[i] if i < len(self.courses) else self.course_ms

    def course_end(self, i: int) -> int:
        return self.course_start(i + 1)

    def course_index(self, ms: int) -> int:
        """The segment at `ms` on the course; from the end on the last, -1 when there are none."""
        return bisect_right(self.courses, ms) - 1

    def plan_ms(self, course_ms: int) -> int:
        """The place on the plan that belongs to a place on the course."""
        i = self.course_index(course_ms)
        if i < 0:
            return 0
        return min(self.starts[i] + (course_ms - self.courses[i]), self.end_ms(i))

    def with_length(self, i: int, ms: int) -> Timeline:
        """The timeline with segment `i`, which is not open, made `ms` long."""
        changed = replace(self.segments[i], ms=ms)
        return _laid_out((*self.segments[:i], changed, *self.segments[i + 1 :]), self.walked)


def repetition_start(timeline: Timeline, i: int) -> int:
    """The first segment of the repetition that segment `i` belongs to, with what leads into it; elsewhere `i` itself."""
    here = repetition_of(timeline, i)
    while i > 0 and timeline.segments[i - 1].step == timeline.segments[i].step and repetition_of(timeline, i - 1) == here:
        i -= 1
    return i


def repetition_of(timeline: Timeline, i: int) -> tuple[int | None, Side | None, int | None]:
    """Set, side and number of the repetition that segment `i` belongs to; what comes between two belongs to the second."""
    own = timeline.segments[i : timeline.walked[timeline.segments[i].step].last + 1]
    its = next((segment for segment in own if segment.kind == "phase"), timeline.segments[i])
    return its.set, its.side, its.rep


def course_length(segment: Segment) -> int:
    """How long the segment is on the course, in ms."""
    if not segment.open:
        return segment.ms
    return FOREVER if segment.limit_ms is None else segment.limit_ms


def _laid_out(segments: tuple[Segment, ...], walked: tuple[Walked, ...]) -> Timeline:
    *starts, total_ms = accumulate([segment.ms for segment in segments], initial=0)
    *courses, course_ms = accumulate([course_length(segment) for segment in segments], initial=0)
    last_open = max((i for i, segment in enumerate(segments) if segment.open), default=-1)
    exercises = sum(step.number is not None for step in walked)
    return Timeline(segments, walked, tuple(starts), total_ms, tuple(courses), course_ms, last_open, exercises)


def build(routine: Routine, *, first_side: Side | None = None) -> Timeline:
    """The routine's timeline. `first_side` is the person's own choice for exercises that do one side after the other."""
    walk = _Layer(first_side)
    walk.steps(routine.steps, None, None)
    return _laid_out(tuple(walk.segments), tuple(walk.walked))


def with_exercise_after(timeline: Timeline, step: int, exercise: Exercise) -> Timeline:
    """The timeline with one more exercise after a step, in the same round; what follows is numbered anew.

    The very same timeline when the exercise has no length at all.
    """
    beside = timeline.segments[timeline.walked[step].last]
    walk = _Layer(None)
    walk.steps([ExerciseStep(exercise)], beside.round, beside.rounds)
    if not walk.walked:
        return timeline
    added = replace(walk.walked[0], instead=True), tuple(walk.segments)
    laid = _steps(timeline)
    return _numbered_anew([*laid[: step + 1], added, *laid[step + 1 :]])


def without_steps(timeline: Timeline, steps: Collection[int]) -> Timeline:
    """The timeline without these steps; the others are numbered anew."""
    return _numbered_anew([one for step, one in enumerate(_steps(timeline)) if step not in steps])


_Laid = tuple[Walked, tuple[Segment, ...]]
"""A step with its segments."""


def _steps(timeline: Timeline) -> list[_Laid]:
    return [(step, timeline.segments[step.first : step.last + 1]) for step in timeline.walked]


def _numbered_anew(laid: Sequence[_Laid]) -> Timeline:
    segments: list[Segment] = []
    walked: list[Walked] = []
    numbers = count(1)
    for place, (step, own) in enumerate(laid):
        first = len(segments)
        segments += (replace(segment, step=place) for segment in own)
        number = None if step.number is None else next(numbers)
        walked.append(replace(step, number=number, first=first, last=len(segments) - 1))
    return _laid_out(tuple(segments), tuple(walked))


class _Layer:
    """Goes through the steps once, rounds and all, collecting what it comes by."""

    def __init__(self, first_side: Side | None) -> None:
        self.first_side = first_side
        self.segments: list[Segment] = []
        self.walked: list[Walked] = []
        self.exercises = 0
        self._parts: dict[int, list[Part]] = {}
        """By the identity of the exercise, which the routine keeps alive."""

    def steps(self, steps: Iterable[Step], round_: int | None, rounds: int | None) -> None:
        for step in steps:
            if isinstance(step, ExerciseStep):
                self._exercise(step.exercise, round_, rounds)
            elif isinstance(step, CircuitStep):
                self._circuit(step)
            elif isinstance(step, NoteStep):
                here = Segment("note", 0, len(self.walked), step.text, round=round_, rounds=rounds, open=True)
                self._lay(step.text, [here])
            else:
                self._pause(step.ms, step.say, round_, rounds)

    def _circuit(self, circuit: CircuitStep) -> None:
        for round_ in range(1, circuit.times + 1):
            if round_ > 1:
                self._pause(circuit.rest_between_ms, "", round_, circuit.times)
            self.steps(circuit.steps, round_, circuit.times)

    def _pause(self, ms: int, say: str, round_: int | None, rounds: int | None) -> None:
        if ms:
            here = Segment("pause", ms, len(self.walked), "Rest", round=round_, rounds=rounds, cue=say)
            self._lay("Rest", [here])

    def _exercise(self, exercise: Exercise, round_: int | None, rounds: int | None) -> None:
        written = self._parts.get(id(exercise))
        if written is None:
            written = self._parts[id(exercise)] = parts(exercise, self.first_side)
        step, name, reps, sets = len(self.walked), exercise.name, exercise.reps, exercise.sets
        laid = [
            Segment(
                kind, ms, step, name, exercise, side, rep, reps, set_, sets, round_, rounds,
                phase, phase_index, open_, limit_ms, cue, lines, instructions,
            )
            for kind, ms, side, rep, set_, phase, phase_index, open_, limit_ms, cue, lines, instructions in written
        ]  # fmt: skip
        self._lay(name, laid, exercise)

    def _lay(self, title: str, laid: list[Segment], exercise: Exercise | None = None) -> None:
        if not laid:
            return
        first = len(self.segments)
        self.segments.extend(laid)
        limit_ms = None if exercise is None else exercise.limit_ms
        self.exercises += exercise is not None
        number = None if exercise is None else self.exercises
        self.walked.append(Walked(number, title, first, len(self.segments) - 1, exercise, limit_ms))
