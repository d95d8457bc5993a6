"""The part of the summary that writes a note on the session. Never here: how it is kept (recording.py), other keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.screen import Screen

from stretchtui.history.model import LONGEST_NOTE
from stretchtui.recording import Unrecorded
from stretchtui.text import plain
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Hanging, Row
from stretchtui.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from stretchtui.recording import Recording
    from stretchtui.tui.app import StretchApp


class Noted(Screen[object]):
    def __init__(self) -> None:
        super().__init__()
        self._note = TypedLine("note: ", longest=LONGEST_NOTE, id="note")
        self._noted = ""

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    @property
    def _recording(self) -> Recording:
        return self._ours.recording

    @property
    def _is_kept(self) -> bool:
        return not isinstance(self._recording, Unrecorded)

    def _meant_by(self, key: str) -> str:
        """The action of this screen that the key stands for."""
        raise NotImplementedError

    def _offer(self) -> None:
        raise NotImplementedError

    def action_note(self) -> None:
        if self._is_kept:
            self._note.open(self._noted)
            self._offer()

    def _press_in_note(self, event: events.Key) -> bool:
        if event.key not in ("enter", "escape"):
            return self._note.press(event.key, event.character) or self._meant_by(event.key) != ""
        if event.key == "enter" and self._note.text.strip() != self._noted:
            self._noted = self._note.text.strip()
            self._recording.edit(note=self._noted)
            self.query_one("#noted", Hanging).show([Row(self._noted, "", "note: ", NOTE_STYLE), Row()] if self._noted else [])
        self._note.close()
        self._offer()
        return True

    def on_paste(self, event: events.Paste) -> None:
        if self._note.is_open:
            self._note.open(self._note.text + plain(event.text[:LONGEST_NOTE]))
