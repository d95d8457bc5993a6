"""Where home leads: into a session, to what somebody avoids and hears and when, to composing. What they need is imported then.

Never here: the list and what narrows it (home.py), the screens it leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from stretchtui.keys import ACTIONS, Keymap, keys_of, shown_key
from stretchtui.routine.index import Catalogue, Entry
from stretchtui.text import plain
from stretchtui.tui.hiding import Hiding, hiding
from stretchtui.tui.screens.of_today import OfToday
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.routine_list import RoutineList

if TYPE_CHECKING:
    from textual.worker import Worker

    from stretchtui.settings.preferences import Settings
    from stretchtui.tui.narrowing import Narrowing


class Leading(OfToday):
    """The part of home that opens other screens, and follows what was changed there."""

    _catalogue: Catalogue
    _hiding: Hiding
    _chosen: Narrowing
    _list: RoutineList
    _clear_key: str
    _hidden_key: str
    _compose_key: str

    @property
    def _is_picking(self) -> bool:
        raise NotImplementedError

    def _show_matching(self, *, keep: bool) -> None:
        raise NotImplementedError

    def _show_details_soon(self) -> None:
        raise NotImplementedError

    def read_unread(self) -> Worker[None]:
        raise NotImplementedError

    @on(RoutineList.Chosen)
    def action_start(self) -> None:
        entry = self._list.entry
        if entry is None:
            return
        loaded = self.given.holdings.loader.routine(entry.id)
        if loaded is None or loaded.routine is None:
            _say_broken(self, entry)
        else:
            self.app.start_routine(loaded.routine, f"id:{entry.id}")

    # What somebody avoids

    def _sieve(self, *, all_shown: bool) -> None:
        self._hiding = hiding(self._catalogue.entries, self.given.settings.settings, all_shown=all_shown)
        self._show_matching(keep=True)
        self._offer()

    def _offer(self) -> None:
        nothing_hidden = () if self._hiding.avoided else ("hidden",)
        self.query_one(KeyLine).offer(frozenset((*nothing_hidden, *(("start",) if self._is_picking else ()))))

    def action_hidden(self) -> None:
        if self._hiding.avoided:
            self._sieve(all_shown=not self._hiding.all_shown)

    def action_avoid(self, *, welcoming: bool = False) -> None:
        from stretchtui.tui.screens.avoid import AvoidScreen

        self.app.push_screen(AvoidScreen(welcoming=welcoming), self._follow_what_is_avoided)

    def _follow_what_is_avoided(self, _: None) -> None:
        if self.given.first_run:  # whether it can be written or not: this is the one time
            self.app.prefer("welcomed", True)
            self.action_sound(welcoming=True)
        self._follow_preferences()

    def action_sound(self, *, welcoming: bool = False) -> None:
        from stretchtui.coach.voices.found import look_round
        from stretchtui.sounding import wanted
        from stretchtui.tui.screens.sound import SoundScreen

        then = (lambda _: self.action_daily_time(welcoming=True)) if welcoming else None
        self.app.push_screen(SoundScreen(look_round(wanted(self.app.settings)), welcoming=welcoming), then)

    def action_daily_time(self, *, welcoming: bool = False) -> None:
        from stretchtui.tui.screens.daily_time import DailyTimeScreen

        self.app.push_screen(DailyTimeScreen(self.app.settings.daily_at, welcoming=welcoming))

    def action_settings(self) -> None:
        from stretchtui.tui.screens.settings import SettingsScreen

        before = self.app.settings
        self.app.push_screen(SettingsScreen(), lambda _: self._follow_settings(before))

    def _follow_settings(self, before: Settings) -> None:
        self.app.settle(before)
        self._follow_keys(self.app.settings.keys)
        self._follow_preferences()

    def _follow_keys(self, keymap: Keymap) -> None:
        self._keys = keymap
        self._clear_key, self._hidden_key, self._compose_key = (
            shown_key(keys_of(ACTIONS[id], keymap)[0]) for id in ("clear", "hidden", "compose")
        )
        self.query_one(KeyLine).follow(keymap)

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        """In a session something may have been left out for good."""
        if self.app.given.settings != self.given.settings:
            self._follow_preferences()
        if self._todays is not None:  # what was looked up before may be done by now
            self.look_back()

    def _follow_preferences(self) -> None:
        self.given = self.app.given
        self._list.mark(self.given.settings.settings)
        self._sieve(all_shown=False)
        self._show_details_soon()

    # What was done

    def action_progress(self) -> None:
        from stretchtui.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_history(self) -> None:
        from stretchtui.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    # Composing

    def action_compose(self) -> None:
        from stretchtui.tui.screens.composing import composing_screen

        self.app.push_screen(composing_screen(self._chosen.areas, self._chosen.text), self._take_up_what_was_kept)

    def _take_up_what_was_kept(self, has_kept: bool | None) -> None:
        if has_kept:
            self.given = self.app.given = self.app.given.looked_anew()
            self._catalogue = self.given.holdings.known
            self._sieve(all_shown=self._hiding.all_shown)
            self.read_unread()


def _say_broken(home: Leading, entry: Entry) -> None:
    home.notify(
        plain(f"{entry.name}: {entry.fault}. stretchtui check {entry.path} shows every mistake."),
        title="It has mistakes and cannot be started", severity="error", markup=False,
    )  # fmt: skip
