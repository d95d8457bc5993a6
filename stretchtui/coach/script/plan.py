"""What is said in one step of a session, and all that may be said in it. Pure. Never here: how it finds its place, a jump.

A step is what stands at its number in `timeline.walked`; one past the last is the end of the session. Lines are in order, never
overlap, and keep to `free_ms`: the place on the course where the voice is done with the step before.
"""

from __future__ import annotations

from collections.abc import Iterator

from stretchtui.coach.model import Amount, Lasts, Line, Rank
from stretchtui.coach.script import positions, within, wording
from stretchtui.coach.script.filling import further
from stretchtui.coach.script.laying import COUNT_WORDS, LEAD_MS, Plan, laid, slots
from stretchtui.coach.script.lengths import NORMAL_RATE, estimate_ms
from stretchtui.coach.script.whereabouts import landing_texts
from stretchtui.session.segment_cues import cues_in
from stretchtui.session.timeline import Timeline

__all__ = ["COUNT_WORDS", "LEAD_MS", "Plan", "plan", "texts"]


def plan(
    timeline: Timeline, step: int, amount: Amount, lasts: Lasts, free_ms: int = 0, *, arrived: bool = False
) -> Plan:
    """What is said in a step (one past the last is the end of the session), none of it before `free_ms`.

    `arrived`: by a jump, so that what the step before says of this one has not been heard.
    """
    if amount == "signals":
        return Plan(free_ms=free_ms)
    if step >= len(timeline.walked):
        at_ms = max(timeline.course_ms + LEAD_MS, free_ms)
        line = Line(at_ms, lasts(wording.FINISHED), wording.FINISHED, Rank.NAME, max(0, len(timeline.segments) - 1))
        return Plan((line,), line.ends_ms)
    position = positions.change(timeline, step) if amount == "full" else ""
    if position and not arrived and _is_told_before(timeline, step, lasts, position):
        position = ""
    return laid(timeline, timeline.walked[step].first, amount, lasts, free_ms, position=position)


def _is_told_before(timeline: Timeline, step: int, lasts: Lasts, position: str) -> bool:
    """Whether the step before has room for the change of position with what it says of this one."""
    before = laid(timeline, timeline.walked[step - 1].first, "full", lasts, 0, roughly=True)
    return any(line.text.startswith("Next: ") and line.text.endswith(position) for line in before.lines)


def texts(timeline: Timeline, step: int, amount: Amount) -> tuple[str, ...]:
    """All that may be said in a step, short forms too, what is most likely needed first."""
    if amount == "signals":
        return ()
    if step >= len(timeline.walked):
        return (wording.FINISHED,)
    likely = (line.text for line in plan(timeline, step, amount, _guessed_ms).lines)
    every = (*likely, *_forms(timeline, step, amount), *COUNT_WORDS.values(), *landing_texts(timeline, step, amount))
    return tuple(dict.fromkeys(every))


def _guessed_ms(text: str) -> int:
    return estimate_ms(text, NORMAL_RATE)


def _forms(timeline: Timeline, step: int, amount: Amount) -> Iterator[str]:
    walked = timeline.walked[step]
    dues = {i: cues_in(timeline, i) for i in range(walked.first, walked.last + 1)}
    position = positions.change(timeline, step) if amount == "full" else ""
    for slot in slots(timeline, dues, amount, _guessed_ms, position=position):
        yield from (text for way in slot.ways for text in way.texts)
    for item in further(timeline, dues, amount):
        yield from item.forms
    if amount == "full":
        yield from (form for item in within.encouragements(timeline, step) for form in item.forms)
