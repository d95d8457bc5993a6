"""Lines below each other in which words are typed, one at a time. Never here: what is typed in them, what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from textual.events import Key

from stretchtui.text import plain
from stretchtui.tui.widgets.typed_line import TypedLine

_LONGEST = 100


class TypedForm:
    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        """What stands in front of each, and what it waits for."""
        self._lines = [TypedLine(f"{front:>9}", longest=_LONGEST, waiting=waiting) for front, waiting in fields]

    def __iter__(self) -> Iterator[TypedLine]:
        return iter(self._lines)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self._lines)

    @property
    def place(self) -> int | None:
        """In which line words are typed now; None: it is closed."""
        return next((at for at, line in enumerate(self._lines) if line.is_open), None)

    def open(self, texts: Sequence[str]) -> None:
        for line, text in zip(self._lines, texts, strict=True):
            line.open(text)
        self.stand_in(0)

    def stand_in(self, place: int) -> None:
        for at, line in enumerate(self._lines):
            line.open(line.text) if at == place else line.wait()

    def close(self) -> None:
        for line in self._lines:
            line.close()

    def press(self, event: Key) -> Literal["done", "left", ""]:
        """A key while it is open: done, where it was the last line's; left, as it was; else nothing yet."""
        place, last = self.place or 0, len(self._lines) - 1
        if event.key == "escape":
            return "left"
        if event.key == "enter" and place == last:
            return "done"
        if event.key in ("enter", "tab", "down"):
            self.stand_in(min(last, place + 1) if event.key != "tab" else (place + 1) % (last + 1))
        elif event.key in ("up", "shift+tab"):
            self.stand_in(max(0, place - 1))
        else:
            self._lines[place].press(event.key, event.character)
        return ""


def paste(lines: Sequence[TypedLine], text: str) -> None:
    """Into the one that is typed in."""
    for line in lines:
        if line.is_open:
            line.open(line.text + plain(text))
