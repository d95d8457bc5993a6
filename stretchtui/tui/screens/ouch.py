"""After an ouch: what can be done instead of the exercise that hurt. Never here: what is offered, what a choice does."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Static

from stretchtui.stopping import STOP_IF_MORE, Choice, in_speech, kept, kept_in_speech, when_left_out
from stretchtui.tui.screens.choosing import ChoosingScreen
from stretchtui.tui.widgets.choices import Choices
from stretchtui.tui.words import shown


class OuchScreen(ChoosingScreen):
    CSS_PATH = "stopped.tcss"
    OTHER = "spasm"

    def __init__(
        self, head: str, choices: tuple[Choice, ...], leave_out: Callable[[str], str], ask: Callable[[str, str], None]
    ) -> None:
        """`leave_out` keeps in the settings that an exercise of that id is left out; it answers why it could not, or "".
        `ask` says aloud what came of it, and what can be chosen now."""
        super().__init__(choices)
        self._head = head
        self._leave_out = leave_out
        self._ask_aloud = ask

    def compose(self) -> ComposeResult:
        yield Static(shown(self._head), id="stopped")
        yield Static(STOP_IF_MORE, id="call", markup=False)
        yield Choices(self.choices)
        yield Static("esc  skip it and stay paused", id="leave")
        yield Static(shown(self.in_short), id="line")

    def choose(self, choice: Choice) -> None:
        if choice.leaves_out:
            fault = self._leave_out(choice.leaves_out)
            self.choices = when_left_out(self.choices, choice, kept(fault))
            self.query_one(Choices).show(self.choices)
            self._ask_aloud(kept_in_speech(fault), in_speech(self.choices))
        elif choice.sends:  # what has been left out by now leads nowhere
            super().choose(choice)
