"""The part of home that tells what today needs and what can be gone on with, and starts it.

Never here: how that is found (todays.py), the rows themselves (widgets/today.py).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from stretchtui.keys import Keymap
from stretchtui.text import plain
from stretchtui.tui.besides import besides
from stretchtui.tui.given import Given
from stretchtui.tui.widgets.today import TodayPanel

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp
    from stretchtui.tui.todays import Todays


class OfToday(Screen[object]):
    app: StretchApp
    given: Given
    _keys: Keymap
    _todays: Todays | None = None
    _wants_today = False
    _looks_back = 0
    """How often it has been asked for."""

    def _show_map(self) -> None:
        raise NotImplementedError

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
            from stretchtui.tui.going_on import answered
            from stretchtui.tui.screens.cut_off import CutOffScreen

            self.app.push_screen(CutOffScreen(offer, at_home=True), partial(answered, self.app, offer))

    @on(TodayPanel.Asked)
    def _clicked_today(self, message: TodayPanel.Asked) -> None:
        if message.action == "go-on":
            self.action_go_on()
        else:
            self.action_today()
