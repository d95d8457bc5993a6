"""Rows of text that wrap under themselves: a mark or a time stands in front, and no wrapped line begins below it.

Never here: what the rows say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len, chop_cells
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from stretchtui.text import plain
from stretchtui.tui.words import line, lines, shown

NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Row:
    text: str = ""
    style: str = ""
    front: str = ""
    """What stands in front, as wide as wrapped lines are indented."""
    front_style: str = "$text-accent"
    note: str = ""
    """What follows the text on its last line, more quietly."""


NOTE_STYLE = "$foreground 65%"


def wrapped(row: Row, width: int) -> list[Content]:
    front, text, note = plain(row.front), plain(row.text), plain(row.note)
    room = max(NARROWEST, width - len(front))
    rows = _folded(text, room) or [""]
    fronts = [front, *[" " * len(front)] * (len(rows) - 1)]
    found = [line(shown(a, row.front_style), shown(b, row.style)) for a, b in zip(fronts, rows, strict=True)]
    if note and cell_len(rows[-1]) + 2 + cell_len(note) <= room:
        found[-1] = line(found[-1], shown(f"  {note}", NOTE_STYLE))
    elif note:
        found += [line(Content(" " * len(front)), shown(part, NOTE_STYLE)) for part in _folded(note, room)]
    return found


def _folded(text: str, room: int) -> list[str]:
    """Rows of at most `room` cells; a word wider than that, as a sentence in a script without blanks, is cut."""
    if text.isascii():
        return wrap(text, room, break_on_hyphens=False)
    rows: list[str] = []
    for part in (part for word in text.split() for part in chop_cells(word, room)):
        if rows and cell_len(rows[-1]) + 1 + cell_len(part) <= room:
            rows[-1] += f" {part}"
        else:
            rows.append(part)
    return rows


class Hanging(Widget):
    DEFAULT_CSS = "Hanging { width: 1fr; height: auto; }"

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = tuple(rows)
        self._in_sight: int | None = None

    def show(self, rows: Sequence[Row], *, in_sight: int | None = None) -> None:
        """Show these rows; where there is no room for all, those before the row `in_sight` make way."""
        if (tuple(rows), in_sight) != (self._rows, self._in_sight):
            self._rows, self._in_sight = tuple(rows), in_sight
            self.refresh(layout=self.styles.height is None or self.styles.height.is_auto)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        return sum(len(wrapped(row, width)) for row in self._rows)

    def render(self) -> Content:
        width, height = self.content_size
        return lines(*_fitting([wrapped(row, width) for row in self._rows], self._in_sight or 0, height))


def _fitting(rows: Sequence[Sequence[Content]], in_sight: int, room: int) -> list[Content]:
    """The row that must be in sight, and whole rows after and before it as long as there is room."""
    if not rows:
        return []
    first, end, room = in_sight, in_sight + 1, room - len(rows[in_sight])
    while end < len(rows) and len(rows[end]) <= room:
        room -= len(rows[end])
        end += 1
    while end == len(rows) and first and len(rows[first - 1]) <= room:
        first -= 1
        room -= len(rows[first])
    return [part for row in rows[first:end] for part in row]
