"""The one question before a session ends early."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce


class EndingScreen(LeftOnce[bool], ModalScreen[bool]):
    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        *dialog_bindings(),
        ("y,enter,q", "answer(True)", "End"),
        ("n,escape,space", "answer(False)", "Go on"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("End the session here?", id="question")
            yield Static("What you have done is kept.")
            yield Static("y  end      n  go on", id="answers")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
