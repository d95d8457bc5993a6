"""Which instruction belongs to which part of an exercise, and when it is said. Never here: deciding what is spoken aloud.

The first cue tells how to get into place, so it belongs to what leads into a side (`prepare`, `switch`, the rest before a
change of side, and where none of them has any length, the first phase). The others are spread over the phases of a
repetition in order, by how long they take to say.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, count

from stretchtui.routine.model import Exercise, Side

WORD_MS = 400
"""A calm speaker's pace: 2.5 words a second."""
WITHIN = 2, 5
"""At least two fifths of a cue are said before its phase ends, else it belongs to the next. (Were it asked to end within a
second of the phase, a person would be told to turn, or to slide the hands up, only once they should hold or come back.)"""


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction at its place: `at_ms` into the segment; `index` is its number among the exercise's instructions."""

    at_ms: int
    text: str
    index: int
    sided: bool
    """Whether it names a side, so that it is news when the side changes."""


@dataclass(frozen=True, slots=True)
class Script:
    """The instructions of one exercise for one side, sides filled in."""

    texts: tuple[str, ...]
    """All of them in the order in which they are said."""
    lead: tuple[Line, ...]
    """Those of the segment that leads into the side."""
    phases: tuple[tuple[Line, ...], ...]
    """Those of each phase (of own pace: of the one open segment)."""


Placed = list[tuple[int, str]]
"""Cues of one segment with their times in ms, sides not filled in."""


def say_ms(text: str) -> int:
    """How long the text takes to say."""
    return len(text.split()) * WORD_MS


def other_side(side: Side) -> Side:
    return "left" if side == "right" else "right"


def filled(text: str, side: Side | None) -> str:
    """The text with `{side}` and `{other}` filled in; neutral words where there is no side."""
    here, there = ("one", "other") if side is None else (side, other_side(side))
    return text.replace("{side}", here).replace("{other}", there)


def is_sided(cue: str) -> bool:
    """Whether it says which side is meant."""
    return filled(cue, None) != cue


def script(exercise: Exercise, side: Side | None, *, is_first: bool = True) -> Script:
    """The instructions of the exercise for that side, each at its place. `is_first`: no other side is done before it."""
    lead, phases = _own_pace(exercise) if exercise.pace == "own" else _timed(exercise, is_first=is_first)
    numbers = count()

    def lines(placed: Placed) -> tuple[Line, ...]:
        return tuple(Line(at_ms, filled(cue, side), next(numbers), is_sided(cue)) for at_ms, cue in placed)

    leading, following = lines(lead), tuple(lines(placed) for placed in phases)
    return Script(tuple(line.text for line in chain(leading, *following)), leading, following)


def _own_pace(exercise: Exercise) -> tuple[Placed, list[Placed]]:
    """All but the first are said one after the other, the phases' own last."""
    own = [phase.cue for phase in exercise.phases if phase.cue]
    return [(0, cue) for cue in exercise.cues[:1]], [_one_by_one([*exercise.cues[1:], *own])]


def _one_by_one(cues: Sequence[str]) -> Placed:
    begins = accumulate((say_ms(cue) for cue in cues), initial=0)
    return list(zip(begins, cues, strict=False))


def _timed(exercise: Exercise, *, is_first: bool) -> tuple[Placed, list[Placed]]:
    lead, rest = exercise.cues[:1], exercise.cues[1:]
    takers = [i for i, phase in enumerate(exercise.phases) if phase.ms and not phase.cue]
    if not takers:  # every phase has a cue of its own
        lead, rest = exercise.cues, ()
    said = [cue for cue in lead if is_first or is_sided(cue)]
    voice_ms = max(0, say_ms(" ".join(said)) - _lead_ms(exercise, is_first=is_first))
    last = takers[-1] if takers else -1
    return [(0, cue) for cue in lead], list(_spread(exercise, deque(rest), voice_ms, last))


def _lead_ms(exercise: Exercise, *, is_first: bool) -> int:
    """How long what leads into a side lasts."""
    if is_first:
        return exercise.prepare_ms
    return exercise.switch_ms if exercise.sides == "each" else exercise.rest_ms


def _spread(exercise: Exercise, waiting: deque[str], voice_ms: int, last: int) -> Iterator[Placed]:
    """The waiting cues, phase by phase; `voice_ms` is when the voice is free, `last` the last phase that takes any."""
    start_ms = 0
    for i, phase in enumerate(exercise.phases):
        voice_ms = max(voice_ms, start_ms)
        end_ms = start_ms + phase.ms
        if not phase.ms:
            here: Placed = []
        elif phase.cue:
            here = [(start_ms, phase.cue)]
        else:
            here = _taken(waiting, voice_ms, None if i == last else end_ms)
        voice_ms += sum(say_ms(cue) for _, cue in here)
        yield _within(here, start_ms, phase.ms)
        start_ms = end_ms


def _taken(waiting: deque[str], voice_ms: int, end_ms: int | None) -> Placed:
    """Takes from the waiting cues those that are said, as far as WITHIN asks, by `end_ms` (None: all)."""
    part, of = WITHIN
    taken: Placed = []
    while waiting and (end_ms is None or voice_ms * of + say_ms(waiting[0]) * part <= end_ms * of):
        taken.append((voice_ms, waiting.popleft()))
        voice_ms += say_ms(taken[-1][1])
    return taken


def _within(placed: Placed, start_ms: int, ms: int) -> Placed:
    """The times counted from the phase's start; one that would come after its end is said with the one before."""
    kept: Placed = []
    for at_ms, cue in placed:
        into_ms = at_ms - start_ms
        kept.append((into_ms if into_ms < ms else (kept[-1][0] if kept else 0), cue))
    return kept


def joined(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)
