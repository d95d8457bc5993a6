"""The session in one row, for windows too small for anything else. Never here: which windows those are (player.tcss)."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from stretchtui.session.frame import Frame
from stretchtui.tui.wording import one_line
from stretchtui.tui.words import shown


class OneLine(Widget):
    DEFAULT_CSS = "OneLine { width: 1fr; height: 1fr; content-align: left middle; text-style: bold; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._frame: Frame | None = None

    def show(self, frame: Frame) -> None:
        self._frame = frame
        if self.display:
            self.refresh()

    def render(self) -> Content:
        return shown(one_line(self._frame, self.size.width)) if self._frame else Content("")
