"""The part of the player's screen that has kept what is done: each event, each phase that has ended before the next is shown.

Never here: what is kept of it (history/), when anything is due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtui.session.events import Event
from stretchtui.tui.recorded import Recorded
from stretchtui.tui.screens.seen import Seen

if TYPE_CHECKING:
    from stretchtui.history.resuming import TakenUp
    from stretchtui.recording import Recording
    from stretchtui.starting import Start

NOTICE_S = 10.0


class Kept(Seen):
    start: Start
    _recording: Recording | None = None

    def begin_recording(self, taken_up: TakenUp | None) -> None:
        from stretchtui.recording import Walked

        player = self.walk.player
        first_side = self._settings.first_side_or_none
        at = player.timeline.step_of(self.start.at)
        walked = Walked(self.start.routine, self.start.origin, player, first_side, at, taken_up)
        self._recording = self.given.new_recording(walked, self._settings)
        assert isinstance(self.app, Recorded)
        self.app.record_with(self._recording)

    def keep(self, event: Event, now_ms: int) -> None:
        """An event that was taken."""
        if self._recording is not None and not self.walk.player.why:
            self._recording.pressed(event, self.walk.player, now_ms)

    def keep_up(self, now_ms: int) -> None:
        """Before anything is painted."""
        if self._recording is not None:
            self._recording.look(self.walk.player, now_ms)
            for notice in self._recording.notices():
                self.notify(notice, severity="warning", markup=False, timeout=NOTICE_S)
