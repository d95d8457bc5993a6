"""What is said further into a segment: half-way, the author's lines, what comes next, a kind word.

Never here: what is said as it begins (see announcing.py), instructions (see instructing.py), whether there is room (filling.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stretchtui.coach.model import Rank
from stretchtui.coach.script import doing, naming, positions, repetitions, wording
from stretchtui.coach.script.fitting import BREATH_MS, LEAD_MS, PAUSE_MS
from stretchtui.coach.script.ways import FOREVER_MS
from stretchtui.coach.script.wording import joined
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import Due, half_ms
from stretchtui.session.timeline import Timeline

HALF_LATE_MS = 700
"""Later than this it is not half-way any more."""
SAY_LATE_MS = 3_000
"""A line of the author's belongs to a moment of the hold, but not to the second."""
NEXT_BEFORE_NAME_MS = 4_000
"""What comes next is over this long before its name is said."""
NUMBER_LATE_MS = 300
"""The number of a fast repetition, before the next one begins."""
ENCOURAGED_LATE_MS = 2_000
ENCOURAGED_FROM_MS = 20_000
"""In shorter holds there is hardly a silence to break."""
ENCOURAGED_AT = 3, 4


@dataclass(frozen=True, slots=True)
class Item:
    """Something to say if there is room from `due_ms` to `latest_ms`, in the best form that has it."""

    rank: Rank
    due_ms: int
    latest_ms: int
    forms: tuple[str, ...]
    segment: int
    apart_ms: tuple[int, ...] = (BREATH_MS,)
    """How far from its neighbours, the best first."""
    chained: bool = False
    """Not before the item before it."""
    is_timed: bool = False
    """It belongs to its moment."""
    over_by_ms: int = FOREVER_MS


def items(timeline: Timeline, i: int, dues: Sequence[Due]) -> Iterator[Item]:
    """Of segment `i`."""
    for due in dues:
        if due.kind == "half":
            yield replace(_item(timeline, i, due, Rank.HALF, HALF_LATE_MS, (wording.HALF_WAY,)), is_timed=True)
        elif due.kind == "say":
            after = due._replace(at_ms=due.at_ms + LEAD_MS) if due.at_ms == half_ms(timeline.segments[i]) else due
            said = _item(timeline, i, after, Rank.SAY, SAY_LATE_MS, wording.forms(due.text))
            yield replace(said, is_timed=True, over_by_ms=timeline.course_end(i) + LEAD_MS)
        elif due.kind == "next" and not timeline.segments[i].open:
            yield _next(timeline, i, due)
        elif due.kind == "phase" and doing.is_fast(timeline.segments[i]) and (forms := repetitions.words(timeline, i)):
            yield _item(timeline, i, due, Rank.ENCOURAGEMENT, NUMBER_LATE_MS, forms)


def note_items(timeline: Timeline, i: int, *, following: bool) -> Iterator[Item]:
    """A note sentence by sentence, what comes next, and how to go on."""
    start_ms, end_ms = timeline.course_start(i), timeline.course_end(i)
    text = wording.sentences(timeline.segments[i].name)
    upcoming = next_forms(timeline, i)[:1] if following else ()
    for line in (*text, *upcoming, wording.GO_ON):
        yield Item(Rank.SAY, start_ms, end_ms, (line,), i, (PAUSE_MS,), chained=True)


def _item(timeline: Timeline, i: int, due: Due, rank: Rank, late_ms: int, forms: tuple[str, ...]) -> Item:
    due_ms = timeline.course_start(i) + due.at_ms
    return Item(rank, due_ms, min(due_ms + late_ms, timeline.course_end(i)), forms, i)


def _next(timeline: Timeline, i: int, due: Due) -> Item:
    """Right before the name it would be heard twice, and is worth that only where one is to get up or lie down meanwhile.

    Not at own pace: nobody knows how long that takes, and it would sound as if it came now.
    """
    start_ms, end_ms = timeline.course_start(i), timeline.course_end(i)
    over_by_ms = FOREVER_MS if _comes_to(timeline, i) else end_ms + LEAD_MS - NEXT_BEFORE_NAME_MS
    forms = next_forms(timeline, i)
    return Item(Rank.SAY, start_ms + due.at_ms, end_ms, forms, i, over_by_ms=over_by_ms)


def next_forms(timeline: Timeline, i: int) -> tuple[str, ...]:
    step = naming.next_exercise(timeline, timeline.segments[i].step)
    if step is None:
        return ()
    names, position = (wording.aloud(timeline.walked[step].title), naming.short_name(timeline, step)), _comes_to(timeline, i)
    return tuple(dict.fromkeys(joined(f"Next: {name}.", position) for name in names if name))


def _comes_to(timeline: Timeline, i: int) -> str:
    """The change of position that the next exercise begins with; "" for none, and where something is still being done."""
    step = naming.next_exercise(timeline, timeline.segments[i].step) if timeline.segments[i].phase is None else None
    return positions.change(timeline, step) if step is not None else ""


_FREE_UPPER_BODY = frozenset({"hips", "hamstrings", "calves", "feet", "quads", "hip-flexors", "glutes"})
_KIND_WORDS: tuple[tuple[str, str], ...] = (
    ("Keep breathing.", "Keep breathing."),
    ("Let the shoulders be heavy.", "Let the breath be slow."),
    ("Stay easy.", "Stay easy."),
)
"""In turns; the first of a pair only where nothing is done with the arms and one sits or lies."""


def encouragements(timeline: Timeline, span: range) -> Iterator[Item]:
    """One for each long hold of these segments, never the same twice running through the whole session."""
    own = [i for i in span if _is_long_hold(timeline.segments[i])]
    if not own:
        return
    turn = sum(map(_is_long_hold, timeline.segments[: own[0]]))
    part, of = ENCOURAGED_AT
    for nth, i in enumerate(own, turn):
        due_ms = timeline.course_start(i) + timeline.segments[i].ms * part // of
        form = _KIND_WORDS[nth % len(_KIND_WORDS)][not _arms_rest(timeline.segments[i])]
        yield Item(Rank.ENCOURAGEMENT, due_ms, due_ms + ENCOURAGED_LATE_MS, (form,), i, (PAUSE_MS,))


def _is_long_hold(segment: Segment) -> bool:
    """A stretch held in peace: whoever walks on the spot, or has lines of the author's, needs no kind word."""
    phase, exercise = segment.phase, segment.exercise
    if phase is None or exercise is None or segment.ms < ENCOURAGED_FROM_MS:
        return False
    return phase.stretch and not exercise.say


def _arms_rest(segment: Segment) -> bool:
    exercise = segment.exercise
    return exercise is not None and exercise.positions == ("supine",) and _FREE_UPPER_BODY.issuperset(exercise.areas)
