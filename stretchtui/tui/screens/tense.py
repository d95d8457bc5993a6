"""How tense somebody is: the questions, a scale, one key each. Nothing is forced, and an answer can be taken back.

Never here: which questions there are, what an answer is answered with (afterwards.py).
"""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from stretchtui.afterwards import Tension
from stretchtui.asides import TENSE_NOW
from stretchtui.keys import ACTIONS, Keymap, keys_of, shown_key
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.hanging import Hanging, Row
from stretchtui.tui.widgets.scale import Scale
from stretchtui.tui.words import shown


class Tense(Vertical):
    """The question that stands, or what came of the answers."""

    DEFAULT_CSS = "Tense { height: auto; }"

    def __init__(self, tension: Tension, hint: str, taken_back_by: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tension = tension
        self._hint = hint
        self._taken_back_by = taken_back_by

    def compose(self) -> ComposeResult:
        yield Hanging(id="asked")
        yield Scale(id="scale")
        yield Static("", id="hint", markup=False)

    def on_mount(self) -> None:
        self._show()

    def put(self, tension: Tension) -> None:
        self.tension = tension
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        told, asked = self.tension.said, self.tension.question
        style = "bold $text-warning" if told.warns else "bold" if told.words else "$foreground 65%"
        row = Row(asked, "bold $text-accent") if asked else Row(told.words or "No answer, and that is fine.", style)
        before = f"{self.tension.tension_before} before. " if asked and self.tension.tension_before is not None else ""
        self.query_one("#asked", Hanging).show([Row(row.text, row.style, before, "$foreground 65%")])
        self.query_one(Scale).show(self.tension.tension_before, self.tension.tension_after, is_open=bool(asked))
        self.query_one("#hint", Static).update(shown(self._hint if asked else self._taken_back_by))


BACK = "back"
_LEAVES_OUT, _GOES_BACK = ("enter", "space"), ("escape", "q")


class TenseScreen(LeftOnce[int | str | None]):
    """Before a session. Answers how tense somebody is, None where that is left out, or BACK."""

    CSS_PATH = "tense.tcss"
    BINDINGS = [*dialog_bindings()]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._numbers = keys_of(ACTIONS["tension"], keymap)

    def compose(self) -> ComposeResult:
        with Vertical(id="tension"):
            yield Hanging([Row(TENSE_NOW, "bold $text-accent")])
            yield Scale(id="scale")
            yield Static(f"{shown_key(self._numbers[-1])} ten · ⏎ leave out · esc back", id="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.key in self._numbers:
            self.dismiss(self._numbers.index(event.key))
        elif event.key in (*_LEAVES_OUT, *_GOES_BACK):
            self.dismiss(BACK if event.key in _GOES_BACK else None)
        else:
            return
        event.stop()

    @on(Scale.Picked)
    def _take_click(self, message: Scale.Picked) -> None:
        self.dismiss(message.value)
