"""Where one is in a step, in words: for who has come there by a jump or goes on after a pause. Never here: when it is said."""

from __future__ import annotations

from collections.abc import Iterator

from stretchtui.coach.model import Amount
from stretchtui.coach.script import doing, naming, wording
from stretchtui.coach.script.ways import Way
from stretchtui.coach.script.wording import aloud, joined, sentence
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import cues_in
from stretchtui.session.timeline import Timeline


def landing_ways(timeline: Timeline, i: int, amount: Amount, *, fresh: bool) -> Iterator[Way]:
    """Name, side and what is done, the best first. `fresh`: the segment has only just begun."""
    segment = timeline.segments[i]
    seen: set[str] = set()
    tails = _tails(timeline, i, amount, fresh=fresh)
    for head in _heads(timeline, segment, amount):
        for tail in tails:
            text = joined(head, *tail.texts)
            if text and text != "Move." and text not in seen:
                seen.add(text)
                yield Way((text,), of=tail.of)


def _heads(timeline: Timeline, segment: Segment, amount: Amount) -> tuple[str, ...]:
    if segment.exercise is None:
        return ("",)
    names = dict.fromkeys((aloud(segment.name) or "Exercise", naming.short_name(timeline, segment.step) or "Exercise"))
    if segment.side is None:
        return (*(sentence(name) for name in names), *([""] if amount == "full" else []))
    with_side = (sentence(f"{name}, {segment.side} side") for name in names)
    return (*with_side, *naming.side_forms(segment.side))


def _tails(timeline: Timeline, i: int, amount: Amount, *, fresh: bool) -> tuple[Way, ...]:
    """What is done now, the best first."""
    segment = timeline.segments[i]
    if segment.open and segment.kind == "phase":
        return doing.what_is_done(timeline, i, (), amount)
    if amount != "full" or segment.kind in ("prepare", "note"):
        return (Way(()),)
    word, nothing = Way((sentence(segment.word),)), Way(())
    if segment.phase is None or not fresh:
        return word, nothing
    return *doing.what_is_done(timeline, i, cues_in(timeline, i), amount), word, nothing


def landing_texts(timeline: Timeline, span: range, amount: Amount) -> Iterator[str]:
    """All that may be said first at any place of these segments."""
    for i in span:
        for fresh in (True, False):
            yield from (text for way in landing_ways(timeline, i, amount, fresh=fresh) for text in way.texts)
    if amount == "full":
        longest_ms = max(timeline.segments[i].ms for i in span)
        yield from wording.times_left(longest_ms)
