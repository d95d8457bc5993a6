"""Files of lines, written whole or not at all, and read whole or not at all. Never here: what a line says, the history.

Whoever reads is told every mistake with its line; nothing of a file that has one is taken in.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from stretchtui.history.exchange import strict_json
from stretchtui.history.exchange.lines import NotASession, line_of, session_of
from stretchtui.history.joining import joined
from stretchtui.history.model import Session
from stretchtui.routine.files import replacing

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes: some decades of days with a few sessions each."""
MOST_MISTAKES = 20
"""After so many nothing more is read: this is another kind of file."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Mistake:
    line: int
    """From 1; 0: of the whole file."""
    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A file of which nothing is taken in."""

    mistakes: tuple[Mistake, ...]


def export_to(path: Path, sessions: Iterable[Session]) -> int:
    """The file replaced whole by their lines, in their order; how many. Only its owner may read a new one. Raises OSError."""
    if path.exists() and not path.is_file():
        raise OSError("this is not a regular file")
    count = 0
    with replacing(path) as file:
        for session in sessions:
            file.write(line_of(session).encode() + b"\n")
            count += 1
    return count


def read_lines(path: Path) -> tuple[Session, ...] | Broken:
    """Every session of a regular file, each once, or what is wrong with it. Never blocks on a pipe. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") if _is_regular(descriptor) else _refused(descriptor) as file:
        return read_stream(file)


def _is_regular(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def _refused(descriptor: int) -> IO[bytes]:
    os.close(descriptor)
    raise OSError("this is not a regular file")


def read_stream(stream: IO[bytes]) -> tuple[Session, ...] | Broken:
    """As `read_lines`; the lines may end as any system ends them, and a byte order mark is passed over."""
    found: dict[str, Session] = {}
    mistakes: list[Mistake] = []
    try:
        for number, data in _numbered(stream):
            try:
                session = session_of(_text(data))
                found[session.uuid] = joined(found.get(session.uuid, session), session)
            except NotASession as reason:
                mistakes.append(Mistake(number, str(reason)))
                if len(mistakes) == MOST_MISTAKES:
                    break
    except _GivenUp as reason:
        mistakes.append(Mistake(reason.line, str(reason)))
    return Broken(tuple(mistakes)) if mistakes else tuple(found.values())


class _GivenUp(Exception):
    """Nothing more of the file is read."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _numbered(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, each with its number. No more of a line, or of a file, is read than is allowed."""
    number = size = 0
    while data := stream.readline(strict_json.LONGEST_LINE + 1):
        number, size = number + 1, size + len(data)
        if size > LARGEST_FILE:
            raise _GivenUp(0, f"the file is too large: over {LARGEST_FILE // 1024 // 1024} MiB")
        if len(data) > strict_json.LONGEST_LINE:
            raise _GivenUp(number, "the line is too long; the rest was not read")
        if number == 1:
            if data[:2] in _UTF_16:
                raise _GivenUp(0, "the file is in UTF-16: save it as UTF-8")
            data = data.removeprefix(_BOM)
        if data.strip():
            yield number, data


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotASession(f"the byte 0x{data[error.start]:02X} at byte {error.start + 1} is not UTF-8") from None
