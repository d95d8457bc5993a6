"""A key that stops a session, or asks something of one that stands: answered by a tone at once, and then by words.

Never here: which words (asides.py), how a line is said and asked again (saying.py), the answers to keys that stop nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from stretchtui.asides import STOPS
from stretchtui.coach.model import Tone
from stretchtui.coach.saying import OTHERS_WAIT_MS, Saying
from stretchtui.coach.signalling import Signalling

STOPPED = Tone(0, "rest", 0)
STANDING_MS = 20_000
"""So long the words may wait for their clip while the session stands: nothing else is to be heard there."""
AFTER_TONE_MS = 350
"""They come so long after the tone, so that both are heard."""
JUST_NOW_MS = 1_000
"""A tone so long ago has answered this key, too."""


class Replying:
    """`scaled`: from real ms to ms of the session's clock."""

    def __init__(self, saying: Saying, signalling: Signalling, scaled: Callable[[int], int]) -> None:
        self._saying = saying
        self._signalling = signalling
        self._scaled = scaled
        self._stopped_ms: int | None = None
        """When a tone last told that the session stands."""

    def stopped(self, now_ms: int) -> None:
        """A key has stopped it, and the tone for it is about to be played."""
        self._stopped_ms = now_ms

    def tell_stopped(self, now_ms: int) -> None:
        """By a tone, where none has told so just now."""
        if self._stopped_ms is None or now_ms - self._stopped_ms >= self._scaled(JUST_NOW_MS):
            self._stopped_ms = now_ms
            self._signalling.play(STOPPED, now_ms)

    def say(self, texts: tuple[str, ...], now_ms: int, *, stands: bool, asks: bool) -> None:
        if texts[0] in STOPS:
            self.tell_stopped(now_ms)
        from_ms = 0 if self._stopped_ms is None else self._stopped_ms + self._scaled(AFTER_TONE_MS)
        self._saying.aside(texts, now_ms, from_ms=from_ms, waits_ms=STANDING_MS if stands else OTHERS_WAIT_MS, asks=asks)
