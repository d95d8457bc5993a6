"""The answer to `+` and `-`, for closed eyes: by how much what is done now was made longer or shorter, all presses in one.

Said where nothing else is said before it is over, else not at all. Never here: what the keys do (session/nudge.py), asides.
"""

from __future__ import annotations

from collections.abc import Callable

from stretchtui.coach.script.fitting import BREATH_MS
from stretchtui.coach.script.wording import changed_by
from stretchtui.coach.speech import Speech
from stretchtui.session.place import Player

ALL_IN_MS = 400
"""With no other press for so long it is said, in real ms."""
WAITS_MS = 2_000
"""So long it may wait for the voice: later nobody knows what it answers."""
AGAIN_MS = 30
ANSWERS = tuple(changed_by(ms) for ms in (5_000, -5_000, 10_000, -10_000))
"""What is wanted most, to be rendered ahead."""


class Answering:
    """`scaled`: from real ms to ms of the session's clock."""

    def __init__(self, speech: Speech, scaled: Callable[[int], int]) -> None:
        self._speech = speech
        self._scaled = scaled
        self._segment = -1
        self._ms = 0
        self._pressed_ms = 0

    def heed(self, before: Player | None, player: Player, now_ms: int) -> None:
        """Take in what the person did, who is still where they were."""
        segment = player.timeline.course_index(player.course_ms)
        ms = 0 if before is None else _longer_by(before, player, segment)
        if ms:
            self._ms = ms + (self._ms if segment == self._segment else 0)
            self._segment, self._pressed_ms = segment, now_ms
        elif player.fresh:  # it has ended what was done, and the next tone tells so
            self.drop()

    def drop(self) -> None:
        self._ms = 0

    def next_ms(self, now_ms: int) -> int | None:
        """When to ask again."""
        if not self._ms:
            return None
        return max(self._pressed_ms + self._scaled(ALL_IN_MS), now_ms + self._scaled(AGAIN_MS))

    def say(self, now_ms: int, until_ms: int | None) -> None:
        """Say it if it is time. `until_ms`: when something else is to be heard, or what is done now is over; None: never."""
        waited_ms, text = now_ms - self._pressed_ms, changed_by(self._ms)
        if not self._ms or waited_ms < self._scaled(ALL_IN_MS):
            return
        over_ms = now_ms + self._scaled(self._speech.lasts(text) + BREATH_MS)
        is_late = waited_ms > self._scaled(WAITS_MS) or (until_ms is not None and over_ms > until_ms)
        if not text or is_late or self._speech.say(text, now_ms) != "later":
            self.drop()


def _longer_by(before: Player, player: Player, segment: int) -> int:
    was, now = before.timeline.segments, player.timeline.segments
    return now[segment].ms - was[segment].ms if len(was) == len(now) and 0 <= segment < len(now) else 0
