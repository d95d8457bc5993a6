"""The line in which a search, or a name, is typed. Never here: what is found, when it opens."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from stretchtui.text import plain
from stretchtui.tui.words import line, shown

LONGEST = 60


class SearchField(Widget):
    """Takes a row while it is typed in, and as long as there is a text. Keys come through `press`, in their order."""

    DEFAULT_CSS = "SearchField { width: 1fr; height: 1; display: none; }"

    def __init__(self, *, id: str | None = None, front: str = "/ ", waiting: str = "name, area, position, exercise…") -> None:
        super().__init__(id=id)
        self.front = front
        self.waiting = waiting
        """What stands there as long as nothing is typed."""
        self.text = ""
        self.is_open = False

    def show(self, text: str, *, is_open: bool) -> None:
        self.text, self.is_open = plain(text, limit=LONGEST), is_open
        self.display = is_open or bool(self.text)
        self.refresh()

    def press(self, key: str, character: str | None) -> bool:
        """Whether the key was one of a text that is typed."""
        if key == "backspace":
            self.show(self.text[:-1], is_open=True)
        elif key == "ctrl+u":
            self.show("", is_open=True)
        elif character and character.isprintable():
            self.show(self.text + character, is_open=True)
        else:
            return False
        return True

    def render(self) -> Content:
        waiting = shown("" if self.text else self.waiting, "$foreground 65%")
        caret = shown("▏" if self.is_open else "", "$text-accent")
        return line(shown(self.front, "bold $text-accent"), shown(self.text), caret, waiting)
