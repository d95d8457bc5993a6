"""Words and numbers as large as their place allows. Never here: what they say."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from stretchtui.text import plain
from stretchtui.tui.widgets.glyphs import ROWS, drawable, pixels

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def scaled(text: str, scale: int) -> list[str]:
    """Rows of half blocks: each pixel is `scale` columns wide and `scale` half rows tall, which is square on most screens."""
    rows = ["".join(ink * scale for ink in row) for row in pixels(text) for _ in range(scale)]
    if len(rows) % 2:
        rows.append("." * len(rows[0]))
    halves = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(_HALVES[above == "#", below == "#"] for above, below in zip(*pair, strict=True)) for pair in halves]


def largest_scale(text: str, width: int, height: int, most: int) -> int:
    """The largest scale at which the text fits; 0 when it does not fit at all as blocks."""
    if not text or not drawable(text):
        return 0
    columns = len(pixels(text)[0])
    return max(0, min(width // max(1, columns), height * 2 // ROWS, most))


class BigText(Widget):
    """One word or number, centred; plain text where it does not fit or cannot be drawn as blocks."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "BigText { width: 1fr; height: 1fr; }"

    def __init__(self, *, most: int, id: str | None = None) -> None:
        super().__init__(id=id)
        self.most = most
        self._text = ""
        self._rows: list[str] = []
        self._drawn_for = ("", Size(0, 0))

    def show(self, text: str) -> None:
        """Show this text; nothing is redrawn when it is already there."""
        if text != self._text:
            self._text = plain(text)
            self.refresh()

    def _lay_out(self) -> None:
        wanted = (self._text, self.size)
        if wanted == self._drawn_for:
            return
        self._drawn_for = wanted
        scale = largest_scale(self._text, self.size.width, self.size.height, self.most)
        self._rows = scaled(self._text, scale) if scale else [self._text.upper()]

    def render_line(self, y: int) -> Strip:
        self._lay_out()
        style = self.rich_style
        width = self.size.width
        row = y - max(0, (self.size.height - len(self._rows)) // 2)
        ink = self._rows[row] if 0 <= row < len(self._rows) else ""
        before = max(0, (width - cell_len(ink)) // 2)
        return Strip([Segment(" " * before + ink, style)]).adjust_cell_length(width, style)
