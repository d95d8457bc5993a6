"""The first row of home: how many routines are listed, a chip for each area that was picked. Never here: what picking means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from stretchtui.text import plain
from stretchtui.tui.words import line, shown

NAME = "stretchtui"
_GAP = "   "


class HeadLine(Widget):
    """`stretchtui   4 of 11 routines   [neck ×] [shoulders ×]`: a click on a chip drops it. What does not fit is counted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "HeadLine { width: 1fr; height: 1; padding: 0 1; color: $foreground 65%; background: $surface; }"

    class Dropped(Message):
        def __init__(self, area: str) -> None:
            super().__init__()
            self.area = area

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told = ""
        self._areas: tuple[str, ...] = ()

    def show(self, told: str, areas: Sequence[str]) -> None:
        if (told, tuple(areas)) != (self._told, self._areas):
            self._told, self._areas = told, tuple(areas)
            self.refresh()

    def _front(self) -> str:
        """What stands before the chips; the program's name makes way for them."""
        whole = f"{NAME}{_GAP}{self._told}"
        gap = _GAP if self._areas else ""
        needed = sum(cell_len(_chip(area)) + 1 for area in self._areas) - 1 if self._areas else 0
        return (whole if cell_len(whole + gap) + needed <= self.content_size.width else self._told) + gap

    def _ends(self) -> list[int]:
        """The column behind each chip that fits and its blank; where not all do, there is room left for their number."""
        ends = [*accumulate((cell_len(_chip(area)) + 1 for area in self._areas), initial=cell_len(self._front()))][1:]
        width = self.content_size.width
        return ends if ends and ends[-1] - 1 <= width else [end for end in ends if end + len(f"+{len(ends)}") <= width]

    def render(self) -> Content:
        fitting = len(self._ends())
        chips = [line(shown(_chip(area), "$text-accent"), " ") for area in self._areas[:fitting]]
        rest = len(self._areas) - fitting
        return line(shown(self._front()), *chips, f"+{rest}" if rest else "")

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for area, end in zip(self._areas, self._ends(), strict=False):
            if offset is not None and end - 1 - cell_len(_chip(area)) <= offset.x < end - 1:
                self.post_message(self.Dropped(area))


def _chip(area: str) -> str:
    return f"[{plain(area)} ×]"
