"""Where home leads: into a session, to what somebody avoids and hears and when, to composing. What they need is imported then.

Never here: the list and what narrows it (home.py), the screens it leads to.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen

from stretchtui.keys import ACTIONS, Keymap, keys_of, shown_key
from stretchtui.routine.index import Catalogue, Entry
from stretchtui.text import plain
from stretchtui.tui.besides import besides
from stretchtui.tui.given import Given
from stretchtui.tui.hiding import Hiding, hiding
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.routine_list import RoutineList
from stretchtui.tui.widgets.today import TodayPanel

if TYPE_CHECKING:
    from textual.worker import Worker

    from stretchtui.settings.preferences import Settings
    from stretchtui.tui.app import StretchApp
    from stretchtui.tui.narrowing import Narrowing
    from stretchtui.tui.todays import Todays


class Leading(Screen[object]):
    """The part of home that opens other screens, and follows what was changed there."""

    app: StretchApp
    given: Given
    _catalogue: Catalogue
    _hiding: Hiding
    _chosen: Narrowing
    _list: RoutineList
    _keys: Keymap
    _clear_key: str
    _hidden_key: str
    _compose_key: str
    _todays: Todays | None = None
    _wants_today = False
    _looks_back = 0
    """How often it has been asked for."""

    @property
    def _is_picking(self) -> bool:
        raise NotImplementedError

    def _show_matching(self, *, keep: bool) -> None:
        raise NotImplementedError

    def _show_map(self) -> None:
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

    # Today

    def look_back(self) -> None:
        """Find out how the day stands, when everything else has been painted."""
        look_back, given = self.given.look_back, self.given
        if look_back is not None:
            self._looks_back += 1
            find = partial(look_back, given.holdings, given.settings.settings)
            besides(self.app, find, partial(self._tell_today, self._looks_back))

    def _tell_today(self, number: int, seen: Todays) -> None:
        if number != self._looks_back or not self.is_attached:
            return  # it has been asked for anew since
        self._todays = seen
        for panel in self.query(TodayPanel):
            panel.show(seen, self._keys)
        self._show_map()
        for told in seen.told:
            self.notify(plain(told), severity="warning", markup=False)
        if self._wants_today:
            self.action_today()

    def action_today(self) -> None:
        """Also where it was asked for before it was known."""
        self._wants_today = self._todays is None
        if self._todays is None:
            return
        if (start := self._todays.start) is not None:
            self.app.start_routine(start.routine, start.origin)
        elif self._todays.why:
            self.notify(plain(self._todays.why), markup=False)

    def action_go_on(self) -> None:
        """Ask first: there is more than one way to go on."""
        offer = self._todays.offer if self._todays is not None else None
        if offer is not None:
            from stretchtui.tui.screens.cut_off import CutOffScreen

            self.app.push_screen(CutOffScreen(offer, at_home=True), partial(self.app.answer_cut_off, offer))

    @on(TodayPanel.Asked)
    def _clicked_today(self, message: TodayPanel.Asked) -> None:
        if message.action == "go-on":
            self.action_go_on()
        else:
            self.action_today()

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
