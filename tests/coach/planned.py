"""What has to be heard of a routine and when, laid beside what a recorder heard. Never here: a bound, a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from stretchtui.coach.model import Amount, Lasts
from stretchtui.coach.script.plan import plan
from stretchtui.coach.script.tones import tones
from stretchtui.coach.voices.engine import spoken_text
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.session.timeline import Timeline, build
from tests.coach import recorder
from tests.coach.heard import Call

COUNTS = ("three", "two", "one")


@dataclass(frozen=True)
class Due:
    """Something that has to be heard, in real ms since the session began."""

    ms: float
    what: str
    """A tone's file (`hold`, `count-3`), or the words."""
    side: str = ""
    """Of the segment that it belongs to."""
    segment: int = -1


@dataclass(frozen=True)
class Kept:
    due: Due
    late_ms: float


def timeline_of(routine: str) -> Timeline:
    opened = Holdings(searched(())).open(routine)
    assert opened is not None
    assert opened.routine is not None
    return build(opened.routine)


def recorded_lasts(speed: float, rate: int = 150) -> Lasts:
    """How long the recorder takes for a text, in the session's time."""
    return lambda text: round(recorder.lasts_ms(text, rate) * speed)


def lines_due(timeline: Timeline, amount: Amount, speed: float = 1, lasts: Lasts | None = None) -> list[Due]:
    """Every line of the whole session."""
    takes: Lasts = lasts or recorded_lasts(speed)
    free_ms, due = 0, []
    for step in range(len(timeline.walked) + 1):
        planned = plan(timeline, step, amount, takes, free_ms)
        free_ms = planned.free_ms
        sides = [timeline.segments[line.segment].side or "" for line in planned.lines]
        due += [
            Due(line.at_ms / speed, spoken_text(line.text), side, line.segment)
            for line, side in zip(planned.lines, sides, strict=True)
        ]
    return due


def tones_due(timeline: Timeline, speed: float = 1, lines: Sequence[Due] = ()) -> list[Due]:
    """Every tone of the whole session; without the ticks where one of these lines counts in words."""
    all_tones = [tone for step in range(len(timeline.walked) + 1) for tone in tones(timeline, step)]
    counted = {line.segment for line in lines if line.what in COUNTS}
    return [
        Due(tone.at_ms / speed, tone.kind if tone.number is None else f"{tone.kind}-{tone.number}", segment=tone.segment)
        for tone in all_tones
        if tone.kind != "count" or tone.segment not in counted
    ]


def kept(due: Sequence[Due], heard: Sequence[tuple[float, Call]]) -> list[Kept]:
    """How late each thing came that was due and was heard in its place; what `difference` tells of is not among it."""
    alike = SequenceMatcher(None, [one.what for one in due], [call.got for _, call in heard], autojunk=False)
    pairs = ((due[i + n], heard[j + n]) for i, j, size in alike.get_matching_blocks() for n in range(size))
    return [Kept(one, ms - one.ms) for one, (ms, _) in pairs]


def difference(due: Sequence[Due], heard: Sequence[tuple[float, Call]]) -> str:
    """Where the order of what was heard first leaves that of what was due; "" when it does nowhere."""
    wanted, got = [one.what for one in due], [call.got for _, call in heard]
    if wanted == got:
        return ""
    at = next((i for i, (one, two) in enumerate(zip(wanted, got, strict=False)) if one != two), min(len(wanted), len(got)))
    return "\n".join([
        f"{len(wanted)} due, {len(got)} heard; from number {at} on they differ",
        *_told("due", [(one.ms, one.what) for one in due[max(0, at - 1) : at + 3]]),
        *_told("heard", [(ms, call.got) for ms, call in heard[max(0, at - 1) : at + 3]]),
    ])  # fmt: skip


def _told(word: str, entries: Sequence[tuple[float, str]]) -> list[str]:
    return [f"  {word} at {ms:.0f} ms: {what!r}" for ms, what in entries]


def overlaps(heard: Sequence[tuple[float, Call]]) -> list[str]:
    """Lines that begin before the one before them has ended, by the recorder's own clock; or that were cut."""
    calls = [call for _, call in heard]
    return [
        f"{first.got!r} ({'cut' if first.ended_ns is None else 'over late'}) under {then.got!r}"
        for first, then in pairwise(calls)
        if first.ended_ns is None or first.ended_ns > then.began_ns
    ]


def wrong_sides(due: Sequence[Due], said: Callable[[str], bool] = lambda _: True) -> list[str]:
    """Lines that name one side, in a segment of the other."""
    other = {"left": "right side", "right": "left side"}
    return [one.what for one in due if said(one.what) and one.side and other[one.side] in one.what.lower()]
