"""Which way of each slot is said, so that over a whole step the least is lost. Pure. Never here: what the ways are.

Slots come in order and the voice only goes forward, so that what is ahead depends on two things alone: when the voice is free,
and what is still owed. Of all that has been tried only that is followed further which is cheaper, or done sooner, than the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stretchtui.coach.model import Lasts, Line
from stretchtui.coach.script.fitting import BREATH_MS
from stretchtui.coach.script.ways import Slot, Way

RUNS_ON_COST = 1.0
"""A second of an instruction in the phase after its own."""


class _Said(NamedTuple):
    """What has been said so far; `lines` are the last ones, `before` leads to the others."""

    cost: float
    voice_ms: int
    owed: frozenset[str] = frozenset()
    lines: tuple[Line, ...] = ()
    before: _Said | None = None


def voiced(slots: Iterable[Slot], fixed: Sequence[Line], free_ms: int, lasts: Lasts, owed: set[str], followed: int) -> list[Line]:
    """The lines of the slots in order, none of them before `free_ms` or on one that is fixed.

    `followed`: so many ways are followed at once at most.
    `owed` is kept up to date for whoever makes the slots meanwhile: what may still be owed.
    """
    voice = _Voice(fixed, free_ms, lasts)
    tried = [_Said(0.0, free_ms)]
    for slot in slots:
        if slot.if_owed and not any(slot.if_owed in said.owed for said in tried):
            continue
        tried = [after for said in _worth_following(tried, slot.due_ms, followed) for after in voice.ways_on(said, slot)]
        owed.clear()
        owed.update(*(said.owed for said in tried))
    return _all_lines(min(tried, key=lambda said: said.cost))


def _worth_following(tried: list[_Said], due_ms: int, at_most: int) -> list[_Said]:
    """Not what costs as much as another, ends as late and owes as much."""
    if len(tried) == 1:
        return tried
    followed: list[tuple[int, _Said]] = []
    for said in sorted(tried, key=lambda said: (said.cost, said.voice_ms)):
        ready_ms = max(said.voice_ms + BREATH_MS, due_ms)
        if all(ready_ms < other_ms or not other.owed <= said.owed for other_ms, other in followed):
            followed.append((ready_ms, said))
            if len(followed) == at_most:
                break
    return [said for _, said in followed]


def _all_lines(said: _Said) -> list[Line]:
    runs: list[tuple[Line, ...]] = []
    here: _Said | None = said
    while here is not None:
        runs.append(here.lines)
        here = here.before
    return [line for run in reversed(runs) for line in run]


class _Voice:
    def __init__(self, fixed: Sequence[Line], free_ms: int, lasts: Lasts) -> None:
        self.fixed, self.free_ms, self.lasts = fixed, free_ms, lasts
        self.ends = [line.ends_ms for line in fixed]

    def ways_on(self, said: _Said, slot: Slot) -> Iterator[_Said]:
        if slot.if_owed and slot.if_owed not in said.owed:
            yield said
            return
        done: Way | None = None
        for way in slot.ways:
            if done is not None and way.texts == done.texts and way.due_ms == done.due_ms:
                continue  # the same with leave to begin later
            after = self._after(said, slot, way)
            if after is not None:
                done = way
                yield after

    def _after(self, said: _Said, slot: Slot, way: Way) -> _Said | None:
        owed = said.owed.difference(way.pays).union(way.owes) if way.pays or way.owes else said.owed
        if not way.texts:
            return said._replace(cost=said.cost + way.cost, owed=owed)
        lines = self._placed(said.voice_ms, slot, way)
        if lines is None:
            return None
        ends_ms = lines[-1].ends_ms
        over_ms = max(0, ends_ms - slot.ends_ms) if way.of else 0
        return _Said(said.cost + way.cost + over_ms / 1_000 * RUNS_ON_COST, ends_ms, owed, lines, said)

    def _placed(self, voice_ms: int, slot: Slot, way: Way) -> tuple[Line, ...] | None:
        apart_ms = slot.apart_ms if voice_ms > self.free_ms else 0
        at_ms = max(slot.due_ms, way.due_ms, voice_ms + apart_ms)
        lines: list[Line] = []
        for text in way.texts:
            ms = self.lasts(text)
            at_ms = self._clear(at_ms, ms)
            if at_ms + ms > way.end_by_ms:
                return None
            lines.append(Line(at_ms, ms, text, slot.rank, slot.segment))
            at_ms += ms + BREATH_MS
        if lines[0].at_ms > way.begin_by_ms and (way.length or not (way.of and lines[-1].ends_ms <= slot.ends_ms)):
            return None
        return tuple(lines)

    def _clear(self, at_ms: int, ms: int) -> int:
        """From when on it has room beside what is fixed."""
        place = bisect_right(self.ends, at_ms)
        if place and self.ends[place - 1] + BREATH_MS > at_ms:
            at_ms = self.ends[place - 1] + BREATH_MS
        while place < len(self.fixed) and at_ms + ms + BREATH_MS > self.fixed[place].at_ms:
            at_ms = max(at_ms, self.ends[place] + BREATH_MS)
            place += 1
        return at_ms
