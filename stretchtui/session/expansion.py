"""One exercise, written out as its parts in order. Never here: routines, circuits, where a part lies in time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stretchtui.routine.model import Exercise, Phase, Side
from stretchtui.session.instructions import Line, Script, joined, other_side, script
from stretchtui.session.segment import Kind

Turn = tuple[Side | None, int | None]
"""One repetition of a set: its side and its number (None at own pace, where nobody counts along)."""


class Part(NamedTuple):
    """A segment without its place in a routine; the fields are those of Segment."""

    kind: Kind
    ms: int
    side: Side | None
    rep: int | None
    set: int | None
    phase: Phase | None
    phase_index: int | None
    open: bool
    limit_ms: int | None
    cue: str
    lines: tuple[Line, ...]
    instructions: tuple[str, ...]


def parts(exercise: Exercise, first_side: Side | None = None) -> list[Part]:
    """The exercise's parts; `first_side` goes before the exercise's own. A zero length makes no part."""
    first = first_side or exercise.first_side
    turns = _turns(exercise, first)
    phases = _phases(exercise, len({side for side, _ in turns}))
    prepared = _prepared(exercise, turns, first)
    sides = {*(side for side, _ in turns), prepared}
    scripts = {side: script(exercise, side, is_first=side == prepared) for side in sides}
    written: list[Part] = []
    before: Turn | None = None
    for number in range(1, exercise.sets + 1):
        for turn in turns:
            kind, ms = _way_in(exercise, before, turn, first_of_set=turn == turns[0])
            leads = before is None or before[0] != turn[0]
            if ms:
                written.append(_gap(exercise, kind, ms, turn, number, first, scripts, leads=leads))
            said = scripts[turn[0]]
            here = said.lead if leads and not ms else ()
            news = tuple(line for line in here if line.sided or before is None)  # in place already, only the side is news
            written.extend(_repetition(phases, turn, number, said, news))
            before = turn
    return written


def _turns(exercise: Exercise, first: Side) -> list[Turn]:
    sides = exercise.sides
    numbers: list[int | None] = [None] if exercise.pace == "own" else [*range(1, exercise.reps + 1)]
    if sides == "each":
        return [(side, rep) for side in (first, other_side(first)) for rep in numbers]
    if sides == "alternate":
        if exercise.pace == "own":
            return [(None, None)]
        return [(side, rep) for rep in numbers for side in (first, other_side(first))]
    return [(None if sides == "both" else sides, rep) for rep in numbers]


def _prepared(exercise: Exercise, turns: list[Turn], first: Side) -> Side | None:
    """The side that one gets ready for: also at own pace an exercise that alternates begins with one."""
    return first if exercise.sides == "alternate" else turns[0][0]


def _way_in(exercise: Exercise, before: Turn | None, turn: Turn, *, first_of_set: bool) -> tuple[Kind, int]:
    if before is None:
        return "prepare", exercise.prepare_ms
    if first_of_set:
        return "set_rest", exercise.set_rest_ms
    if exercise.sides == "each" and before[0] != turn[0]:
        return "switch", exercise.switch_ms
    return "rest", exercise.rest_ms


def _gap(
    exercise: Exercise,
    kind: Kind,
    ms: int,
    turn: Turn,
    number: int,
    first: Side,
    scripts: dict[Side | None, Script],
    *,
    leads: bool,
) -> Part:
    """What comes before a turn. Where it leads into a side, it has the instruction for getting into place."""
    side, rep = turn
    if kind == "prepare":
        side, rep = _prepared(exercise, [turn], first), None
    said = scripts[side]
    lines = said.lead if leads else ()
    of_set = None if kind == "prepare" else number
    return Part(kind, ms, side, rep, of_set, None, None, False, None, joined(lines), lines, said.texts)


def _repetition(
    phases: list[tuple[Phase, int | None]], turn: Turn, number: int, said: Script, lead: tuple[Line, ...]
) -> Iterator[Part]:
    """`lead`: what is said on the way into the side, where nothing comes before it that could have it."""
    side, rep = turn
    for number_of_phase, ((phase, limit_ms), lines) in enumerate(zip(phases, said.phases, strict=True)):
        open_ = rep is None
        index = None if open_ else number_of_phase
        if not (phase.ms or open_):
            continue
        lines, lead = lead + lines, ()
        yield Part("phase", phase.ms, side, rep, number, phase, index, open_, limit_ms, joined(lines), lines, said.texts)


def _phases(exercise: Exercise, turns_a_set: int) -> list[tuple[Phase, int | None]]:
    """The phases of a repetition with their limits; at own pace, the one of no set length."""
    if exercise.pace == "timed":
        return [(phase, phase.limit_ms) for phase in exercise.phases]
    counted = [phase.stretch for phase in exercise.phases if phase.ms]
    own = Phase("own pace", 0, stretch=bool(counted) and all(counted))
    return [(own, _share_ms(exercise, turns_a_set * exercise.sets))]


def _share_ms(exercise: Exercise, shares: int) -> int | None:
    """What each open segment may last at most, so that all of them and what lies between keep to the exercise's limit."""
    if exercise.limit_ms is None:
        return None
    switches = exercise.sets if exercise.sides == "each" else 0
    between_ms = switches * exercise.switch_ms + (exercise.sets - 1) * exercise.set_rest_ms
    return max(1, (exercise.limit_ms - between_ms) // shares)
