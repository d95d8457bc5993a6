"""Foreign text on its way to a widget: always Content, never markup. The only door into Textual for a file's words."""

from __future__ import annotations

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
