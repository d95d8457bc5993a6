"""What a session has ahead, kept up with what the person does: followed, planned anew, planned on, taken off when it is due.

Never here: saying or playing any of it; what a plan is made of (agenda.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from stretchtui.coach.agenda import Agenda, ahead, extended, finishing
from stretchtui.coach.model import Amount, Lasts, Line, Tone
from stretchtui.coach.saying import Place
from stretchtui.coach.script.plan import part_texts
from stretchtui.session.place import Player, counting_in, mode_at, position

PLANNED_BEFORE_MS = 1_500
"""A step, or part of one, is planned so long before it begins: its lines have been rendered; at the latest a look before."""
TONE_WAITS_MS = 300
AFTER_END_MS = 2_000

Change = Literal["none", "plan", "place"]
"""What the person did since the last look: nothing; they are where they were, with something else ahead; or elsewhere."""


class Coming:
    """`scaled`: from real ms to ms of the session's clock."""

    def __init__(self, lasts: Lasts, scaled: Callable[[int], int]) -> None:
        self._lasts = lasts
        self._scaled = scaled
        self._agenda = Agenda()
        self._is_stale = False
        self._looked_ms = 0
        self._came_ms: int | None = None
        """Where a key has changed what lies ahead, since the last look."""
        self.player: Player | None = None
        """As of the last look."""

    def plan_anew(self) -> None:
        """At the next look: something else is wanted."""
        self._is_stale = True

    def follow(self, player: Player, now_ms: int, amount: Amount, said: frozenset[str]) -> Change:
        """`said`: the texts that were said in this segment, which do not come again where the place is the same."""
        before, self.player = self.player, player
        change = _change(before, player, now_ms)
        self._came_ms = player.course_ms if change == "plan" else None
        looked_ms, self._looked_ms = self._looked_ms, now_ms
        if change == "place":
            self._agenda = self._ahead(player, now_ms, amount, None)
        elif change == "plan" or self._is_stale:
            change = "plan"  # and what has come due since the last look, or with the key itself, is still to be heard
            since_ms = now_ms if counting_in(player, now_ms) else max(looked_ms, player.at_ms)
            self._agenda = self._ahead(player, since_ms, amount, said)
        self._is_stale = False
        return change

    def _ahead(self, player: Player, now_ms: int, amount: Amount, said: frozenset[str] | None) -> Agenda:
        mode = mode_at(player, now_ms)
        if mode == "running":
            return ahead(player, now_ms, amount, self._lasts, said)
        if mode == "finished" and player.timeline.walked:
            return finishing(player.timeline, player.at_ms, amount, self._lasts)
        return Agenda()

    def plan_on(self, now_ms: int, amount: Amount) -> bool:
        """Plan the next step, or part of one, shortly before it comes, when the lengths of its lines are known; if it was."""
        before = self._agenda
        if self.player is None:
            return False
        timeline = self.player.timeline
        while self._agenda.following >= 0:
            begins_ms = timeline.course_start(self._agenda.following)
            if now_ms < begins_ms + self._agenda.shift_ms - PLANNED_BEFORE_MS:
                break
            self._agenda = extended(self._agenda, timeline, amount, self._lasts)
        return self._agenda is not before

    def due(self, now_ms: int, early_ms: int) -> tuple[Tone | None, tuple[Line, ...]]:
        """The tone and the lines that are due, taken off what is ahead. Of several tones the last: the others are over.

        At the end all that is left is due: no face looks again after it.
        """
        course_ms = now_ms - self._agenda.shift_ms
        is_over = self.player is not None and mode_at(self.player, now_ms) == "finished"
        by_ms = course_ms + AFTER_END_MS if is_over else course_ms
        tones = [tone for tone in self._agenda.tones if tone.at_ms - early_ms <= by_ms]
        lines = tuple(line for line in self._agenda.lines if line.at_ms <= by_ms)
        if tones or lines:
            self._agenda = replace(self._agenda, tones=self._agenda.tones[len(tones) :], lines=self._agenda.lines[len(lines) :])
        old_ms = course_ms - self._scaled(TONE_WAITS_MS)
        if self._came_ms is not None:
            old_ms = min(old_ms, self._came_ms)  # a key has ended what was done: what is done now is heard, however late
        fresh = [tone for tone in tones if tone.at_ms >= old_ms]
        return fresh[-1] if fresh else None, lines

    def next_ms(self, early_ms: int) -> int | None:
        """The moment at which the next of it is due."""
        heads = [*(line.at_ms for line in self._agenda.lines[:1]), *(tone.at_ms - early_ms for tone in self._agenda.tones[:1])]
        return min(heads) + self._agenda.shift_ms if heads else None

    def silent_until_ms(self, now_ms: int) -> int | None:
        """By when the next line or countdown comes, or another segment; None: whenever one likes."""
        if self.player is None or self.player.mode != "running":
            return None
        timeline, shift_ms = self.player.timeline, self._agenda.shift_ms
        spoken = (line.at_ms for line in self._agenda.lines[:1])
        ticked = (tone.at_ms for tone in self._agenda.tones if tone.kind == "count")
        ends_ms = timeline.course_end(timeline.course_index(position(self.player, now_ms)))
        return min(*spoken, next(ticked, ends_ms), ends_ms) + shift_ms

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._agenda.lines

    def texts_after(self, amount: Amount) -> tuple[str, ...]:
        """All that may be said in the step, or part of one, after those that are planned."""
        first = self._agenda.following
        return () if self.player is None or first < 0 else part_texts(self.player.timeline, first, amount)

    def place(self, now_ms: int) -> Place:
        assert self.player is not None, "nothing is followed yet"
        timeline = self.player.timeline
        here = max(0, timeline.course_index(position(self.player, now_ms)))  # a session with nothing in it has none
        begun_ms = timeline.course_start(here)
        return Place(now_ms, now_ms - self._agenda.shift_ms, begun_ms)


def _change(before: Player | None, player: Player, now_ms: int) -> Change:
    if before is player:
        return "none"
    if before is None or not _goes_on(before, player, now_ms):
        return "place"
    return "none" if before.timeline is player.timeline else "plan"


def _goes_on(before: Player, player: Player, now_ms: int) -> bool:
    """Whether the session is where it would have been anyway, going or standing as it did."""
    if mode_at(before, now_ms) != mode_at(player, now_ms) or counting_in(before, now_ms) != counting_in(player, now_ms):
        return False
    return player.mode != "running" or position(before, now_ms) == position(player, now_ms)
