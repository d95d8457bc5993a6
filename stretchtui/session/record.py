"""What was done in a session, to be kept and shown afterwards. What is done twice counts twice.

Never here: keeping it, streaks, what it says about the week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stretchtui.routine.model import Side
from stretchtui.session.marks import Marked, in_words, told
from stretchtui.session.place import Lived, Player, index_at, settled, waits_at
from stretchtui.session.segment import Segment, Walked
from stretchtui.session.timeline import Timeline

Doing = Literal["done", "partly", "skipped", "not reached"]
Stretched = Mapping[tuple[str, Side | None], int]
"""Ms under stretch by area and side (None: no side, or both at once)."""


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """What was done of one exercise as it came up once in the routine."""

    step: int
    """Index into Timeline.walked."""
    id: str | None
    name: str
    doing: Doing
    """done: every phase seen through; partly: some of it; skipped: passed over or left before any phase; not reached."""
    lived_ms: int
    """All the time spent in it, preparing and resting included."""
    stretch_ms: int
    """Of it, time under stretch."""
    reps_done: int
    """Repetitions seen through, of those planned: one done twice counts once."""
    reps: int
    """Repetitions planned in all, both sides and all sets."""
    ouches: tuple[Side | None, ...] = ()
    """The sides that hurt, each once, in the order in which they did (None: an exercise without sides)."""
    spasms: int = 0
    instead: bool = False
    """Put in while the session ran, for the rest of the one before it."""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An exercise that was to come up once more and did not, because it had hurt."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Record:
    """A session so far. Lengths in ms."""

    active_ms: int
    """Time in which the session moved, pauses and notes of the routine included."""
    paused_ms: int
    counted_in_ms: int
    away_ms: int
    """Asleep or stopped while the session ran, in real time."""
    exercises: tuple[ExerciseRecord, ...]
    stretched: Stretched
    marks: tuple[Marked, ...] = ()
    """All that hurt, in order, in pauses and notes too."""
    taken_out: tuple[TakenOut, ...] = ()

    @property
    def hurt_in_words(self) -> tuple[str, ...]:
        """What hurt, a line each; nothing when nothing did."""
        return in_words(self.marks, {one.name for one in self.taken_out})

    @property
    def ends_in_pain(self) -> bool:
        """Whether the last exercise, or what came after it, was stopped because it hurt."""
        return bool(self.marks and self.exercises) and self.marks[-1].step >= self.exercises[-1].step

    def count(self, doing: Doing) -> int:
        """How many exercises were done, partly done, skipped, not reached."""
        return sum(one.doing == doing for one in self.exercises)


def record(player: Player, now_ms: int) -> Record:
    """What has been done up to `now_ms`."""
    here = settled(player, now_ms)
    waits = waits_at(here, now_ms)
    timeline = here.timeline
    reached = -1 if here.mode == "ready" else furthest(here, now_ms)
    by_step: dict[int, list[Lived]] = {}
    for lived in here.lived:
        by_step.setdefault(timeline.segments[lived.segment].step, []).append(lived)
    marks = tuple(told(timeline, mark) for mark in here.marks)
    exercises = (
        _exercise(timeline, number, step, by_step.get(number, []), marks, reached=reached >= step.first)
        for number, step in enumerate(timeline.walked)
        if step.exercise is not None
    )
    return Record(
        sum(_ms(lived) for lived in here.lived),
        waits.paused_ms,
        waits.counted_in_ms,
        waits.away_ms,
        tuple(exercises),
        _stretched(timeline, here.lived),
        marks,
        tuple(TakenOut(one.id, one.name) for one in here.taken_out),
    )


def _ms(lived: Lived) -> int:
    return lived.to_ms - lived.from_ms


def furthest(player: Player, now_ms: int) -> int:
    """The furthest segment the session has been in; -1 for none."""
    return max([index_at(player, now_ms), *(one.segment for one in player.lived), *(one.segment for one in player.marks)])


def _exercise(
    timeline: Timeline, number: int, step: Walked, lived: Iterable[Lived], marks: Iterable[Marked], *, reached: bool
) -> ExerciseRecord:
    assert step.exercise is not None  # the caller asks for exercises only
    spent = list(lived)
    own = timeline.segments[step.first : step.last + 1]
    through = {one.segment - step.first for one in spent if one.ended}
    phases = [i for i, segment in enumerate(own) if segment.kind == "phase"]
    left_out = repetitions(own, (i for i in phases if i not in through))
    planned = repetitions(own, phases)
    here = [one for one in marks if one.step == number]
    return ExerciseRecord(
        number,
        step.exercise.id,
        step.exercise.name,
        _doing(phases, through, {one.segment - step.first for one in spent}, reached=reached),
        sum(_ms(one) for one in spent),
        sum(_ms(one) for one in spent if under_stretch(own[one.segment - step.first])),
        sum(count for turn, count in planned.items() if turn not in left_out),
        sum(planned.values()),
        tuple(dict.fromkeys(one.side for one in here if one.kind == "ouch")),
        sum(one.kind == "spasm" for one in here),
        step.instead,
    )


def _doing(phases: list[int], through: set[int], touched: set[int], *, reached: bool) -> Doing:
    if phases and through.issuperset(phases):
        return "done"
    if touched.intersection(phases):
        return "partly"
    return "skipped" if reached else "not reached"


Turn = tuple[int | None, Side | None, int | None]


def repetitions(own: Sequence[Segment], indices: Iterable[int]) -> dict[Turn, int]:
    """The repetitions that these phases belong to, each with how many it stands for: at own pace all of a side's."""
    found: dict[Turn, int] = {}
    for i in indices:
        segment = own[i]
        found[segment.set, segment.side, segment.rep] = (segment.reps or 0) if segment.open else 1
    return found


def under_stretch(segment: Segment) -> bool:
    return segment.phase is not None and segment.phase.stretch


def _stretched(timeline: Timeline, lived: Iterable[Lived]) -> Stretched:
    spent: Counter[tuple[str, Side | None]] = Counter()
    for one in lived:
        segment = timeline.segments[one.segment]
        if segment.exercise is not None and under_stretch(segment):
            for area in segment.exercise.areas:
                spent[area, segment.side] += _ms(one)
    return dict(spent)
