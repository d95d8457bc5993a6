"""Lines of the line-by-line face in rows that a terminal need not break in mid-word. A pipe gets every line whole.

Scripts depend on that: what a line is, is nobody's business here, only where it may be parted. Never here: what is said.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import TextIO

from stretchtui.cli import talk
from stretchtui.text import cells, plain

NARROWEST = 20
"""Columns. In fewer, rows would be no easier to read than what the terminal makes of the line."""

_FRONT = re.compile(r" *(?:[^ ]{1,8} {2,}|- )?")
"""What stands before a line's words: its indent, and a time, a key with its gap, or a dash."""
_GAP = re.compile(r"(?<![0-9]) +| +(?!(?:s|min|h)\b)")
"""Between words; a number is not parted from its unit."""


def put(line: str) -> None:
    """A line of the session on standard output, at once: somebody may be waiting for it."""
    for row in as_rows(plain(line), width_of(sys.stdout)):
        talk.put(row, at_once=True)


def say(message: str) -> None:
    """A line for the person, on standard error."""
    for row in as_rows(plain(message), width_of(sys.stderr)):
        talk.say(row)


def as_rows(line: str, width: int) -> list[str]:
    """The line in rows of at most `width` cells (0: as many as there are); what goes on stands under its first word.

    A word is never broken, though it be wider than that alone.
    """
    if not width or cells(line) <= width:
        return [line]
    found = _FRONT.match(line)
    front = found.group() if found else ""
    indent = " " * min(cells(front), width // 3)  # a deep one would leave no room for words
    start = front if front.strip() else indent
    words = [word for word in _GAP.split(line[len(front) :]) if word]
    rows = folded([start[:-1], *words] if start else words, width, indent)
    return [row.rstrip(" ") for row in rows if row.strip(" ")]


def folded(entries: Sequence[str], width: int, indent: str) -> list[str]:
    """The entries in rows of at most `width` cells, all but the first with an indent; an entry is never broken."""
    rows = list(entries[:1])
    for entry in entries[1:]:
        if cells(rows[-1]) + 1 + cells(entry) <= width:
            rows[-1] += f" {entry}"
        else:
            rows.append(indent + entry)
    return rows


def width_of(stream: TextIO | None) -> int:
    """Columns of the terminal that shows the stream; 0 where there is none, or one too narrow to part lines for."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if stream is not None else 0
    except (AttributeError, OSError, ValueError):  # none, closed, or put in the place of a terminal
        return 0
    return columns if columns >= NARROWEST else 0
