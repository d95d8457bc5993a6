"""Lines side by side in time, and where another one has room. Never here: what they say, which of them matters more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from stretchtui.coach.model import Line

LEAD_MS = 350
"""The voice begins this long after the tone of the segment, so that both are heard."""
BREATH_MS = 150
"""Between the end of one line and the beginning of the next."""
PAUSE_MS = 400
"""Before and after what has time: who is to relax is not talked to without pause."""


class Board:
    """Lines that do not overlap, in order; nothing begins before `free_ms`."""

    def __init__(self, free_ms: int) -> None:
        self.free_ms = free_ms
        self.lines: list[Line] = []
        self._begins: list[int] = []

    def put(self, line: Line) -> None:
        place = bisect_left(self._begins, line.at_ms)
        self._begins.insert(place, line.at_ms)
        self.lines.insert(place, line)

    def is_free(self, at_ms: int, ms: int) -> bool:
        """Whether a line fits there to the ms, with no breath at either end."""
        place = bisect_right(self._begins, at_ms)
        if at_ms < self.free_ms or (place and self.lines[place - 1].ends_ms > at_ms):
            return False
        return place == len(self.lines) or at_ms + ms <= self._begins[place]

    def room(self, due_ms: int, latest_ms: int, ms: int, apart_ms: int = BREATH_MS) -> int | None:
        """The first moment from `due_ms` to `latest_ms` at which a line of `ms` has room, `apart_ms` from its neighbours."""
        at_ms = max(due_ms, self.free_ms)
        place = bisect_right(self._begins, at_ms)
        if place:
            at_ms = max(at_ms, self.lines[place - 1].ends_ms + apart_ms)
        while at_ms <= latest_ms and place < len(self.lines) and at_ms + ms + apart_ms > self._begins[place]:
            at_ms = max(at_ms, self.lines[place].ends_ms + apart_ms)
            place += 1
        return at_ms if at_ms <= latest_ms else None
