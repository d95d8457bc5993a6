"""The countdown in words: all three at their moments, or none, and ticks count. Pure. Never here: the ticks (tones.py).

In a hold the words stay, and other lines keep off them; elsewhere the ticks do, and words are said only where nothing else is.
"""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.coach.model import Lasts, Line, Rank
from stretchtui.coach.script.fitting import Board
from stretchtui.coach.script.numbers import number
from stretchtui.session.segment import Segment
from stretchtui.session.segment_cues import COUNTED_FROM_MS, COUNTS, Due

COUNT_WORDS = {count: number(count) for count in COUNTS}
LONG_MS = 10_000
"""So long a phase is counted down as a hold is."""
SHORT_MS = 8_000
"""In a shorter hold that has an instruction of its own there is no room for both: the first time, ticks count."""
APART_MS = 1_000


def keeps_words(segment: Segment) -> bool:
    """Whether other lines give way to the words. Breath is never counted over."""
    phase = segment.phase
    if phase is None or segment.open or phase.breath or segment.ms < COUNTED_FROM_MS:
        return False
    if segment.ms < SHORT_MS and segment.lines:
        return False
    return phase.stretch or segment.ms >= LONG_MS


def may_have_words(segment: Segment) -> bool:
    return segment.phase is None or not segment.phase.breath


def words(i: int, start_ms: int, dues: Sequence[Due], lasts: Lasts) -> tuple[Line, ...]:
    """The words that are ahead in segment `i`; none where the voice is too slow for them."""
    found = tuple(
        Line(start_ms + due.at_ms, lasts(COUNT_WORDS[due.number]), COUNT_WORDS[due.number], Rank.COUNT, i)
        for due in dues
        if due.number is not None
    )
    return () if any(line.ms > APART_MS for line in found) else found


def put_all_or_none(board: Board, lines: Sequence[Line]) -> None:
    if all(board.is_free(line.at_ms, line.ms) for line in lines):
        for line in lines:
            board.put(line)
