"""The part of the player's screen that has to do with sound: the coach asked at every look, its light where nothing can be heard.

Never here: what is said and played (coach/), when anything is due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

from stretchtui.asides import ENDED, PAUSED
from stretchtui.routine.durations import spoken
from stretchtui.session.cues import Cue
from stretchtui.session.frame import Frame
from stretchtui.session.walk import Walk
from stretchtui.tui.sounded import Sounded
from stretchtui.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:  # imported after the first paint
    from stretchtui.coach.model import Told
    from stretchtui.sounding import Coaching

FLASH_AFTER_S = 0.05
FLASH_S = 0.15
STAGE_FLASH_S = 0.35
"""Of what stands in for a tone: to be seen from the floor."""
STILL_S = 0.3
LONG_MS = 30_000
"""Whoever turned to another window for as long as this is told when it is over."""
SHORT_ROW = 60
"""Columns; where the stylesheets' `-narrow` ends."""
TIMED = ("phase", "rest", "set_rest", "pause")


class Heard(Screen[object]):
    walk: Walk
    _counts_in_light = -1
    """The segment at whose end the countdown cannot be heard."""

    @property
    def ours(self) -> Sounded:
        app = self.app
        assert isinstance(app, Sounded)
        return app

    @property
    def coach(self) -> Coaching:
        return self.ours.coach

    def begin_sound(self) -> None:
        """Open the coach, which may have been opened for a session before this one."""
        self.ours.want_as_preferred()
        self.ours.tell_ladder_soon()

    def when_ready(self, begin: Callable[[], None]) -> None:
        """Not before the first tone and word could be heard at once, but never later than a person would wonder."""
        from stretchtui.sounding import READY_LOOKS

        self._begin_within(READY_LOOKS, begin)

    def _begin_within(self, looks: int, begin: Callable[[], None]) -> None:
        from stretchtui.sounding import READY_LOOK_S

        if not looks or self.coach.is_ready(self.walk.player):
            begin()
        else:
            self.set_timer(READY_LOOK_S, partial(self._begin_within, looks - 1, begin))

    def say(self, text: str, *, always: bool = False) -> None:
        self.coach.say(text, always=always)
        self.look_soon()

    def ask(self, *texts: str) -> None:
        self.coach.ask(*texts)
        self.look_soon()

    def call_off(self) -> None:
        """Nothing more of what was said or asked because of a key."""
        self.coach.hush()

    def look_soon(self) -> None:
        """Sooner than was arranged: the coach has something to say."""
        raise NotImplementedError

    def hear(self, now_ms: int) -> Told:
        """Before anything is painted: a tone is more urgent than pixels."""
        told = self.coach.look(self.walk.player, now_ms)
        self.ours.heed(told)
        return told

    def soonest(self, due_ms: int | None, now_ms: int) -> int | None:
        """When to look next, for the session's sake and for the coach's."""
        moments = (due_ms, self.coach.next_ms(self.walk.player, now_ms))
        return min((moment for moment in moments if moment is not None), default=None)

    def light_up(self, told: Told, cues: Iterable[Cue], *, still: bool) -> None:
        """Show once what cannot be heard: the stage, at three-two-one the number alone. `still`: nothing may flash."""
        counts = [cue.segment for cue in cues if cue.kind == "count"]
        if told.flash and counts:  # two and one sound with the three, so that they are not told of
            self._counts_in_light = counts[-1]
        if counts and counts[-1] == self._counts_in_light and not still:
            self._mark("#digits", "-flash", FLASH_AFTER_S, FLASH_S)
        elif told.flash and still and not counts:
            self._mark("#word", "-inverse", 0.0, STILL_S)
        elif told.flash and not still:
            self._mark("#stage", "-flash", FLASH_AFTER_S, STAGE_FLASH_S)

    def light_word_up(self) -> None:
        """Once, after the word itself has been painted."""
        self._mark("#word", "-flash", FLASH_AFTER_S, FLASH_S)

    def _mark(self, what: str, mark: str, after_s: float, for_s: float) -> None:
        widget = self.query_one(what)
        if after_s:
            self.set_timer(after_s, lambda: widget.add_class(mark))
        else:
            widget.add_class(mark)
        self.set_timer(after_s + for_s, lambda: widget.remove_class(mark))

    def tell_of_absence(self, before: Frame | None, seen: Frame) -> None:
        """Why nothing is heard any more, to whoever was away; and that a long phase is over, to whoever looks elsewhere."""
        if before is None:
            return
        if seen.away_ms and not before.away_ms:
            self.say(PAUSED)
        is_over = before.segment != seen.segment and before.mode == seen.mode == "running"
        if is_over and before.kind in TIMED and before.ms >= LONG_MS:
            self.ours.notify_away(before.name, f"{before.word} is over after {spoken(before.ms)}. Now: {seen.word}")

    def tell_of_end(self, name: str, *, ended_early: bool) -> None:
        if ended_early:
            self.say(ENDED)
        else:
            self.ours.notify_away(name, "The session is finished.")

    def action_turn(self, action: str) -> None:
        self.ours.action_turn(action)
        self._show_muted()

    def on_mount(self) -> None:
        self._show_muted()

    def on_screen_resume(self) -> None:
        self._show_muted()  # a dialog, too, has the key for it

    def on_resize(self) -> None:
        self._show_muted()

    def _show_muted(self) -> None:
        """As long as it is so, and quietly: beside its key, or where that row is short (player.tcss) at the end of the first."""
        muted = not self.ours.given.settings.settings.sound
        if self.has_class("-muted") != muted:
            self.set_class(muted, "-muted")
        self.query_one(KeyLine).insist({"mute": "muted"} if muted and self.size.width >= SHORT_ROW else {})
