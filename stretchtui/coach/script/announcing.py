"""What is said as a segment begins: name, side, what is done now. Each in several ways, the best first.

Never here: names and sides themselves (see naming.py), which way has room (see voicing.py), instructions (see instructing.py),
what is said later (see within.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtui.coach.model import Amount, Rank
from stretchtui.coach.script import instructing, naming, numbers, wording
from stretchtui.coach.script.fitting import LEAD_MS
from stretchtui.coach.script.naming import RESTED_MS
from stretchtui.coach.script.ways import (
    NAME_LATER_COST,
    NEVER,
    NUMBER_COST,
    POSITION_MISSED_COST,
    SHORT_NAME_COST,
    SHORTENED_COST,
    SIDE_BY_ANOTHER_COST,
    SIDE_LATER_COST,
    TONE_COSTS,
    WORD_COST,
    Slot,
    Way,
)
from stretchtui.coach.script.wording import joined, sentence
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import COUNTED_FROM_MS, Due
from stretchtui.session.timeline import Timeline

TICKS_FROM_MS = 5_000
"""Whose length is told has at least this much of it left after that: the ticks begin 2 s later."""
FAST_MS = 2_000
"""Of phases shorter than this nothing but the number of the repetition is said: names would pile up."""
LONG_MS = 20_000
HELD_LONG_MS = 10_000
"""Of a hold as long as this its length is told after the movement into it, too."""
PHASE_LATE_MS = 650
"""What is done now is not told later than this after its tone: by then the body has done it."""
OTHER_LATE_MS = 1_300
"""The same at own pace and in a rest."""


def slots(
    timeline: Timeline, i: int, dues: Sequence[Due], amount: Amount, owing: set[str], position: str = ""
) -> Iterator[Slot]:
    """`owing`: what of name and side may not have been told yet; kept up here. `position`: how one comes to where this begins."""
    segment, start_ms, end_ms = timeline.segments[i], timeline.course_start(i), timeline.course_end(i)
    if segment.kind == "note":
        return
    is_phase = segment.kind == "phase"
    for what in sorted(owing):
        yield Slot(i, Rank.NAME, start_ms + LEAD_MS, end_ms, _owed(segment, what, last=is_phase), what)
    head = naming.heads(timeline, i, dues, amount)
    if head:
        later = Way((), NEVER if is_phase else SIDE_BY_ANOTHER_COST, owes=head[0].pays)
        yield Slot(i, Rank.NAME, start_ms + LEAD_MS, end_ms, (*head, later))
        owing.update(head[0].pays)
    if position:
        come = Way((position,), begin_by_ms=end_ms, end_by_ms=instructing.told_by(timeline, i))
        yield Slot(i, Rank.SAY, start_ms + LEAD_MS, end_ms, (come, Way((), POSITION_MISSED_COST)))
    if is_phase:
        owing.clear()
    words = what_is_done(segment, dues, amount) if not (head and segment.kind in ("rest", "set_rest")) else ()
    if words:
        by_ms = start_ms + LEAD_MS + (PHASE_LATE_MS if is_phase and not segment.open else OTHER_LATE_MS)
        timed = (word._replace(begin_by_ms=by_ms, end_by_ms=_over_by(timeline, i, word)) for word in words)
        yield Slot(i, Rank.PHASE, start_ms + LEAD_MS, end_ms, tuple(timed))


def _over_by(timeline: Timeline, i: int, word: Way) -> int:
    if word.of:
        return instructing.told_by(timeline, i)
    segment, end_ms = timeline.segments[i], timeline.course_end(i)
    if segment.word == "hold" and word.texts and word.texts[0] == _told_length(segment) and segment.ms >= COUNTED_FROM_MS:
        return end_ms - TICKS_FROM_MS
    return end_ms + LEAD_MS


def _owed(segment: Segment, what: str, *, last: bool) -> tuple[Way, ...]:
    texts = naming.name_forms(segment) if what == "name" else naming.side_forms(segment.side or "right")
    cost = NAME_LATER_COST if what == "name" else SIDE_LATER_COST
    told = (Way((text,), cost + SHORT_NAME_COST * nth, pays=(what,)) for nth, text in enumerate(texts))
    return (*told, Way((), NEVER if last else 0.0, owes=(what,)))


def what_is_done(segment: Segment, dues: Sequence[Due], amount: Amount) -> tuple[Way, ...]:
    """What is done now, nothing of it last."""
    if segment.open and segment.kind == "phase":
        best = (Way((wording.OWN_PACE,)),) if amount == "full" else ()
        return (*best, Way((wording.WHEN_DONE,), NUMBER_COST), Way((), WORD_COST))
    if amount != "full" or all(due.kind != "phase" for due in dues):
        return ()
    if segment.phase is not None:
        return () if is_fast(segment) else _phase(segment, dues)
    if segment.kind == "switch" or segment.ms < RESTED_MS:
        return ()
    return Way((f"Rest for {numbers.length(segment.ms)}.",)), Way(("Rest.",), NUMBER_COST), Way((), 2 * NUMBER_COST)


def _phase(segment: Segment, dues: Sequence[Due]) -> tuple[Way, ...]:
    words = [text for text in (joined(naming.set_words(segment), word) for word in _words(segment)) if text]
    telling = instructing.tells_the_phase(segment, dues)
    if telling is None:
        plain = (Way((text,), NUMBER_COST * nth) for nth, text in enumerate(words))
        return (*plain, Way((), TONE_COSTS.get(segment.word, WORD_COST)))
    told = (telling.text,)
    later = (Way((text,), NUMBER_COST * (nth + 1), owes=told) for nth, text in enumerate(words))
    return (*_by_instruction(segment, telling), *later, Way((), NUMBER_COST * 2, owes=told))


def _words(segment: Segment) -> list[str]:
    """The phase in words, the best first: which repetition, how long, which breath. `Move` tells no more than its tone."""
    name, breath = sentence(segment.word) or "Go on.", segment.phase.breath if segment.phase is not None else None
    is_first = segment.rep in (None, 1) and segment.set in (None, 1)
    named = [_told_length(segment)] if segment.word == "hold" and is_first else []
    name = "" if segment.word == "move" else name
    named += [joined(name, f"Breathe {breath}.")] if breath and not _says_breath(name) else []
    named += [name] if name else []
    if not begins_repetition(segment):
        return named or [""]
    counted, alone = _counted(segment), number_alone(segment)
    if not named:
        return [counted, alone]
    if breath:  # when to breathe is told at once, and matters more than how often
        return [*(joined(text, number) for text in named for number in (counted, alone)), *named]
    return [*(joined(number, text) for text in named for number in (counted, alone)), alone]


def _by_instruction(segment: Segment, telling: Due) -> Iterator[Way]:
    """Whole, shortened, or what is before its colon with the phase's name: `Feet: contract`."""
    whole, *shorter = instructing.ways(telling.text) or (Way(()),)
    if not whole.texts:
        return
    breath = segment.phase is not None and segment.phase.breath
    then_held = segment.word == "hold" and segment.ms >= HELD_LONG_MS
    if then_held:
        yield whole._replace(texts=(*whole.texts, _told_length(segment)))
    number = joined(naming.set_words(segment), _counted(segment) if begins_repetition(segment) and not breath else "")
    if number:
        yield whole._replace(texts=(number, *whole.texts))
    yield whole._replace(cost=NUMBER_COST if number or then_held else 0.0)
    yield from shorter
    if label := wording.label(telling.text):
        for nth, text in enumerate((f"{label}: {segment.word}.", f"{label}.")):
            yield Way((text,), SHORTENED_COST + nth + 1, (telling.text,), (instructing.whole_of(telling.text),), of=telling.text)


def _told_length(segment: Segment) -> str:
    """`Hold for twenty seconds.`; where nothing is stretched, as in walking on the spot, nobody is told to hold."""
    keeps = segment.phase is not None and (segment.phase.stretch or segment.ms < LONG_MS)
    return f"Hold for {numbers.length(segment.ms)}." if keeps else f"For {numbers.length(segment.ms)}."


def begins_repetition(segment: Segment) -> bool:
    """Not the first, of which its name has told already."""
    return segment.phase_index in (None, 0) and (segment.rep or 1) > 1


def is_fast(segment: Segment) -> bool:
    return segment.ms < FAST_MS and (segment.reps or 1) > 1


def _counted(segment: Segment) -> str:
    return f"{numbers.one_of(segment.rep or 1, segment.reps or 1).capitalize()}."


def number_alone(segment: Segment) -> str:
    return f"{numbers.number(segment.rep or 1).capitalize()}."


def _says_breath(name: str) -> bool:
    return any(word in name.lower() for word in ("hale", "breath"))
