"""Foreign text on its way to a widget: always Content, never markup. The only door into Textual for a file's words."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

from stretchtui.text import plain


def shown(text: str, style: str | Style = "", *, limit: int | None = None) -> Content:
    """The text as it may stand on a screen, in one style; markup in it is only text."""
    return Content.styled(plain(text, limit=limit), style)


def line(*parts: Content | str) -> Content:
    """Parts side by side. A `str` here is the program's own wording, and stays plain all the same."""
    return Content("").join(part if isinstance(part, Content) else Content(part) for part in parts)


def lines(*rows: Content) -> Content:
    return Content("\n").join(rows)


def cut(text: str, width: int) -> str:
    """The text in so many cells at most; one that is cut says so."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…" if width > 1 else "…"[:width]


def whole_words(text: str, room: int) -> str:
    """As many of its words as there are columns for; "…" stands for the others."""
    if cell_len(text) <= room:
        return text
    words = text.split(" ")
    while words and cell_len(" ".join(words)) + 2 > room:
        words.pop()
    return " ".join((*words, "…"))
