"""How the lines of one part of a step find their places. Pure. Never here: wording, what a way to say it costs, who says it.

First what has its moment: the words of a hold's countdown, half-way, the author's lines. Round them names, sides, phases and
instructions (see voicing.py). Into what is left, by rank, everything else, and last of all a kind word. Where an instruction
would stay unheard all is laid once more, with the room for it that belated.py finds.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from stretchtui.coach.model import Amount, Lasts, Line, Rank
from stretchtui.coach.script import announcing, belated, counting, doing, filling, instructing, within
from stretchtui.coach.script.counting import COUNT_WORDS
from stretchtui.coach.script.fitting import BREATH_MS, LEAD_MS, Board
from stretchtui.coach.script.parts import part
from stretchtui.coach.script.voicing import voiced
from stretchtui.coach.script.ways import Slot, Way
from stretchtui.coach.script.wording import time_left
from stretchtui.session.segment_cues import Due, cues_in
from stretchtui.session.timeline import Timeline

__all__ = ["COUNT_WORDS", "LEAD_MS", "Landing", "Plan", "laid", "slots"]


FOLLOWED = 6
"""So many ways to say a step are followed at once at most."""
FEW = 2
"""The same for a rough plan."""
NONE_LATE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Plan:
    lines: tuple[Line, ...] = ()
    free_ms: int = 0
    """From here on the voice is free."""


@dataclass(frozen=True, slots=True)
class Landing:
    """What is told first to somebody who has come to `at_ms`, the best way first."""

    at_ms: int
    ways: tuple[Way, ...]
    left: bool
    """Whether it is told how long the segment still lasts."""


def laid(
    timeline: Timeline,
    first: int,
    amount: Amount,
    lasts: Lasts,
    free_ms: int,
    landing: Landing | None = None,
    position: str = "",
    *,
    roughly: bool = False,
) -> Plan:
    """What is said from segment `first` to the end of its part of the step; of a landing, from its moment on.

    `position`: how one comes to where the step begins, if that is still to be told. `roughly`: instructions may be left out.
    """
    span = range(first, part(timeline, first).stop)
    since_ms = timeline.course_start(first) if landing is None else landing.at_ms
    dues = {i: _ahead(timeline, i, since_ms) for i in span}
    lay = partial(_laid, timeline, dues, amount, lasts, free_ms, since_ms, landing, position)
    if amount != "full" or roughly:
        return lay({}, FEW if roughly else FOLLOWED)
    foreseen = belated.foreseen(timeline, dues, lasts)
    found = lay(foreseen, FOLLOWED)
    late = belated.late_places(timeline, dues, {line.text for line in found.lines}, lasts, foreseen)
    return found if late.items() <= foreseen.items() else lay({**foreseen, **late}, FOLLOWED)


def _laid(
    timeline: Timeline,
    ahead: Mapping[int, list[Due]],
    amount: Amount,
    lasts: Lasts,
    free_ms: int,
    since_ms: int,
    landing: Landing | None,
    position: str,
    late: Mapping[str, int],
    followed: int,
) -> Plan:
    dues, first, last = dict(ahead), min(ahead), max(ahead)
    goes_on = landing is None and first > timeline.walked[timeline.segments[first].step].first
    free_ms += BREATH_MS * goes_on
    board, ticking = Board(free_ms), belated.without_words(timeline, late)
    kept = {i for i in dues if counting.keeps_words(timeline.segments[i])}
    through_ms = timeline.course_end(last) + LEAD_MS - BREATH_MS
    fill = partial(filling.fill, board, lasts=lasts, since_ms=since_ms + LEAD_MS * (not goes_on), through_ms=through_ms)
    items = filling.further(timeline, dues, amount)

    _count(board, timeline, dues, lasts, kept - ticking)
    fill([item for item in items if filling.has_its_moment(timeline, item)])
    if landing is not None:
        free_ms = _land(board, timeline, first, landing, lasts, dues)
    owed: set[str] = set()
    every = slots(timeline, dues, amount, lasts, landed=landing is not None, position=position, late=late, owed=owed)
    for line in voiced(every, tuple(board.lines), free_ms, lasts, owed, followed):
        board.put(line)
    _count(board, timeline, dues, lasts, kept & ticking)
    fill([item for item in items if not filling.has_its_moment(timeline, item)])
    _count(board, timeline, dues, lasts, dues.keys() - kept)
    if amount == "full":
        fill([item for item in within.encouragements(timeline, range(first, last + 1)) if item.due_ms >= since_ms])
    return Plan(tuple(board.lines), max([free_ms, *(line.ends_ms for line in board.lines[-1:])]))


def _count(
    board: Board, timeline: Timeline, dues: Mapping[int, list[Due]], lasts: Lasts, of: Collection[int]
) -> None:
    """Puts the countdowns of these segments on the board, those that have room."""
    for i in sorted(of):
        if counting.may_have_words(timeline.segments[i]):
            counting.put_all_or_none(board, counting.words(i, timeline.course_start(i), dues[i], lasts))


def _ahead(timeline: Timeline, i: int, since_ms: int) -> list[Due]:
    """What is due. How to get into place is told to whom comes in the middle of getting there, too."""
    start_ms, into_place = timeline.course_start(i), timeline.segments[i].phase is None
    return [
        due for due in cues_in(timeline, i) if start_ms + due.at_ms >= since_ms or (into_place and due.kind == "instruction")
    ]


def _land(
    board: Board, timeline: Timeline, i: int, landing: Landing, lasts: Lasts, dues: dict[int, list[Due]]
) -> int:
    """Says where one is, so far as there is room before what has its moment; and when the voice is free after it."""
    end_ms = timeline.course_end(i) + LEAD_MS - BREATH_MS
    before_ms = next((line.at_ms - BREATH_MS for line in board.lines if line.at_ms >= landing.at_ms), end_ms)
    at_ms = max(landing.at_ms + LEAD_MS, board.free_ms)
    way = next((way for way in landing.ways if at_ms + lasts(way.texts[0]) <= before_ms), None)
    if way is None:
        return board.free_ms
    board.put(Line(at_ms, lasts(way.texts[0]), way.texts[0], Rank.NAME, i))
    if way.of:
        dues[i] = [due for due in dues[i] if due.text != way.of]
    at_ms = board.lines[0].ends_ms + BREATH_MS
    left = time_left(timeline.course_end(i) - at_ms) if landing.left else ""
    if left and at_ms + lasts(left) <= before_ms:
        board.put(Line(at_ms, lasts(left), left, Rank.PHASE, i))
        at_ms += lasts(left) + BREATH_MS
    return at_ms


def slots(
    timeline: Timeline,
    dues: Mapping[int, list[Due]],
    amount: Amount,
    lasts: Lasts,
    *,
    landed: bool = False,
    position: str = "",
    late: Mapping[str, int] = NONE_LATE,
    owed: Container[str] | None = None,
) -> Iterator[Slot]:
    """Names, sides, phases and instructions in order. `landed`: it has been told where the first segment is.

    `owed`: what may be owed as it stands when the next slot is asked for; None: anything.
    """
    owing: set[str] = set()
    able = instructing.chances(timeline, range(min(dues), max(dues) + 1), lasts, late)
    for nth, (i, due) in enumerate(dues.items()):
        segment = timeline.segments[i]
        telling = None
        if nth or not landed:
            yield from announcing.slots(timeline, i, due, amount, owing, "" if nth else position)
            telling = None if doing.is_fast(segment) else instructing.tells_the_phase(segment, due)
        if amount == "full" and segment.kind != "note":
            yield from instructing.slots(timeline, i, due, able, telling, owed)
