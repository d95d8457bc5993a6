"""Keys and their words told by the line-by-line face: rows of whole entries, as wide as the terminal is.

Never here: which keys there are (keys.py), what they do, how wide it is (rows.py).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from stretchtui.cli import rows
from stretchtui.text import plain

_INDENT = "  "


def tell(front: str, entries: Sequence[str]) -> None:
    """A line for the person, parted between entries, of which each is a key with its words."""
    words = [front, *(plain(entry) for entry in entries)]
    width = rows.width_of(sys.stderr)
    for row in rows.folded(words, width, _INDENT) if width else [" ".join(words)]:
        rows.say(row)


def entry(key: str, words: str) -> str:
    """One of a list; a comma among commas would not be seen to be a key."""
    return f"{'comma' if key == ',' else key} {words}"


def listed(entries: Sequence[str]) -> list[str]:
    """Each with its comma, but for the last."""
    return [*(f"{one}," for one in entries[:-1]), *entries[-1:]]
