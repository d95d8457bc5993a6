"""Which repetition it is, in words, and when nothing more needs to be said of it. Never here: names, instructions, when.

A calm teacher counts what takes its time, says the words of a quick movement twice and then only counts, and of one that is over
in a moment tells no more than every fifth and the last. Breaths are not counted at all.
"""

from __future__ import annotations

from stretchtui.coach.script import numbers, wording
from stretchtui.session.segment import Segment
from stretchtui.session.timeline import Timeline

QUICK_MS = 6_000
"""Of a shorter repetition the words of its phases are said in the first two only."""
HASTY_MS = 4_000
"""Of a still shorter one not every number is said either."""
EVERY = 5
WORDED_REPS = 2
WORDED_BREATHS = 3
MANY = 8
"""Of so many breaths, and of so many quick movements, it is told when half of them are over."""
LAST_OF = 3
"""Of so many it is told which is the last."""


def begins(segment: Segment) -> bool:
    """Not the first, of which its name has told already; nor the rest before it, which has its number too."""
    return segment.kind == "phase" and segment.phase_index in (None, 0) and (segment.rep or 1) > 1


def is_breathing(segment: Segment) -> bool:
    return segment.exercise is not None and segment.exercise.kind == "breathing"


def has_words(segment: Segment) -> bool:
    """Whether the words of its phases are still said; later the tones tell them."""
    if is_breathing(segment):
        return (segment.rep or 1) <= WORDED_BREATHS
    return (segment.rep or 1) <= WORDED_REPS or _lasts_ms(segment) >= QUICK_MS


def words(timeline: Timeline, i: int) -> tuple[str, ...]:
    """Which one it is, the best first; none where it is not told, or segment `i` begins no repetition.

    Where the sides take turns both have the same number: it is told of the first, the last one of the second.
    """
    segment = timeline.segments[i]
    if not begins(segment):
        return ()
    if is_breathing(segment):
        return _breath(segment)
    if is_second_in_turn(timeline, i):
        return (wording.LAST_ONE,) if is_last(segment) else ()
    return _counted(segment, second_follows=_takes_turns(segment))


def is_second_in_turn(timeline: Timeline, i: int) -> bool:
    """Whether the sides take turns, and this is the one that comes after the other."""
    segment = timeline.segments[i]
    return _takes_turns(segment) and segment.side != timeline.segments[timeline.walked[segment.step].first].side


def _takes_turns(segment: Segment) -> bool:
    return segment.exercise is not None and segment.exercise.sides == "alternate"


def _counted(segment: Segment, *, second_follows: bool) -> tuple[str, ...]:
    rep, reps, ms = segment.rep or 1, segment.reps or 1, _lasts_ms(segment)
    whole, alone = f"{numbers.one_of(rep, reps).capitalize()}.", f"{numbers.number(rep).capitalize()}."
    if ms >= QUICK_MS:
        return whole, alone
    if is_last(segment) and not second_follows:
        return (wording.LAST_ONE,)
    if _is_past_half(segment):
        has_room = ms >= HASTY_MS and not second_follows  # there its side is told, too
        return (f"{wording.HALF_WAY} {alone}", wording.HALF_WAY) if has_room else (wording.HALF_WAY,)
    if ms >= HASTY_MS:
        return (whole, alone) if rep == WORDED_REPS or rep % EVERY == 0 else (alone,)
    return (whole, alone) if rep % EVERY == 0 and rep + 1 < reps else ()


def times(segment: Segment) -> str:
    """`Eight times`, `Twice on each side`, of what is done at one's own pace; "" for once."""
    exercise = segment.exercise
    if exercise is None or exercise.reps < 2:
        return ""
    often = "twice" if exercise.reps == 2 else f"{numbers.number(exercise.reps)} times"
    return f"{often.capitalize()} on each side" if _takes_turns(segment) else often.capitalize()


def is_very_last(timeline: Timeline, i: int) -> bool:
    """The last one of all: where the sides take turns, on the second side."""
    segment = timeline.segments[i]
    return is_last(segment) and (not _takes_turns(segment) or is_second_in_turn(timeline, i))


def is_last(segment: Segment) -> bool:
    return segment.reps is not None and segment.reps >= LAST_OF and segment.rep == segment.reps


def _breath(segment: Segment) -> tuple[str, ...]:
    if is_last(segment):
        return (wording.LAST_ONE,)
    return (wording.HALF_WAY,) if _is_past_half(segment) else ()


def _is_past_half(segment: Segment) -> bool:
    """Whether it is the first after half of many."""
    reps = segment.reps or 1
    return reps >= MANY and segment.rep == reps // 2 + 1


def _lasts_ms(segment: Segment) -> int:
    """How long a repetition takes, with the rest after it."""
    exercise = segment.exercise
    return 0 if exercise is None else sum(phase.ms for phase in exercise.phases) + exercise.rest_ms
