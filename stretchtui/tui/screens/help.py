"""Every key of a screen and what it does, made from the one table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtui.keys import Keymap, Where, at, keys_of, shown_key
from stretchtui.tui.words import line, lines, shown


class HelpScreen(ModalScreen[None]):
    CSS_PATH = "dialog.tcss"
    BINDINGS = [("escape,q,enter,f1,question_mark", "dismiss(None)", "Close")]

    def __init__(self, where: Where, keymap: Keymap) -> None:
        super().__init__()
        self._where = where
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", classes="-list"):
            yield Static("Keys", id="question")
            yield Static(lines(*self._rows()), markup=False)

    def _rows(self) -> Iterator[Content]:
        for action in at(self._where):
            keys = "  ".join(shown_key(key) for key in keys_of(action, self._keymap))
            yield line(shown(f"{keys:>14}  ", "bold $accent"), shown(action.meaning))
        yield Content("")
        yield shown("esc closes this. Other keys: stretchtui settings keys.pause p", "$text-muted")
