"""Every key of a screen and what it does, made from the one table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtui.keys import Keymap, Where, at, keys_of, shown_key
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Hanging, Row


class HelpScreen(LeftOnce[None], ModalScreen[None]):
    CSS_PATH = "dialog.tcss"
    BINDINGS = [*dialog_bindings("help"), ("escape,q,enter", "dismiss(None)", "Close")]

    def __init__(self, where: Where, keymap: Keymap) -> None:
        super().__init__()
        self._where = where
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", classes="-list"):
            yield Static("Keys", id="question")
            other = "Esc closes this. Other keys: stretchtui settings keys.pause p"
            yield Hanging([*self._rows(), Row(), Row(other, NOTE_STYLE)])

    def _rows(self) -> Iterator[Row]:
        keys = {action: "  ".join(shown_key(key) for key in keys_of(action, self._keymap)) for action in at(self._where)}
        widest = max(len(written) for written in keys.values())
        for action, written in keys.items():
            yield Row(action.meaning, "", f"{written:>{widest}}  ", "bold $text-accent")
