"""The app opened without a terminal, with a clock moved by hand and keys pressed as a terminal sends them. Never here: tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache

from textual.events import Key
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from stretchtui.clock import Clock
from stretchtui.places import bundled_library
from stretchtui.recording import Recording
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import Library
from stretchtui.routine.model import Routine
from stretchtui.session.frame import Frame, frame
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.starting import Start
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from stretchtui.tui.screens.player import PlayerScreen
from tests.tui.coached import Recorder
from tests.tui.screen_text import rows, text

NEVER_S = 3_600.0
WAITS = 600
"""So many times is looked whether something has come about that a thread or a short timer brings."""


@dataclass
class HandClock:
    """Stands still until it is moved; asks nobody to look again, so that a test looks when it will."""

    now_ms: int = 0
    gap_ms: int = 0
    """What the next reading finds before it."""
    asked_ms: list[int | None] = field(default_factory=list)
    """The moments at which the face wished to look again."""
    _found_ms: int = 0

    def active(self) -> int:
        self._found_ms, self.gap_ms = self.gap_ms, 0
        return self.now_ms

    def awake_gap(self) -> int:
        return self._found_ms

    def wait_s(self, due_ms: int | None) -> float:
        self.asked_ms.append(due_ms)
        return NEVER_S


@dataclass
class Face:
    """The app as a person has it before them."""

    app: StretchApp
    pilot: Pilot[int]
    clock: HandClock

    @property
    def is_open(self) -> bool:
        """Whether the first screen has been painted, which is what a session waits for to begin."""
        on = self.app.screen
        return on.walk.player.mode != "ready" if isinstance(on, PlayerScreen) else bool(on.size.area)

    @property
    def text(self) -> str:
        return text(self.app)

    @property
    def rows(self) -> list[str]:
        return rows(self.app)

    @property
    def player(self) -> PlayerScreen:
        """The session's screen, also while a dialog lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PlayerScreen))

    @property
    def frame(self) -> Frame:
        """Where the session is now, by its own account."""
        return frame(self.player.walk.player, self.clock.now_ms)

    def look_at(self, now_ms: int) -> None:
        """Move the clock and look; the screen's text is right at once."""
        self.clock.now_ms = now_ms
        self.player.look()

    async def at(self, now_ms: int) -> None:
        """Move the clock, look, and let the layout follow."""
        self.look_at(now_ms)
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Keys by name or character, each after what the one before brought has come about."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Characters in one burst."""
        self.send(*words)
        await self.settle()

    def send(self, *keys: str) -> None:
        """Keys at once, as a fast typist, a paste or a slow line brings them."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else {"space": " ", "enter": "\r"}.get(key)
            event = Key(name, character)
            event.set_sender(self.app)
            driver.send_message(event)

    async def settle(self) -> None:
        """Until everything that was sent has been handled, laid out and painted. (What a thread or a timer does may still come.)

        The pilot's own `pause` looks at the time the process uses, and takes one that is kept waiting for one at rest.
        """
        rested = 0
        for _ in range(10 * WAITS):
            await self.pilot._wait_for_screen()
            rested = rested + 1 if self._is_at_rest else 0
            if rested == 3 or self.app._exit:  # what a thread sends to an app that is leaving, nobody handles
                return
            await asyncio.sleep(0.001)
        raise AssertionError(f"it never came to rest:\n{self.text}")

    @property
    def _is_at_rest(self) -> bool:
        on = self.app.screen
        pumps: list[MessagePump] = [self.app, *on.walk_children(with_self=True)]
        waiting = any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
        return not (waiting or on._callbacks or on._dirty_widgets or on._layout_required)

    async def expect(self, condition: Callable[[], bool]) -> None:
        """Until a thread or a short timer has brought it about."""
        for _ in range(WAITS):
            await self.settle()
            if condition():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"it did not come about:\n{self.text}")

    async def expect_exit(self) -> None:
        """Until the app leaves; it never comes to rest on its way out."""
        for _ in range(WAITS):
            if self.app._exit:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"it did not leave:\n{self.text}")

    async def expect_words(self, *words: str) -> None:
        """Until all of the words are on the screen."""
        await self.expect(lambda: all(word in self.text for word in words))


ELEVEN = frozenset({
    "cold-session", "desk-break", "hamstrings-deep", "heat-session", "micro-break", "shoulder-circuit", "stress-unwind",
    "tight-spot-press", "upper-back-basics", "upper-back-relief", "walk-short",
})  # fmt: skip
MANY = f"{len(ELEVEN)} routines"
"""As the list counts them. The library grows; what these tests list does not."""


@cache
def bundled() -> Holdings:
    """Eleven of the bundled routines, all of them read; the others can be started all the same."""
    holdings = Holdings((Library(bundled_library(), "bundled"),))
    whole = holdings.catalogue()
    kept = {path: kept for path, kept in whole.kept.items() if kept.entry.id in ELEVEN}
    holdings.__dict__["known"] = whole._replace(kept=kept)
    return holdings


def bundled_routine(id: str) -> Routine:
    loaded = bundled().loader.routine(id)
    assert loaded is not None
    assert loaded.routine is not None
    return loaded.routine


@asynccontextmanager
async def opened(
    routine: Routine | None = None,
    *,
    size: tuple[int, int] = (100, 32),
    settings: Settings | LoadedSettings | None = None,
    holdings: Holdings | None = None,
    start_at: int = 1,
    clock: Clock | None = None,
    first_run: bool = False,
    coach: Recorder | None = None,
    recording: Recording | None = None,
) -> AsyncIterator[Face]:
    """At home; or with a routine walked alone, as `stretchtui run` does."""
    hand = HandClock()
    loaded = settings if isinstance(settings, LoadedSettings) else LoadedSettings(settings or Settings(avoid=()))
    given = Given(holdings or bundled(), loaded, lambda: clock or hand, Start(routine, start_at) if routine else None, first_run)
    if recording is not None:
        given = replace(given, new_recording=lambda _, __: recording)
    app = StretchApp(replace(given, new_coach=coach.made) if coach else given)
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(app, pilot, hand)
        await face.expect(lambda: face.is_open)
        yield face
