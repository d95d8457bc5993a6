"""What is ahead for ear and eye from one place of a session on. Pure. Never here: what a line says, who says it.

Times are on the course (see session/timeline.py); `shift_ms` brings them to the clock of active time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stretchtui.coach.model import Amount, Lasts, Line, Rank, Tone
from stretchtui.coach.script.landing import from_here
from stretchtui.coach.script.laying import COUNT_WORDS
from stretchtui.coach.script.parts import part
from stretchtui.coach.script.plan import Plan, part_plan
from stretchtui.coach.script.tones import count_from, finish, part_tones
from stretchtui.session.place import Player, position
from stretchtui.session.timeline import Timeline

SECOND_MS = 1_000
JUST_NOW_MS = 250
"""A face looks a moment after the key: what begins with the key has not gone by until then."""
PASSING = frozenset({"half", "count"})
"""Tones that belong to one moment of a segment and not to all of it."""


@dataclass(frozen=True, slots=True)
class Agenda:
    lines: tuple[Line, ...] = ()
    tones: tuple[Tone, ...] = ()
    following: int = -1
    """The segment that begins what is not in it yet; one past the last is the end of the session, -1 nothing."""
    free_ms: int = 0
    """From where on the voice is free after it."""
    shift_ms: int = 0


def ahead(player: Player, now_ms: int, amount: Amount, lasts: Lasts, said: frozenset[str] | None = None) -> Agenda:
    """What a running session has ahead, for somebody who has just come here by a jump or after a pause, and is told where.

    `said`: for somebody who has been here, and with whom something else lies ahead now: what was said to them in this segment.
    """
    told = said is None
    timeline = player.timeline
    at_ms = player.course_ms if now_ms < player.since_ms + JUST_NOW_MS else position(player, now_ms)
    shift_ms = player.since_ms - player.course_ms
    if at_ms >= timeline.course_ms:
        return extended(Agenda(following=len(timeline.segments), shift_ms=shift_ms), timeline, amount, lasts)
    span = part(timeline, timeline.course_index(at_ms))
    here = from_here(timeline, at_ms, amount, lasts, told=told, said=said or frozenset())
    counted = tuple(_counting_in(player, now_ms, lasts))
    played = tuple(sorted(_tones_from(timeline, span, at_ms, told=told), key=lambda tone: tone.at_ms))
    if counted:
        played = (Tone(counted[0].at_ms, "count", counted[0].segment, len(counted)), *played)
    spoken = counted if amount != "signals" else ()
    return Agenda((*spoken, *here.lines), played, span.stop, here.free_ms, shift_ms)


def finishing(timeline: Timeline, now_ms: int, amount: Amount, lasts: Lasts) -> Agenda:
    """The end of a session that was brought to it by a key, now."""
    last = Agenda(following=len(timeline.segments), shift_ms=now_ms - timeline.course_ms)
    return extended(last, timeline, amount, lasts)


def extended(agenda: Agenda, timeline: Timeline, amount: Amount, lasts: Lasts) -> Agenda:
    """With what follows in it: the next step, of a long one the next part; the same when that was the end of the session."""
    first = agenda.following
    if first < 0:
        return agenda
    is_end = first >= len(timeline.segments)
    added: Plan = part_plan(timeline, first, amount, lasts, agenda.free_ms)
    played = (finish(timeline),) if is_end else part_tones(timeline, part(timeline, first))
    return replace(
        agenda,
        lines=(*agenda.lines, *added.lines),
        tones=(*agenda.tones, *played),
        following=-1 if is_end else part(timeline, first).stop,
        free_ms=added.free_ms,
    )


def _counting_in(player: Player, now_ms: int, lasts: Lasts) -> Iterator[Line]:
    """3-2-1 before a session goes on, as far as it is still ahead."""
    segment = player.timeline.course_index(player.course_ms)
    for count, word in COUNT_WORDS.items():
        if now_ms < player.since_ms - count * SECOND_MS + JUST_NOW_MS:
            yield Line(player.course_ms - count * SECOND_MS, lasts(word), word, Rank.COUNT, segment)


def _tones_from(timeline: Timeline, span: range, at_ms: int, *, told: bool) -> Iterator[Tone]:
    """The part's tones from there on; who has come there in the middle of a segment hears which it is."""
    i = timeline.course_index(at_ms)
    whole = part_tones(timeline, span)
    if told:
        of_here = [tone for tone in whole if tone.segment == i and tone.at_ms < at_ms and tone.kind not in PASSING]
        yield from (replace(tone, at_ms=at_ms) for tone in of_here[-1:])
    counting = count_from(timeline, i, at_ms - timeline.course_start(i))
    if counting is not None:
        yield counting
    begins = told or at_ms == timeline.course_start(i)  # ±5 s, too, may have ended the segment before
    yield from (tone for tone in whole if tone.at_ms > at_ms or (begins and tone.at_ms == at_ms))
