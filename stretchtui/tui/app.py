"""The full-screen program: which screen comes when, the theme, the keys of every screen. Never here: a rule about routines."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App, ScreenStackError, SystemCommand
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.screen import Screen
from textual.widget import MountError

from stretchtui.keys import Where, at
from stretchtui.settings.preferences import Settings
from stretchtui.text import plain
from stretchtui.tui.bindings import bindings, keymap, method
from stretchtui.tui.driver import driver_class
from stretchtui.tui.given import Given
from stretchtui.tui.light import LIGHT
from stretchtui.tui.recorded import Recorded
from stretchtui.tui.screens.home import HomeScreen
from stretchtui.tui.sounded import Sounded

if TYPE_CHECKING:
    from textual.command import Provider

    from stretchtui.history.resuming import TakenUp
    from stretchtui.routine.model import Routine
    from stretchtui.starting import Start, Threshold
    from stretchtui.tui.preferring import Changeable, Preference

FINISHED = 0
ENDED_EARLY = 3

_MISSING = (MountError, NoMatches, NoScreen, ScreenStackError)
"""What a screen meets whose widgets are not there, or that is itself gone."""


def _routine_commands() -> type[Provider]:
    from stretchtui.tui.commands import RoutineCommands

    return RoutineCommands


class StretchApp(Recorded, Sounded):
    """Home and from there into sessions; or one session alone, when it was asked for on the command line."""

    TITLE = "stretchtui"
    BINDINGS = bindings("everywhere")
    COMMANDS = App.COMMANDS | {_routine_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-line"), (20, "-narrow"), (60, "-middle"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (6, "-low"), (20, "-medium"), (32, "-tall")]

    def __init__(self, given: Given) -> None:
        # Textual loads a screen's own style sheet when it is pushed, which the first one never is.
        first = "screens/home.tcss" if given.start is None else "screens/player.tcss"
        super().__init__(driver_class=driver_class(), css_path=["app.tcss", first])
        self.given = given
        self.register_theme(LIGHT)
        self.theme = self.settings.theme
        if self.settings.reduced_motion:
            self.animation_level = "none"
        self.set_keymap(keymap(self.settings.keys))

    @property
    def settings(self) -> Settings:
        return self.given.settings.settings

    def get_default_screen(self) -> Screen[object]:
        start, offer = self.given.start, self.given.offer
        if start is None:
            return HomeScreen(self.given)
        if offer is not None and self.given.goes_on and offer.taken_up is not None:
            return self._session(start, offer.taken_up)
        asked = self._threshold(start.routine, start.at, start.origin)
        is_asked = self.settings.asks_tension_first or not asked.is_open
        return _Before(asked) if is_asked or (offer is not None and not self.given.goes_on) else self._session(asked.whole)

    def _threshold(self, routine: Routine, start_at: int = 1, origin: str = "") -> Threshold:
        from stretchtui.starting import threshold

        return threshold(routine, self.settings, start_at, origin)

    def _session(self, start: Start, taken_up: TakenUp | None = None) -> Screen[object]:
        from stretchtui.tui.screens.player import PlayerScreen

        return PlayerScreen(start, self.given, taken_up)

    def on_mount(self) -> None:
        self.call_after_refresh(self._collect_from_now_on)
        if errors := self.given.settings.errors:
            first = next(one for one in self.given.settings.diagnostics if one.severity == "error")
            mistakes = "a mistake" if errors == 1 else f"{errors} mistakes"
            self.notify(
                plain(f"line {first.line}: {first.message}. What you avoid may not be heeded. See: stretchtui settings check"),
                title=f"Your settings have {mistakes}", severity="warning", markup=False, timeout=12,
            )  # fmt: skip

    def start_routine(self, routine: Routine, origin: str) -> None:
        """Walk this routine, from home; `origin`: where it comes from (starting.Start)."""
        self.cross(self._threshold(routine, origin=origin), lambda: None)

    def cross(self, threshold: Threshold, turn_back: Callable[[], None]) -> None:
        """Ask what has to be asked before the session."""
        self.tension_before = None
        if self.settings.asks_tension_first:
            from stretchtui.tui.crossing import feel

            feel(self, partial(self._cross, threshold, turn_back), turn_back)
        else:
            self._cross(threshold, turn_back)

    def _cross(self, threshold: Threshold, turn_back: Callable[[], None]) -> None:
        if threshold.is_open:
            self.begin(threshold.whole)
        else:
            from stretchtui.tui.crossing import cross

            cross(self, threshold, self.begin, turn_back)

    def begin(self, start: Start, taken_up: TakenUp | None = None) -> None:
        """`taken_up`: where the session goes on, if it was begun before."""
        self.hush()
        self.push_screen(self._session(start, taken_up))

    def before_leaving(self) -> None:
        """The system makes us go (see driver.py): what was done first."""
        self.close_recording()
        super().before_leaving()

    def turn_back(self) -> None:
        """Out, where the program was started for a session that is not to be."""
        self.exit(ENDED_EARLY, return_code=ENDED_EARLY)

    def prefer(self, key: Changeable, value: Preference) -> str:
        """Change a preference, from now on and in the file; why the file could not be changed, or ""."""
        from stretchtui.tui.preferring import preferring

        self.given, fault = preferring(self.given, key, value)
        return fault

    def prefer_typed(self, key: str, text: str) -> None:
        """As `prefer`, with any setting as it is typed; it is written a moment later. Raises CannotChange."""
        from stretchtui.tui.preferring import put_on, with_typed

        given = with_typed(self.given, key, text)
        if given.settings != self.given.settings:
            before, self.given = self.settings, given
            put_on(self, before)
            self.remember(key, text)

    def _handle_exception(self, error: Exception) -> None:
        """Told to go, the app mounts nothing any more, and widgets end before the last calls to their screen are made. Whoever
        misses them then has made no mistake: the status stays that of what made it go."""
        if not (self._exit and isinstance(error, _MISSING)):
            super()._handle_exception(error)

    @staticmethod
    def _collect_from_now_on() -> None:
        """Collecting was off up to the first paint. What stands now stays to the end, so it is never looked through again."""
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        gc.enable()

    def show_summary(self, session: Screen[object], summary: Screen[object]) -> None:
        """Put the summary in the session's place; a dialog that lies over the session goes with it."""
        while self.screen is not session:
            self.pop_screen()
        if len(self.screen_stack) > 1:
            self.switch_screen(summary)
        else:  # the first screen was never pushed, and Textual switches only those that were
            self.push_screen(summary)

    def leave_session(self, *, ended_early: bool) -> None:
        """Back home; or out, when the program was started for this session alone."""
        self.hush()
        if self.given.start is not None:
            self.exit(ENDED_EARLY if ended_early else FINISHED, return_code=ENDED_EARLY if ended_early else FINISHED)
        else:
            self.pop_screen()

    async def action_quit(self) -> None:
        """Out at once; for a session that the program was started for and that is not over, that is ending early."""
        walked = self.given.start is None or any(getattr(screen, "walked_to_its_end", False) for screen in self.screen_stack)
        status = FINISHED if walked else ENDED_EARLY
        self.exit(status, return_code=status)

    def action_help(self) -> None:
        from stretchtui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(where_is(self.screen), self.settings.keys))

    def action_palette(self) -> None:
        self.action_command_palette()

    def action_suspend(self) -> None:
        self.action_suspend_process()

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        where = where_is(screen)
        for action in at(where):
            if action.id != "palette":
                run = partial(self.run_action, method(action), screen if action.where == where else self)
                yield SystemCommand(action.id.replace("-", " ").capitalize(), action.meaning, run)
        if isinstance(screen, HomeScreen):
            yield SystemCommand("Daily time", "Choose a time for it every day, and be reminded", screen.action_daily_time)
        yield SystemCommand("Theme", "Change the colours until you leave", self.action_change_theme)

    def start_by_id(self, id: str) -> None:
        loaded = self.given.holdings.loader.routine(id)
        if loaded is not None and loaded.routine is not None:
            self.start_routine(loaded.routine, f"id:{id}")


class _Before(Screen[object]):
    """An empty place on which the questions before a session lie."""

    app: StretchApp

    def __init__(self, threshold: Threshold) -> None:
        super().__init__()
        self._threshold = threshold

    def on_mount(self) -> None:
        self.call_later(self._ask_first)

    def _ask_first(self) -> None:
        offer = self.app.given.offer
        if offer is None or self.app.given.goes_on:
            self.app.cross(self._threshold, self.app.turn_back)
        else:
            from stretchtui.tui.screens.cut_off import CutOffScreen

            self.app.push_screen(CutOffScreen(offer), self._go)

    def _go(self, key: str | None) -> None:
        if key in ("escape", None) or self.app.given.offer is None:
            self.app.turn_back()
        else:
            from stretchtui.tui.going_on import answered

            answered(self.app, self.app.given.offer, key)


def where_is(screen: Screen[object]) -> Where:
    """Which screen's keys count here; a dialog has none of its own in the table."""
    where: Where = getattr(screen, "where", "everywhere")
    return where
