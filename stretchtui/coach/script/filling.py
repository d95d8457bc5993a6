"""What goes into the room that names, sides, phases and instructions leave, by rank. Never here: what it says (within.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stretchtui.coach.model import Amount, Lasts, Line
from stretchtui.coach.script.fitting import Board
from stretchtui.coach.script.within import Item, items, note_items
from stretchtui.session.segment_cues import Due, cues_in
from stretchtui.session.timeline import Timeline

FIRST_SAY_MS = 2_500
"""A line of the author's before this comes after what begins its segment, not instead of it."""


def further(timeline: Timeline, dues: Mapping[int, Sequence[Due]], amount: Amount) -> list[Item]:
    """What is said further into the segments."""
    found: list[Item] = []
    for i, due in dues.items():
        if timeline.segments[i].kind == "note":
            following = amount == "full" and any(one.kind == "next" for one in cues_in(timeline, i))
            found += note_items(timeline, i, following=following)
        elif amount == "full":
            found += items(timeline, i, due)
    return found


def has_its_moment(timeline: Timeline, item: Item) -> bool:
    """Whether it belongs to a moment in the midst of a phase, so that instructions keep off it."""
    in_phase = timeline.segments[item.segment].kind == "phase" and not timeline.segments[item.segment].open
    return in_phase and item.is_timed and item.due_ms >= timeline.course_start(item.segment) + FIRST_SAY_MS


def fill(board: Board, wanted: Iterable[Item], lasts: Lasts, since_ms: int, through_ms: int) -> None:
    """What has room goes on the board: from `since_ms`, and over by `through_ms`."""
    last_ms = 0
    for item in sorted(wanted, key=lambda item: item.rank):
        due_ms = max(item.due_ms, since_ms, last_ms if item.chained else 0)
        line = _placed(board, item, lasts, due_ms, through_ms)
        if line is not None:
            board.put(line)
            last_ms = line.ends_ms if item.chained else last_ms


def _placed(board: Board, item: Item, lasts: Lasts, due_ms: int, through_ms: int) -> Line | None:
    for text in item.forms:
        ms = lasts(text)
        for apart_ms in item.apart_ms:
            at_ms = board.room(due_ms, item.latest_ms, ms, apart_ms)
            if at_ms is not None and at_ms + ms <= min(through_ms, item.over_by_ms):
                return Line(at_ms, ms, text, item.rank, item.segment)
    return None
