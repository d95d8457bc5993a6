"""Whether a session not begun yet could be heard from its first word on. Never here: the tones, how long a face waits for it."""

from __future__ import annotations

from stretchtui.asides import ASIDES
from stretchtui.coach.model import Amount
from stretchtui.coach.script.plan import part_texts
from stretchtui.coach.speech import Speech
from stretchtui.session.place import Player


class Readiness:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._player: Player | None = None
        self._first: tuple[str, ...] = ()
        """What may be said first."""

    def has_first_word(self, player: Player, amount: Amount, now_ms: int) -> bool:
        """Whether it could be said at once, or no voice can. Asked again and again; looked up once."""
        if self._player is not player:
            first = player.timeline.course_index(player.course_ms)
            self._player, self._first = player, part_texts(player.timeline, first, amount)
            self._speech.prepare((*self._first, *ASIDES), now_ms)
        return not self._speech.can_speak(now_ms) or self._speech.is_ready(self._first[:1], now_ms)
