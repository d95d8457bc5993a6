"""A line in which words are typed, its end in sight: a note, a field of a form. Never here: what becomes of it."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from stretchtui.text import plain
from stretchtui.tui.words import line, shown


class TypedLine(Widget):
    """Keys come through `press`, in their order."""

    DEFAULT_CSS = "TypedLine { width: 1fr; height: 1; display: none; }"

    def __init__(self, front: str, *, longest: int, waiting: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._front = front
        self._longest = longest
        self._waiting = waiting
        """What stands there as long as nothing is typed."""
        self.text = ""
        self.is_open = False

    def open(self, text: str) -> None:
        self.text, self.is_open, self.display = text[: self._longest], True, True
        self.refresh()

    def wait(self) -> None:
        """Still in sight, with the keys going elsewhere."""
        self.is_open = False
        self.refresh()

    def close(self) -> None:
        self.text, self.is_open, self.display = "", False, False

    def press(self, key: str, character: str | None) -> bool:
        """Whether the key was one of a text that is typed."""
        if key == "backspace":
            self.open(self.text[:-1])
        elif key == "ctrl+u":
            self.open("")
        elif character and character.isprintable():
            self.open(self.text + character)
        else:
            return False
        return True

    def render(self) -> Content:
        front = shown(f"{'▌' if self.is_open else ' '}{self._front}", "bold $text-accent")
        if not self.text and self.is_open:
            return line(front, shown("▏", "$text-accent"), shown(self._waiting, "$foreground 65%"))
        room = self.content_size.width - front.cell_length - 1
        return line(front, shown(_end(self.text, room)), shown("▏" if self.is_open else "", "$text-accent"))


def _end(text: str, room: int) -> str:
    """The end of it that fits."""
    text = plain(text)
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > room - 1:
        text = text[max(1, (cell_len(text) - room) // 2) :]
    return f"…{text}"
