"""Keys and their words told by the line-by-line face: rows of whole entries, as wide as the terminal is.

Never here: which keys there are (keys.py), what they do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from stretchtui.cli.talk import say
from stretchtui.text import cells, plain

_INDENT = "  "


def tell(front: str, entries: Sequence[str]) -> None:
    """A line for the person, which a terminal would break in mid-word; a pipe gets it whole."""
    words = [front, *(plain(entry) for entry in entries)]
    width = width_of_terminal()
    for row in folded(words, width) if width else [" ".join(words)]:
        say(row)


def folded(entries: Sequence[str], width: int) -> list[str]:
    """Rows of at most `width` cells; an entry is never broken, though it be wider than that alone."""
    rows = [entries[0]]
    for entry in entries[1:]:
        if cells(rows[-1]) + 1 + cells(entry) <= width:
            rows[-1] += f" {entry}"
        else:
            rows.append(_INDENT + entry)
    return rows


def entry(key: str, words: str) -> str:
    """One of a list; a comma among commas would not be seen to be a key."""
    return f"{'comma' if key == ',' else key} {words}"


def listed(entries: Sequence[str]) -> list[str]:
    """Each with its comma, but for the last."""
    return [*(f"{one}," for one in entries[:-1]), *entries[-1:]]


def width_of_terminal() -> int:
    """Of the one that shows what is said; 0 where there is none."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (AttributeError, OSError, ValueError):  # none, closed, or put in the place of a terminal
        return 0
