"""The line in which a value is typed, with a caret that can be moved. Never here: what may be typed, when it opens."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from stretchtui.tui.words import line, shown

LONGEST = 2_000


class SettingField(Widget):
    """Keys come through `press`, in their order."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "SettingField { width: 1fr; height: 1; display: none; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.front = ""
        self.text = ""
        self.is_open = False
        self._at = 0

    def open(self, front: str, text: str) -> None:
        self.front, self.is_open = front, True
        self.text, self._at = text[:LONGEST], len(text[:LONGEST])
        self.display = True
        self.refresh()

    def close(self) -> None:
        self.is_open = self.display = False

    def press(self, key: str, character: str | None) -> bool:
        """Whether the key was one of a text that is typed."""
        match key:
            case "left" | "right":
                self._at = max(0, min(self._at + (1 if key == "right" else -1), len(self.text)))
            case "home" | "end":
                self._at = 0 if key == "home" else len(self.text)
            case "backspace":
                self._put(max(0, self._at - 1), self._at)
            case "delete":
                self._put(self._at, self._at + 1)
            case "ctrl+u":
                self._put(0, self._at)
            case _ if character and character.isprintable():
                self.paste(character)
            case _:
                return False
        self.refresh()
        return True

    def paste(self, words: str) -> None:
        """Line ends and what else cannot be seen are left out."""
        typed = "".join(one for one in words if one.isprintable())[: LONGEST - len(self.text)]
        self._put(self._at, self._at, typed)

    def _put(self, start: int, end: int, typed: str = "") -> None:
        self.text = self.text[:start] + typed + self.text[end:]
        self._at = start + len(typed)
        self.refresh()

    def render(self) -> Content:
        before, after = self._in_sight()
        caret = shown("▏", "bold $text-accent")
        return line(shown(self.front, "bold $text-accent"), shown(before), caret, shown(after))

    def _in_sight(self) -> tuple[str, str]:
        """Before the caret as much of the end as there is room for, then what follows."""
        room = max(1, self.content_size.width - cell_len(self.front) - 1)
        before, after = self.text[: self._at], self.text[self._at :]
        keep = max(room // 2, room - cell_len(after))
        if cell_len(before) > keep:
            while cell_len(before) > keep - 1 and before:
                before = before[1:]
            before = f"…{before}"
        return before, after

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is not None:
            start = self._at - len(self._in_sight()[0].lstrip("…"))
            self._at = max(0, min(start + place.x - cell_len(self.front), len(self.text)))
            self.refresh()
