"""A coach that makes no sound and records what it was asked; what it answers is set by the test. Never here: tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from stretchtui.coach.model import Told, Wanted
from stretchtui.session.place import Player
from stretchtui.settings.preferences import Settings
from stretchtui.sounding import Coaching, Contained
from stretchtui.sounding import wanted as wanted_by


@dataclass
class Recorder:
    """See stretchtui.sounding.Coaching."""

    wanted: Wanted = field(default_factory=Wanted)
    ladder: str = ""
    told: list[Told] = field(default_factory=list)
    """What the next looks bring, one each."""
    not_ready: int = 0
    """So often it answers that it is not ready yet."""
    due_ms: int | None = None
    escape: str = ""
    """What is to be written to the terminal for a notice of the desktop."""
    on_make: Callable[[], object] = bool
    on_open: Callable[[], object] = bool
    before: Callable[[], object] = bool
    """Called at every look."""
    asked: list[tuple[object, ...]] = field(default_factory=list)
    said_always: list[str] = field(default_factory=list)
    """Of what was said: where only tones are wanted, too."""
    asks: list[str] = field(default_factory=list)
    """The questions, of what was said."""

    def open(self) -> None:
        self.asked.append(("open",))
        self.on_open()

    def is_ready(self, player: Player) -> bool:
        self.asked.append(("is_ready", player.mode))
        self.not_ready -= 1
        return self.not_ready < 0

    def look(self, player: Player, now_ms: int) -> Told:
        self.asked.append(("look", player.mode, now_ms))
        self.before()
        return self.told.pop(0) if self.told else Told()

    def next_ms(self, player: Player, now_ms: int) -> int | None:
        self.asked.append(("next_ms", now_ms))
        return self.due_ms

    def say(self, text: str, *, always: bool = False) -> None:
        self.asked.append(("say", text))
        if always:
            self.said_always.append(text)

    def ask(self, *texts: str) -> None:
        self.asked.append(("say", " ".join(texts)))
        self.asks.append(texts[-1])

    def tell_desktop(self, title: str, body: str) -> str:
        self.asked.append(("notify", title, body))
        return self.escape

    def hush(self) -> None:
        self.asked.append(("hush",))

    def want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.asked.append(("want",))

    def close(self) -> None:
        self.asked.append(("close",))

    def made(self, preferred: Settings) -> Coaching:
        """Itself, as the app has a coach made."""
        self.wanted = wanted_by(preferred)
        self.asked.append(("made",))
        return Contained(self.wanted, self._make)

    def _make(self) -> Coaching:
        self.on_make()
        return self

    def count(self, what: str) -> int:
        return sum(asked[0] == what for asked in self.asked)

    @property
    def said(self) -> list[str]:
        return [str(asked[1]) for asked in self.asked if asked[0] == "say"]

    @property
    def notified(self) -> list[tuple[object, ...]]:
        return [asked[1:] for asked in self.asked if asked[0] == "notify"]

    @property
    def looks(self) -> list[int]:
        return [asked[2] for asked in self.asked if asked[0] == "look" and isinstance(asked[2], int)]
