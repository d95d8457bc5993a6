"""What bytes look like on a terminal's screen, chunk by chunk. Never here: running a program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.benchmarks.probe import Chunk

# pyte shows the ends of these as text.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][\d;]*[uqmc]|\x1b\[\?\d+\$p")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>?=$;\d ]*)?\Z")


def screens(chunks: Iterable[Chunk], size: tuple[int, int]) -> Iterator[tuple[int, list[str]]]:
    """For each chunk the moment (ns) at which it arrived, and the rows of the screen from then on."""
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)
    unread = b""
    for at_ns, data in chunks:
        received = unread + data
        unfinished = _UNFINISHED.search(received)
        whole = received[: unfinished.start()] if unfinished else received
        unread = received[len(whole) :]
        stream.feed(_UNKNOWN_TO_PYTE.sub(b"", whole))
        yield at_ns, screen.display


def first_shown(chunks: Iterable[Chunk], size: tuple[int, int], text: str) -> int | None:
    """The moment (ns) from which the text is on the screen."""
    return next((at_ns for at_ns, rows in screens(chunks, size) if any(text in row for row in rows)), None)
