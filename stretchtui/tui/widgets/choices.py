"""Choices as large as there is room: key and word in blocks, the meaning beside them. Never here: which choices there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from stretchtui.stopping import Choice
from stretchtui.tui.widgets.big_text import largest_scale, scaled
from stretchtui.tui.widgets.glyphs import pixels
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Row, wrapped
from stretchtui.tui.words import line, lines, shown

LARGEST = 2
DETAIL_COLUMNS = 24
"""So much room a choice's meaning needs beside large letters, at the least."""
GAP_COLUMNS = 3
KEY_STYLE, WORD_STYLE = "bold $text-accent", "bold"


class Choices(Widget):
    DEFAULT_CSS = "Choices { width: 1fr; height: 1fr; }"

    class Picked(Message):
        """A choice was clicked."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, choices: Sequence[Choice], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.choices = tuple(choices)

    def show(self, choices: Sequence[Choice]) -> None:
        self.choices = tuple(choices)
        self.refresh()

    @property
    def _rows_each(self) -> int:
        return max(1, self.content_size.height // max(1, len(self.choices)))

    @property
    def _scale(self) -> int:
        """At which all of them fit, one below the other; 0 for plain text."""
        room = self.content_size.width - DETAIL_COLUMNS - GAP_COLUMNS
        return min((largest_scale(_large(one), room, self._rows_each, LARGEST) for one in self.choices), default=0)

    def render(self) -> Content:
        width, height = self.content_size
        if not self.choices or not height:
            return Content("")
        if height < len(self.choices):
            return Content("  ").join(_plain(one) for one in self.choices)
        scale, each = self._scale, self._rows_each
        indent = max(len(_large(one)) for one in self.choices) + 2
        rows = [self._drawn(one, scale, width) if scale else _in_words(one, indent, width, each) for one in self.choices]
        return lines(*(part for row in rows for part in (*row, *[Content("")] * (each - len(row)))))

    def _drawn(self, choice: Choice, scale: int, width: int) -> list[Content]:
        inks = scaled(_large(choice), scale)
        key_columns = len(pixels(choice.key)[0]) * scale
        indent = max(len(pixels(_large(one))[0]) for one in self.choices) * scale + GAP_COLUMNS
        told = _cut(wrapped(Row(choice.detail), width - indent), len(inks), width - indent)
        before = (len(inks) - len(told)) // 2
        beside = [*[Content("")] * before, *told, *[Content("")] * len(inks)]
        return [
            line(shown(ink[:key_columns], KEY_STYLE), shown(f"{ink[key_columns:]:<{indent - key_columns}}", WORD_STYLE), said)
            for ink, said in zip(inks, beside, strict=False)
        ]

    def on_click(self, event: events.Click) -> None:
        if self.content_size.height < len(self.choices):
            return
        number = event.y // self._rows_each
        if 0 <= number < len(self.choices):
            self.post_message(self.Picked(self.choices[number]))


def _large(choice: Choice) -> str:
    return f"{choice.key} {choice.word}"


def _plain(choice: Choice) -> Content:
    return line(shown(choice.key, KEY_STYLE), shown(f" {choice.word}", WORD_STYLE))


def _in_words(choice: Choice, indent: int, width: int, height: int) -> list[Content]:
    """The meaning begins beside the word or below it, wherever it has more room."""
    if height == 1:
        room = width - len(_large(choice)) - 2
        told = shown(f"  {choice.detail}", NOTE_STYLE, limit=room + 2) if room > 0 else Content("")
        return [line(_plain(choice), told)]
    if (width - indent) * height <= (width - 2) * (height - 1):
        return [_plain(choice), *_cut(wrapped(Row(choice.detail, NOTE_STYLE, "  "), width), height - 1, width)]
    first, *others = _cut(wrapped(Row(choice.detail, NOTE_STYLE), width - indent), height, width - indent)
    gap = " " * (indent - len(_large(choice)))
    return [line(_plain(choice), gap, first), *(line(" " * indent, other) for other in others)]


def _cut(rows: list[Content], most: int, width: int) -> list[Content]:
    """The first of the rows; the last one says so where there are more."""
    if len(rows) <= most:
        return rows
    last = rows[most - 1]
    return [*rows[: most - 1], line(last[: -1 if last.cell_length >= width else None], shown("…", NOTE_STYLE))]
