"""What the player asks before it does something: where to go, whether to end, what to do when it hurts.

Never here: the screens that ask it, what an event does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtui.asides import END_ASKED, PAUSED, STOP_AND_BREATHE, STOPPED_AND_MARKED
from stretchtui.keys import ACTIONS
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.frame import Frame
from stretchtui.settings.preferences import Settings
from stretchtui.tui.bindings import method
from stretchtui.tui.given import Given
from stretchtui.tui.screens.heard import Heard

if TYPE_CHECKING:  # imported when it is wanted
    from stretchtui.tui.screens.choosing import Answer, ChoosingScreen


class Asking(Heard):
    """The part of the player's screen that opens dialogs. What they are is imported when the first one is wanted."""

    given: Given
    _shown: Frame | None

    def do(self, event: Event) -> None:
        raise NotImplementedError

    def _now(self) -> int:
        raise NotImplementedError

    def action_jump(self) -> None:
        from stretchtui.tui.screens.jump import JumpScreen

        here = self._shown.step if self._shown else 0

        def go(step: int | None) -> None:
            if step is not None:
                self.do(events.Jump(step))

        self.app.push_screen(JumpScreen(self.walk.player.timeline, here), go)

    def action_end(self) -> None:
        """Ask once; the session waits meanwhile, and goes on counted in when the answer is no."""
        from stretchtui.tui.screens.ending import EndingScreen

        was_running = self._shown is not None and self._shown.mode in ("running", "counting-in")
        self.do(events.Pause())
        self.say(END_ASKED)

        def end(yes: bool | None) -> None:
            if yes:
                self.do(events.End())
            elif was_running:
                self.do(events.GoOn())

        self.app.push_screen(EndingScreen(), end)

    def action_spasm(self) -> None:
        """Stop first, whatever else: what is to be imported and shown comes after it."""
        if not self._stopped_by(events.Spasm()):
            return
        self.say(STOP_AND_BREATHE, always=True)
        from stretchtui.stopping import after_spasm, spasm_head
        from stretchtui.tui.screens.spasm import SpasmScreen

        player, now_ms = self.walk.player, self._now()
        still = self.app.animation_level == "none"
        head, choices = spasm_head(player, now_ms), after_spasm(player, now_ms)
        self._ask(SpasmScreen(head, choices, self._now, self._say_breath, still=still), ())

    def action_ouch(self) -> None:
        if not self._stopped_by(events.Ouch()):
            return
        from stretchtui.stopping import STAY_PAUSED_SKIPPED, after_ouch, in_speech, ouch_head
        from stretchtui.tui.screens.ouch import OuchScreen

        player, now_ms = self.walk.player, self._now()
        choices = after_ouch(player, now_ms, self.given.holdings.loader.exercise, self._preferred)
        self.ask(STOPPED_AND_MARKED, in_speech(choices))
        self._ask(OuchScreen(ouch_head(player), choices, self._leave_out, self.ask), STAY_PAUSED_SKIPPED)

    def _say_breath(self, text: str, is_question: bool) -> None:
        if is_question:
            self.ask(text)
        else:
            self.say(text, always=True)

    @property
    def _preferred(self) -> Settings:
        """As of now: what was left out in this session is left out already."""
        preferred: Settings = self.app.settings  # type: ignore[attr-defined]  # the app is always ours
        return preferred

    def _leave_out(self, id: str) -> str:
        fault: str = self.app.prefer("leave_out", (*self._preferred.leave_out, id))  # type: ignore[attr-defined]  # ours, as above
        return fault

    def _stopped_by(self, event: Event) -> bool:
        """Whether the event was taken; what it was refused for is told."""
        self.do(event)
        if why := self.walk.player.why:
            self.notify(why, markup=False, timeout=3)
        return not why

    def _ask(self, screen: ChoosingScreen, left: tuple[Event, ...]) -> None:
        """Send what is chosen; `left` when nothing is. A key of the other such screen leads there."""

        def answered(answer: Answer | None) -> None:
            if isinstance(answer, str):
                self.call_next(self.run_action, method(ACTIONS[answer]))
                return
            self.call_off()
            for event in left if answer is None else answer.sends:
                self.do(event)
            if answer is None:
                self.say(PAUSED)

        self.app.push_screen(screen, answered)
