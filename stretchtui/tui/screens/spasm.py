"""After a spasm: slow breathing is guided for as long as one likes, then one chooses. Never here: what a choice does."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from stretchtui.session.breathing import breathing
from stretchtui.stopping import BREATHE, CALL_FOR_HELP, Choice, at_breath
from stretchtui.tui.screens.choosing import ChoosingScreen
from stretchtui.tui.widgets.big_text import BigText
from stretchtui.tui.widgets.breath import Breath
from stretchtui.tui.widgets.choices import Choices
from stretchtui.tui.words import shown

LOOKS_A_SECOND = 12


class SpasmScreen(ChoosingScreen):
    CSS_PATH = "stopped.tcss"
    OTHER = "ouch"

    def __init__(
        self, head: str, choices: tuple[Choice, ...], now: Callable[[], int], say: Callable[[str, bool], None], *, still: bool
    ) -> None:
        """`say` is told whether it is the question."""
        super().__init__(choices)
        self._head = head
        self._now = now
        self._say = say
        self._said = 0
        """The breath that was said last. The first has begun by the time it has been said what to do."""
        self._since_ms = now()
        self._still = still

    def compose(self) -> ComposeResult:
        yield Static(shown(self._head), id="stopped")
        with Horizontal(id="breathing", classes="-still" if self._still else ""):
            yield Breath(id="disc")
            with Vertical(id="breath"):
                yield BigText(most=3, id="breathe")
                yield BigText(most=6, id="in-out")
                yield Static(BREATHE, id="never", markup=False)
        yield Static(CALL_FOR_HELP, id="call", markup=False)
        with Vertical(id="below"):
            yield Choices(self.choices)
            yield Static("esc  stay paused", id="leave")
        yield Static("", id="line", markup=False)

    def on_mount(self) -> None:
        self.query_one("#breathe", BigText).show("breathe")
        self.look()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)

    def look(self) -> None:
        """Show the breath that the clock says it is."""
        if not self.is_current:
            return
        seen = breathing(self._since_ms, self._now())
        if seen.number > self._said:
            self._said = seen.number
            self._say(*at_breath(seen.number, self.choices))
        said = f"{seen.word} {seen.count}"
        self.query_one("#in-out", BigText).show(said)
        if not self._still:
            self.query_one(Breath).show(seen.fullness)
        short = shown(f"{said}  {self.in_short}")
        line = self.query_one("#line", Static)
        if line.content != short:
            line.update(short)
