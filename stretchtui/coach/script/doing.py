"""What is done now, in words: the phase, its length, a rest, one's own pace. Each in several ways, the best first.

Never here: names and sides (naming.py), numbers of repetitions (repetitions.py), by when it is said (announcing.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtui.coach.model import Amount
from stretchtui.coach.script import instructing, naming, numbers, repetitions, wording
from stretchtui.coach.script.naming import LONG_MS, RESTED_MS
from stretchtui.coach.script.ways import NUMBER_COST, SHORTENED_COST, TONE_COSTS, WORD_COST, Way
from stretchtui.coach.script.wording import joined, sentence
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import Due
from stretchtui.session.timeline import Timeline

FAST_MS = 2_000
"""Of phases shorter than this nothing but the number of the repetition is said: names would pile up."""
HELD_LONG_MS = 10_000
"""In a hold as long as this the word follows the movement into it."""


def what_is_done(timeline: Timeline, i: int, dues: Sequence[Due], amount: Amount) -> tuple[Way, ...]:
    """What is done in segment `i`, nothing of it last."""
    segment = timeline.segments[i]
    if segment.open and segment.kind == "phase":
        return _own_pace(segment, amount)
    if all(due.kind != "phase" for due in dues):
        return ()
    if amount != "full":
        return _briefly(timeline, i)
    if segment.phase is not None:
        return () if is_fast(segment) else _phase(segment, dues, repetitions.words(timeline, i))
    if segment.kind == "switch" or segment.ms < RESTED_MS:
        return ()
    return Way((naming.rest(segment),), length=True), Way(("Rest.",), NUMBER_COST), Way((), 2 * NUMBER_COST)


def _own_pace(segment: Segment, amount: Amount) -> tuple[Way, ...]:
    """How often, and how to go on; nobody counts along."""
    times = repetitions.times(segment)
    best = wording.OWN_PACE if not times else f"{times}, {wording.OWN_PACE[0].lower()}{wording.OWN_PACE[1:]}"
    texts = [*([best] if amount == "full" else []), *([f"{times}. {wording.WHEN_DONE}"] if times else []), wording.WHEN_DONE]
    return (*(Way((text,), NUMBER_COST * nth) for nth, text in enumerate(texts)), Way((), WORD_COST))


def _briefly(timeline: Timeline, i: int) -> tuple[Way, ...]:
    """The last repetition; and how long something lasts, where one would wait for it in silence."""
    segment = timeline.segments[i]
    if repetitions.begins(segment) and repetitions.is_very_last(timeline, i):
        return Way((wording.LAST_ONE,)), Way((), NUMBER_COST)
    if segment.ms < LONG_MS:
        return ()
    if segment.phase is None:
        return Way((naming.rest(segment),), length=True), Way((), NUMBER_COST)
    if not _is_first(segment):
        return ()
    return Way((sentence(numbers.length(segment.ms)),), length=True), Way((), NUMBER_COST)


def _phase(segment: Segment, dues: Sequence[Due], counted: Sequence[str]) -> tuple[Way, ...]:
    words = [text for text in (joined(naming.set_words(segment), word) for word in _words(segment, counted) or [""]) if text]
    telling = instructing.tells_the_phase(segment, dues)
    if telling is None:
        plain = (_worded(segment, text, NUMBER_COST * nth) for nth, text in enumerate(words))
        return (*plain, Way((), TONE_COSTS.get(segment.word, WORD_COST)))
    told = (telling.text,)
    later = (_worded(segment, text, NUMBER_COST * (nth + 1))._replace(owes=told) for nth, text in enumerate(words))
    return (*_by_instruction(segment, telling), *later, Way((), NUMBER_COST * 2, owes=told))


def _worded(segment: Segment, text: str, cost: float) -> Way:
    return Way((text,), cost, length=segment.word == "hold" and text.endswith(_told_length(segment)))


def _words(segment: Segment, counted: Sequence[str]) -> list[str]:
    """The phase in words, the best first: which repetition, how long, which breath. `Move` tells no more than its tone."""
    name, breath = sentence(segment.word) or "Go on.", segment.phase.breath if segment.phase is not None else None
    named = [_told_length(segment)] if segment.word == "hold" and _is_first(segment) else []
    name = "" if segment.word == "move" else name
    named += [joined(name, f"Breathe {breath}.")] if breath and not _says_breath(name) else []
    named += [name] if name else []
    if not repetitions.has_words(segment) or not named:
        return list(counted)
    if not counted:
        return named
    if breath:  # when to breathe is told at once, and matters more than how often
        return [*(joined(text, number) for text in named for number in counted), *named]
    return [*(joined(number, text) for text in named for number in counted), counted[-1]]


def _by_instruction(segment: Segment, telling: Due) -> Iterator[Way]:
    """Whole, shortened, or what is before its colon with the phase's name: `Feet: contract`."""
    whole, *shorter = instructing.ways(telling.text) or (Way(()),)
    if not whole.texts:
        return
    then_held = segment.word == "hold" and segment.ms >= HELD_LONG_MS
    if then_held and _is_held(segment):
        yield whole._replace(texts=(*whole.texts, sentence(segment.word)))
    elif then_held:
        yield whole._replace(texts=(_told_length(segment), *whole.texts), length=True)
    if set_ := naming.set_words(segment):
        yield whole._replace(texts=(set_, *whole.texts))
    yield whole._replace(cost=NUMBER_COST if set_ or then_held else 0.0)
    yield from shorter
    if label := wording.label(telling.text):
        for nth, text in enumerate((f"{label}: {segment.word}.", f"{label}.")):
            yield Way((text,), SHORTENED_COST + nth + 1, (telling.text,), (instructing.whole_of(telling.text),), of=telling.text)


def _told_length(segment: Segment) -> str:
    """`Hold for twenty seconds.`; where nothing is stretched, as in walking on the spot, nobody is told to hold."""
    return f"{'Hold for' if _is_held(segment) else 'For'} {numbers.length(segment.ms)}."


def _is_held(segment: Segment) -> bool:
    return segment.phase is not None and (segment.phase.stretch or segment.ms < LONG_MS)


def _is_first(segment: Segment) -> bool:
    return segment.rep in (None, 1) and segment.set in (None, 1)


def is_fast(segment: Segment) -> bool:
    return segment.ms < FAST_MS and (segment.reps or 1) > 1


def _says_breath(name: str) -> bool:
    return any(word in name.lower() for word in ("hale", "breath"))
