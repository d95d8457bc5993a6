"""How tense, from 0 to 10: the numbers to be pressed or clicked, those that were answered marked. Never here: the questions."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from stretchtui.history.model import MOST_TENSION
from stretchtui.tui.words import line, shown

_WIDEST, _NARROWEST = 6, 2
_OPEN, _CLOSED = "bold", "$foreground 65%"
_BEFORE, _NOW = "bold $text-accent", "bold reverse"


class Scale(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = "Scale { width: 1fr; height: 1; }"

    class Picked(Message):
        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._before: int | None = None
        self._after: int | None = None
        self._is_open = True

    def show(self, before: int | None, after: int | None, *, is_open: bool) -> None:
        """`is_open`: a question stands."""
        if (before, after, is_open) != (self._before, self._after, self._is_open):
            self._before, self._after, self._is_open = before, after, is_open
            self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  # Textual's signature
        return container.width

    @property
    def _each(self) -> int:
        """Columns of one number."""
        return max(_NARROWEST, min(_WIDEST, self.content_size.width // (MOST_TENSION + 1)))

    def render(self) -> Content:
        return line(*(self._number(value) for value in range(MOST_TENSION + 1)))

    def _number(self, value: int) -> Content:
        """Brackets tell the two answers apart from the rest where colours do not."""
        marked = value in (self._before, self._after)
        style = _NOW if value == self._after else _BEFORE if marked else _OPEN if self._is_open else _CLOSED
        written = f"[{value}]" if marked and self._each > len(str(value)) + 1 else str(value)
        gaps = self._each - len(written)
        left = gaps // 2 + gaps % 2
        return line(Content(" " * left), shown(written, style), Content(" " * (gaps - left)))

    def on_click(self, event: events.Click) -> None:
        value = event.x // self._each
        if self._is_open and value <= MOST_TENSION:
            self.post_message(self.Picked(value))
