"""All that a screen shows at one moment, so that a widget holds no rule. Never here: glyphs, colours, sizes, keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stretchtui.routine.model import Breath, Exercise, Phase, Side
from stretchtui.session.instructions import filled
from stretchtui.session.place import Player, counting_in, mode_at, position
from stretchtui.session.segment import Kind, Segment, Walked
from stretchtui.session.timeline import Timeline, course_length

SECOND_MS = 1_000

Shown = Literal["ready", "counting-in", "running", "paused", "finished", "ended"]


@dataclass(frozen=True, slots=True)
class Next:
    """The segment after this one."""

    kind: Kind
    name: str
    side: Side | None
    phase: Phase | None
    word: str
    ms: int
    open: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment of a session. Lengths in ms; None (or "") where something does not apply."""

    mode: Shown
    segment: int
    """Index of the segment; -1 when the routine is empty."""
    step: int
    """Index of the step in Timeline.walked; -1 when the routine is empty."""
    kind: Kind
    name: str
    exercise: Exercise | None
    number: int | None
    """The exercise is number `number` of `of`; None in a pause or a note."""
    of: int
    side: Side | None
    rep: int | None
    reps: int | None
    set: int | None
    sets: int | None
    round: int | None
    rounds: int | None
    word: str
    """The phase's name, else prepare, rest, switch or note."""
    phase: Phase | None
    phase_index: int | None
    """Which of the exercise's phases it is, from 0; None also at own pace, which is none of them."""
    open: bool
    left_ms: int | None
    """What is left of the segment; None when it has no end."""
    elapsed_ms: int
    ms: int
    """The segment's length; of an open one the longest it may be, 0 when there is no limit."""
    count: int
    """The number to show large: seconds left, rounded up; of an open segment seconds passed; while counting in 3, 2, 1."""
    progress: float
    """0 to 1 through the segment; 0 when it has no end."""
    instructions: tuple[str, ...]
    """All of the exercise's, in order, sides filled in; of a pause what is said in it."""
    current: int | None
    """Index of the instruction that belongs here and now."""
    note: str
    caution: str
    mistake: str
    breath: Breath | None
    next: Next | None
    done_ms: int
    """How far on the plan, where what has no set length counts nothing."""
    left_total_ms: int
    open_ahead: bool
    """What is left is longer than `left_total_ms`, nobody knows by how much."""
    away_ms: int
    next_change_ms: int | None
    """The moment of active time at which the segment or `count` next changes; None when nothing moves."""


_NOTHING = Segment("pause", 0, -1, "")
_NOWHERE = Walked(None, "", -1, -1)


def frame(player: Player, now_ms: int) -> Frame:
    """What is to be seen at `now_ms`, which is not before the player's last event."""
    timeline = player.timeline
    place_ms = position(player, now_ms)
    i = timeline.course_index(place_ms)
    segment = timeline.segments[i] if i >= 0 else _NOTHING
    step = timeline.walked[segment.step] if i >= 0 else _NOWHERE
    elapsed_ms = place_ms - timeline.course_start(i) if i >= 0 else 0
    left_ms = None if segment.open and segment.limit_ms is None else course_length(segment) - elapsed_ms
    length_ms = 0 if left_ms is None else elapsed_ms + left_ms
    mode: Shown = "counting-in" if counting_in(player, now_ms) else mode_at(player, now_ms)
    count = _count(player, now_ms, segment, elapsed_ms, left_ms or 0)
    done_ms = timeline.plan_ms(place_ms)
    exercise, phase = segment.exercise, segment.phase
    return Frame(
        mode=mode, segment=i, step=segment.step,
        kind=segment.kind, name=segment.name, exercise=exercise, number=step.number, of=timeline.exercises,
        side=segment.side, rep=segment.rep, reps=segment.reps, set=segment.set, sets=segment.sets,
        round=segment.round, rounds=segment.rounds, word=segment.word, phase=phase,
        phase_index=segment.phase_index, open=segment.open,
        left_ms=left_ms, elapsed_ms=elapsed_ms, ms=length_ms, count=count,
        progress=elapsed_ms / length_ms if length_ms else 0.0,
        instructions=_instructions(segment),
        current=_current(segment, elapsed_ms),
        note=segment.name if segment.kind == "note" else "",
        caution="" if exercise is None else filled(exercise.caution, segment.side),
        mistake="" if exercise is None else filled(exercise.mistake, segment.side),
        breath=None if phase is None else phase.breath,
        next=_next(timeline, i),
        done_ms=done_ms,
        left_total_ms=timeline.total_ms - done_ms,
        open_ahead=mode not in ("finished", "ended") and 0 <= i <= timeline.last_open,
        away_ms=player.away_ms,
        next_change_ms=_next_change(mode, player, now_ms, segment.open, elapsed_ms, left_ms, count),
    )  # fmt: skip


def _count(player: Player, now_ms: int, segment: Segment, elapsed_ms: int, left_ms: int) -> int:
    if counting_in(player, now_ms):
        return _seconds_up(player.since_ms - now_ms)
    return elapsed_ms // SECOND_MS if segment.open else _seconds_up(left_ms)


def _seconds_up(ms: int) -> int:
    return -(-ms // SECOND_MS)


def _next_change(
    mode: Shown, player: Player, now_ms: int, open_: bool, elapsed_ms: int, left_ms: int | None, count: int
) -> int | None:
    if mode == "counting-in":
        return player.since_ms - (count - 1) * SECOND_MS
    if mode != "running":
        return None
    if not open_ and left_ms is not None:
        return now_ms + left_ms - (count - 1) * SECOND_MS
    to_next_second = (count + 1) * SECOND_MS - elapsed_ms
    return now_ms + (to_next_second if left_ms is None else min(to_next_second, left_ms))


def _instructions(segment: Segment) -> tuple[str, ...]:
    if segment.kind == "pause":
        return (segment.cue,) if segment.cue else ()
    return segment.instructions


def _current(segment: Segment, elapsed_ms: int) -> int | None:
    if segment.kind == "pause":
        return 0 if segment.cue else None
    begun = [line.index for line in segment.lines if line.at_ms <= elapsed_ms]
    if begun:
        return begun[-1]
    return segment.lines[0].index if segment.lines else None


def _next(timeline: Timeline, i: int) -> Next | None:
    if not 0 <= i < len(timeline.segments) - 1:
        return None
    after = timeline.segments[i + 1]
    return Next(after.kind, after.name, after.side, after.phase, after.word, after.ms, after.open)
