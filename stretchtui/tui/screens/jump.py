"""The steps of the session, to go to one of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stretchtui.routine.durations import clock
from stretchtui.session.segment import Walked
from stretchtui.session.timeline import Timeline
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.words import line, shown


class JumpScreen(LeftOnce[int | None], ModalScreen[int | None]):
    """Answers with an index into Timeline.walked, or None."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [*dialog_bindings("jump"), ("escape,q", "dismiss(None)", "Stay here")]

    def __init__(self, timeline: Timeline, here: int) -> None:
        super().__init__()
        self._timeline = timeline
        self._here = here

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-list"):
            yield Static("Go to", id="question")
            steps = OptionList(*(Option(self._row(step)) for step in self._timeline.walked))
            steps.highlighted = self._here
            yield steps

    def _row(self, step: Walked) -> Content:
        start = clock(self._timeline.start_ms(step.first))
        return line(shown(f"{start:>7}  ", "$text-accent"), shown(f"{step.number or '·':>3}  "), shown(step.title, limit=60))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
