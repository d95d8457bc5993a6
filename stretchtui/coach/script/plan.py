"""What is said in one step of a session, and all that may be said in it. Pure. Never here: how it finds its place, a jump.

A step is what stands at its number in `timeline.walked`; one past the last is the end of the session. A long one is planned part
by part (see parts.py). Lines are in order, never overlap, and keep to `free_ms`: the place on the course where the voice is done
with what comes before.
"""

from __future__ import annotations

from collections.abc import Iterator

from stretchtui.coach.model import Amount, Lasts, Line, Rank
from stretchtui.coach.script import positions, within, wording
from stretchtui.coach.script.filling import further
from stretchtui.coach.script.laying import COUNT_WORDS, LEAD_MS, Plan, laid, slots
from stretchtui.coach.script.lengths import NORMAL_RATE, estimate_ms
from stretchtui.coach.script.parts import part, parts
from stretchtui.coach.script.whereabouts import landing_texts
from stretchtui.session.segment_cues import cues_in
from stretchtui.session.timeline import Timeline

__all__ = ["COUNT_WORDS", "LEAD_MS", "Plan", "part_plan", "part_texts", "plan", "texts"]


def plan(timeline: Timeline, step: int, amount: Amount, lasts: Lasts, free_ms: int = 0) -> Plan:
    """What is said in a step (one past the last is the end of the session), none of it before `free_ms`."""
    lines: list[Line] = []
    for first in _firsts(timeline, step):
        here = part_plan(timeline, first, amount, lasts, free_ms)
        lines += here.lines
        free_ms = here.free_ms
    return Plan(tuple(lines), free_ms)


def texts(timeline: Timeline, step: int, amount: Amount) -> tuple[str, ...]:
    """All that may be said in a step, short forms too, what is most likely needed first."""
    return tuple(dict.fromkeys(text for first in _firsts(timeline, step) for text in part_texts(timeline, first, amount)))


def _firsts(timeline: Timeline, step: int) -> list[int]:
    if step >= len(timeline.walked):
        return [len(timeline.segments)]
    return [span.start for span in parts(timeline, step)]


def part_plan(
    timeline: Timeline, first: int, amount: Amount, lasts: Lasts, free_ms: int = 0, *, arrived: bool = False
) -> Plan:
    """What is said in the part that segment `first` begins (one past the last: the end of the session).

    `arrived`: by a jump, so that what the step before says of this one has not been heard.
    """
    if amount == "signals":
        return Plan(free_ms=free_ms)
    if first >= len(timeline.segments):
        at_ms = max(timeline.course_ms + LEAD_MS, free_ms)
        line = Line(at_ms, lasts(wording.FINISHED), wording.FINISHED, Rank.NAME, max(0, len(timeline.segments) - 1))
        return Plan((line,), line.ends_ms)
    position = _position(timeline, first, amount)
    if position and amount == "full" and not arrived and _is_told_before(timeline, first, lasts, position):
        position = ""
    return laid(timeline, first, amount, lasts, free_ms, position=position)


def _position(timeline: Timeline, first: int, amount: Amount) -> str:
    """The change of position that a part begins with."""
    step = timeline.segments[first].step
    if first != timeline.walked[step].first:
        return ""
    return positions.change(timeline, step, has_way_in=amount == "full")


def _is_told_before(timeline: Timeline, first: int, lasts: Lasts, position: str) -> bool:
    """Whether the step before, in which nothing is done, has room for the change of position with what it says of this one."""
    if first == 0 or timeline.segments[first - 1].phase is not None:
        return False
    before = laid(timeline, part(timeline, first - 1).start, "full", lasts, 0, roughly=True)
    return any(line.text.startswith("Next: ") and line.text.endswith(position) for line in before.lines)


def part_texts(timeline: Timeline, first: int, amount: Amount) -> tuple[str, ...]:
    """All that may be said in a part, what is most likely needed first."""
    if amount == "signals":
        return ()
    if first >= len(timeline.segments):
        return (wording.FINISHED,)
    span = part(timeline, first)
    likely = (line.text for line in part_plan(timeline, first, amount, _guessed_ms).lines)
    every = (*likely, *_forms(timeline, span, amount), *COUNT_WORDS.values(), *landing_texts(timeline, span, amount))
    return tuple(dict.fromkeys(every))


def _guessed_ms(text: str) -> int:
    return estimate_ms(text, NORMAL_RATE)


def _forms(timeline: Timeline, span: range, amount: Amount) -> Iterator[str]:
    dues = {i: cues_in(timeline, i) for i in span}
    for slot in slots(timeline, dues, amount, _guessed_ms, position=_position(timeline, span.start, amount)):
        yield from (text for way in slot.ways for text in way.texts)
    for item in further(timeline, dues, amount):
        yield from item.forms
    if amount == "full":
        yield from (form for item in within.encouragements(timeline, span) for form in item.forms)
