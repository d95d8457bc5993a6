"""The coach as the line-by-line face has it: asked at every look, its bell and its notices, the keys for sound.

Only where a terminal shows the lines: a pipe has nobody who listens. Never here: what is heard, when a session is looked at.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence

from stretchtui.cli.plain_keys import listed, tell
from stretchtui.cli.rows import say as put_notice
from stretchtui.cli.typed import Keys, NoKeys
from stretchtui.session.place import Player
from stretchtui.settings.preferences import Settings
from stretchtui.settings.remembering import Remembering
from stretchtui.sound_keys import turned
from stretchtui.sounding import READY_LOOK_S, READY_LOOKS, Coaching, Silence, coach_for, wanted

LAST_WORDS_S = 3.0
"""So long the last tone and word are waited for."""
BELL = "\a"


class Sound:
    """A coach, and what the person prefers by now."""

    def __init__(self, coach: Coaching, preferred: Settings, last_words_s: float = LAST_WORDS_S) -> None:
        self._coach = coach
        self._preferred = preferred
        self._last_words_s = last_words_s
        self._remembering = Remembering(put_notice)

    def greet(self, keys: Sequence[str]) -> None:
        if ladder := self._coach.ladder:
            tell("sound:", [*f"{ladder}{'' if self._preferred.sound else ' (muted)'};".split(), *listed(keys)])

    def await_ready(self, player: Player) -> None:
        """Until the first tone and word could be heard at once, but never longer than a person would wonder."""
        for _ in range(READY_LOOKS):
            if self._coach.is_ready(player):
                return
            NoKeys().wait(READY_LOOK_S)  # what is typed meanwhile counts later

    def look(self, player: Player, now_ms: int) -> None:
        """To be called after every look and every event, with the same `now_ms`."""
        told = self._coach.look(player, now_ms)
        if told.bell:
            sys.stdout.write(BELL)
            sys.stdout.flush()
        for notice in told.notices:
            put_notice(notice)

    def soonest(self, due_ms: int | None, player: Player, now_ms: int) -> int | None:
        """When to look next, for the session's sake and for the coach's."""
        moments = (due_ms, self._coach.next_ms(player, now_ms))
        return min((moment for moment in moments if moment is not None), default=None)

    def say(self, text: str, *, always: bool = False) -> None:
        self._coach.say(text, always=always)

    def ask(self, *texts: str) -> None:
        self._coach.ask(*texts)

    def call_off(self) -> None:
        """Nothing more of what was said or asked because of a key."""
        self._coach.hush()

    def turn(self, action: str) -> None:
        """A key for sound: it counts at once, is said, and is remembered by and by."""
        turn = turned(self._preferred, action)
        self._preferred = turn.settings
        self._coach.want(wanted(self._preferred))
        self._remembering.soon(turn.key, turn.value)
        put_notice(turn.said)

    def let_end(self, typed: Keys) -> None:
        """Give the last words their time; a key ends it."""
        if self._preferred.sound and self._coach.ladder and not isinstance(typed, NoKeys):
            typed.wait(self._last_words_s)

    def close(self) -> None:
        self._coach.close()
        self._remembering.now()


@contextlib.contextmanager
def sounding(preferred: Settings, speed: float) -> Iterator[Sound]:
    """The coach while a session goes line by line; silence where no terminal shows the lines."""
    coach = coach_for(preferred, speed) if is_shown() else Silence(wanted(preferred))
    coach.open()
    sound = Sound(coach, preferred, LAST_WORDS_S / speed)
    try:
        yield sound
    finally:
        sound.close()


def is_shown() -> bool:
    """Whether a terminal shows the lines."""
    return sys.stdout is not None and sys.stdout.isatty()
