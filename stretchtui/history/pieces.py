"""A session in pieces: what was done of each side of each exercise, from where the session stands. Never here: keeping it.

What counts as done, skipped, under stretch is what the summary counts (session/record.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stretchtui.history.model import Piece
from stretchtui.routine.model import Exercise, Side
from stretchtui.session.marks import side_of
from stretchtui.session.place import Lived, Mark, MarkKind, Player, settled
from stretchtui.session.record import furthest, repetitions, under_stretch
from stretchtui.session.segment import Walked
from stretchtui.session.timeline import Timeline, repetition_of
from stretchtui.text import plain

Marks = Counter[tuple[MarkKind, int, Side | None]]
"""How often, by kind, step and side."""


def pieces(player: Player, now_ms: int) -> tuple[Piece, ...]:
    """Of all that was reached up to `now_ms`, in the order of the routine."""
    here = settled(player, now_ms)
    if here.mode == "ready":
        return ()
    reached = furthest(here, now_ms)
    timeline = here.timeline
    lived: dict[int, list[Lived]] = {}
    for one in here.lived:
        lived.setdefault(one.segment, []).append(one)
    marks: Marks = Counter((mark.kind, *_place(timeline, mark)) for mark in here.marks)
    return tuple(
        _piece(timeline, turn, step, step.exercise, side, own, lived, marks)
        for turn, step in enumerate(timeline.walked)
        if step.exercise is not None
        for side, own in _sides(timeline, step)
        if own[0] <= reached
    )


def _place(timeline: Timeline, mark: Mark) -> tuple[int, Side | None]:
    """The step and the side that a mark counts for: the one that hurts, where the exercise does sides apart."""
    turn, side = timeline.segments[mark.segment].step, side_of(timeline, mark.segment)
    sides = [one for one, _ in _sides(timeline, timeline.walked[turn])]
    return turn, side if side in sides else sides[0]


def planned_pieces(timeline: Timeline) -> tuple[Piece, ...]:
    """The whole routine, done as it is written."""
    lived = {i: [Lived(i, 0, segment.ms, True)] for i, segment in enumerate(timeline.segments)}
    return tuple(
        _piece(timeline, turn, step, step.exercise, side, own, lived, Counter())
        for turn, step in enumerate(timeline.walked)
        if step.exercise is not None
        for side, own in _sides(timeline, step)
    )


def _sides(timeline: Timeline, step: Walked) -> Iterator[tuple[Side | None, list[int]]]:
    """The step's segments by the side they serve, in the order in which the sides come up."""
    found: dict[Side | None, list[int]] = {}
    for i in range(step.first, step.last + 1):
        found.setdefault(repetition_of(timeline, i)[1], []).append(i)
    yield from found.items()


def _piece(
    timeline: Timeline,
    turn: int,
    step: Walked,
    exercise: Exercise,
    side: Side | None,
    own: Sequence[int],
    lived: dict[int, list[Lived]],
    marks: Marks,
) -> Piece:
    spent = [one for i in own for one in lived.get(i, ())]
    phases = [i for i in own if timeline.segments[i].kind == "phase"]
    through = {one.segment for one in spent if one.ended}
    planned = repetitions(timeline.segments, phases)
    left_out = repetitions(timeline.segments, (i for i in phases if i not in through))
    return Piece(
        turn, side, exercise.id, plain(exercise.name), exercise.areas,
        planned_ms=sum(timeline.segments[i].ms for i in own),
        actual_ms=sum(one.to_ms - one.from_ms for one in spent),
        stretch_ms=sum(one.to_ms - one.from_ms for one in spent if under_stretch(timeline.segments[one.segment])),
        reps=sum(planned.values()),
        reps_done=sum(count for which, count in planned.items() if which not in left_out),
        skipped=not {one.segment for one in spent}.intersection(phases),
        ouches=marks["ouch", turn, side],
        spasms=marks["spasm", turn, side],
        instead=step.instead,
    )  # fmt: skip
