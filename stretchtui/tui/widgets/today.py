"""The rows at the top of home: what today needs, or what can be gone on with; and how the week stands.

Blank at first: what it tells is found when everything else has been painted, and its place is kept. Never here: finding it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from stretchtui.keys import ACTIONS, Keymap, keys_of, shown_key
from stretchtui.tui.words import line, lines, shown

if TYPE_CHECKING:
    from stretchtui.tui.todays import Todays

_QUIET = "$foreground 65%"
_LABEL = 8


class TodayPanel(Widget):
    """A click on what can be started starts it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TodayPanel { width: 1fr; height: 3; padding: 0 1; }"

    class Asked(Message):
        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, keymap: Keymap, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keymap = keymap
        self._seen: Todays | None = None

    def show(self, seen: Todays, keymap: Keymap) -> None:
        if (seen, keymap) != (self._seen, self._keymap):
            self._seen, self._keymap = seen, keymap
            self.refresh()

    def render(self) -> Content:
        return lines(*(row for _, row in self._rows()[: self.content_size.height]))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        rows = self._rows()[: self.content_size.height]
        if offset is not None and offset.y < len(rows) and (action := rows[offset.y][0]):
            self.post_message(self.Asked(action))

    def _rows(self) -> list[tuple[str, Content]]:
        """The rows with what each starts, the most urgent first; where there is little room the others are left out."""
        seen = self._seen
        if seen is None:
            return []
        has_one_row = self.content_size.height < 2
        action = "today" if seen.start is not None else ""
        why = shown(seen.why, _QUIET if seen.name else "")
        name = line(shown(seen.name, "bold"), shown(f"  {seen.lasts}" if seen.lasts else ""))
        beside = [name, "  ", why] if seen.name and seen.why and has_one_row else [name] if seen.name else [why]
        rows = [(action, self._row("Today", action, line(*beside)))]
        if seen.offer is not None:
            rows.insert(0, ("go-on", self._row("Cut off", "go-on", shown(seen.offer.in_short, "bold"))))
        elif seen.name and seen.why:
            rows.append(("", self._row("", "", why)))
        if seen.week:
            rows.append(("", self._row("", "", line(shown(seen.bars, "$text-primary"), shown(f"  {seen.week}", _QUIET)))))
        return rows

    def _row(self, label: str, action: str, told: Content) -> Content:
        """The key stands at the end of the row, which what is told makes way for."""
        ending = line("  ", self._key(action)) if action else Content("")
        room = self.content_size.width - _LABEL - ending.cell_length
        head = shown(f"{label:<{_LABEL}}", "$text-accent")
        fitted = told if told.cell_length <= room else told.truncate(max(0, room), ellipsis=True)
        return line(head, fitted, " " * max(0, room - fitted.cell_length), ending)

    def _key(self, action: str) -> Content:
        key = shown_key(keys_of(ACTIONS[action], self._keymap)[0])
        return line(shown(key, "bold $text-accent"), shown(f" {ACTIONS[action].label}"))
