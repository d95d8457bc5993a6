"""The answers to keys that stop nothing, for closed eyes, all presses in one. To `+` and `-`: by how much what is done now was
made longer or shorter, said where nothing else is said before it is over, else not at all. To `v`: how much is spoken now.

Never here: what the keys do (session/nudge.py, sound_keys.py), asides.
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
ROOM_MS, GIVEN_UP_MS = 1_500, 5_000
"""So long how much is spoken waits for a moment in which nothing else is said, and then for the voice at all."""
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
        self._told = ""
        self._told_ms: int | None = None
        """When it was first looked at; None: not yet."""

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
        if self._told:
            return now_ms + self._scaled(AGAIN_MS)
        if not self._ms:
            return None
        return max(self._pressed_ms + self._scaled(ALL_IN_MS), now_ms + self._scaled(AGAIN_MS))

    def tell(self, text: str, now_ms: int) -> None:
        """Say this in place of what was to be told before; "" for nothing."""
        self._told, self._told_ms = text, None
        if text:
            self._speech.hurry([text], now_ms)

    def say_told(self, now_ms: int, until_ms: int | None) -> None:
        """Say it if it is time; where there is no room for it before `until_ms`, a little later all the same."""
        if not self._told:
            return
        if self._told_ms is None:
            self._told_ms = now_ms
        waited_ms = now_ms - self._told_ms
        over_ms = now_ms + self._scaled(self._speech.lasts(self._told) + BREATH_MS)
        has_room = until_ms is None or over_ms <= until_ms or waited_ms > self._scaled(ROOM_MS)
        if waited_ms < self._scaled(ALL_IN_MS) or not has_room:
            return
        is_late = waited_ms > self._scaled(GIVEN_UP_MS)
        if is_late or self._speech.say(self._told, now_ms, directly=True) != "later":
            self._told = ""

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
