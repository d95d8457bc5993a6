"""From what a person prefers to a coach, and a coach whose mistakes end no session. For both faces.

Never here: what is heard and when (coach/), what a key changes (sound_keys.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from stretchtui.coach.model import Told, Wanted

if TYPE_CHECKING:
    from stretchtui.session.place import Player
    from stretchtui.settings.preferences import Settings

READY_LOOKS, READY_LOOK_S = 30, 0.03
"""So often, and so far apart, a coach is asked whether it is ready before a session begins without it."""
BREATHER_MS = 20
"""How soon a coach may have itself asked again: a mistake of its own must not keep the face busy."""

T = TypeVar("T")


class Coaching(Protocol):
    """What a face needs of a coach (coach/announcer.py)."""

    @property
    def wanted(self) -> Wanted: ...

    @property
    def ladder(self) -> str:
        """What sounds as things are; "" where there is nothing to be told of it."""
        ...

    def open(self) -> None:
        """Begin: after the first paint, once. Blocks nothing."""
        ...

    def is_ready(self, player: Player) -> bool:
        """Whether the first tone and word of a session not begun yet could be heard at once."""
        ...

    def look(self, player: Player, now_ms: int) -> Told: ...

    def next_ms(self, player: Player, now_ms: int) -> int | None:
        """When to look next for its sake, in active time."""
        ...

    def say(self, text: str, *, always: bool = False) -> None:
        """At once, outside what is planned. `always`: where only tones are wanted, too."""
        ...

    def ask(self, *texts: str) -> None:
        """The same always, and the last of them, a question, once more where nothing comes of it."""
        ...

    def tell_desktop(self, title: str, body: str) -> str:
        """A notice of the desktop; what the face is to write to the terminal for it, or ""."""
        ...

    def hush(self) -> None:
        """Cut what is heard now."""
        ...

    def want(self, wanted: Wanted) -> None: ...

    def close(self) -> None: ...


class Silence:
    """A coach that says nothing: for tests, and where no other can be."""

    ladder = ""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted

    def open(self) -> None:
        pass

    def is_ready(self, _: Player) -> bool:
        return True

    def look(self, _: Player, __: int) -> Told:
        return Told()

    def next_ms(self, _: Player, __: int) -> int | None:
        return None

    def say(self, _: str, *, always: bool = False) -> None:
        pass

    def ask(self, *_: str) -> None:
        pass

    def tell_desktop(self, _: str, __: str) -> str:
        return ""

    def hush(self) -> None:
        pass

    def want(self, wanted: Wanted) -> None:
        self.wanted = wanted

    def close(self) -> None:
        pass


class Contained:
    """A coach whose mistakes end nothing: after the first one there is silence, which the next look tells."""

    def __init__(self, wanted: Wanted, make: Callable[[], Coaching]) -> None:
        """`make` is called when it is opened."""
        self._make = make
        self._coach: Coaching = Silence(wanted)
        self._notices: tuple[str, ...] = ()

    @property
    def wanted(self) -> Wanted:
        return self._coach.wanted

    @property
    def ladder(self) -> str:
        return self._tried(lambda coach: coach.ladder, "")

    def open(self) -> None:
        self._tried(self._opened, None)

    def _opened(self, _: Coaching) -> None:
        self._coach = self._make()
        self._coach.open()

    def is_ready(self, player: Player) -> bool:
        return self._tried(lambda coach: coach.is_ready(player), True)

    def look(self, player: Player, now_ms: int) -> Told:
        told = self._tried(lambda coach: coach.look(player, now_ms), Told())
        if self._notices:
            told = Told(told.bell, told.flash, (*told.notices, *self._notices))
            self._notices = ()
        return told

    def next_ms(self, player: Player, now_ms: int) -> int | None:
        next_ms = self._tried(lambda coach: coach.next_ms(player, now_ms), None)
        return next_ms if next_ms is None or next_ms > now_ms else now_ms + BREATHER_MS

    def say(self, text: str, *, always: bool = False) -> None:
        self._tried(lambda coach: coach.say(text, always=always), None)

    def ask(self, *texts: str) -> None:
        self._tried(lambda coach: coach.ask(*texts), None)

    def tell_desktop(self, title: str, body: str) -> str:
        return self._tried(lambda coach: coach.tell_desktop(title, body), "")

    def hush(self) -> None:
        self._tried(lambda coach: coach.hush(), None)

    def want(self, wanted: Wanted) -> None:
        self._tried(lambda coach: coach.want(wanted), None)

    def close(self) -> None:
        self._tried(lambda coach: coach.close(), None)

    def _tried(self, do: Callable[[Coaching], T], otherwise: T) -> T:
        try:
            return do(self._coach)
        except Exception as fault:  # noqa: BLE001  # whatever it is, a session goes on without sound
            self._fall_silent(fault)
            return otherwise

    def _fall_silent(self, fault: Exception) -> None:
        failed, self._coach = self._coach, Silence(self._coach.wanted)
        self._notices = (*self._notices, f"Sound is off until you leave; it failed with {type(fault).__name__}.")
        try:
            failed.close()
        except Exception:  # noqa: BLE001  # it has failed already, which has been said
            return


def coach_for(settings: Settings, speed: float) -> Coaching:
    """The coach of one run of the program, not opened yet."""
    return Contained(wanted(settings), lambda: _coach(wanted(settings), speed))


def _coach(wanted: Wanted, speed: float) -> Coaching:
    from stretchtui import places
    from stretchtui.coach.announcer import Coach

    return Coach(wanted, speed=speed, cache=places.index_folder())


def wanted(settings: Settings) -> Wanted:
    return Wanted(
        sound=settings.sound,
        amount=settings.voice,
        volume=settings.volume,
        tones=settings.tones,
        tone_files=settings.tone_files,
        voice=settings.voice_engine,
        voice_name=settings.voice_name,
        rate=settings.voice_rate,
        language=settings.language,
        voice_model=settings.voice_model,
        player=settings.player,
        voice_command=settings.voice_command,
    )
