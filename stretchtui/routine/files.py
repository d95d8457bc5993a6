"""A file's bytes made into text, bounded and with every way this can fail said; and a file replaced whole. Never here: YAML."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from stretchtui.routine.diagnostics import Findings, Point, Span
from stretchtui.routine.library import Stamp

LARGEST = 262_144
_BOM = b"\xef\xbb\xbf"
_START = Span(Point(0, 0), Point(0, 1))
_TRIES = 2


class FileText(NamedTuple):
    text: str | None
    """None when it could not be read; the findings say why."""
    findings: Findings
    stamp: Stamp | None = None


def read_file(path: str | Path, shown: str) -> FileText:
    """The text of a regular file of at most 256 KiB. Never blocks on a pipe, never raises; `shown` names it in messages."""
    findings = Findings(shown)
    data: bytes | None = None
    stamp: Stamp | None = None
    try:
        for _ in range(_TRIES):
            data, stamp, steady = _read_once(path, findings)
            if steady:
                break
        else:
            findings.error(_START, "changed-while-read", "the file changed while it was being read", "try again")
            data = None
    except OSError as error:
        findings.error(_START, "unreadable", f"it cannot be read: {error.strerror or error}")
    except ValueError:  # a NUL in the path
        findings.error(_START, "unreadable", "it cannot be read: this is no path")
    return FileText(None if data is None else _decoded(data, findings), findings, stamp)


def _read_once(path: str | Path, findings: Findings) -> tuple[bytes | None, Stamp | None, bool]:
    """One reading: its bytes (None when refused), its stamp, and whether the file stayed the same meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            findings.error(_START, "unreadable", "it cannot be read: this is not a regular file")
            return None, None, True
        if before.st_size > LARGEST:
            _too_large(findings)
            return None, None, True
        data = os.read(descriptor, LARGEST + 1)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    steady = (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns) and len(data) == after.st_size
    return data, Stamp(after.st_size, after.st_mtime_ns), steady


def _too_large(findings: Findings) -> None:
    findings.error(_START, "too-large", f"the file has over {LARGEST // 1024} KiB, and that is the most allowed")


def decode(data: bytes, shown: str) -> FileText:
    """UTF-8 bytes as text; one byte order mark is passed over, everything else that is not UTF-8 is reported with its place."""
    findings = Findings(shown)
    return FileText(_decoded(data, findings), findings)


def _decoded(data: bytes, findings: Findings) -> str | None:
    if len(data) > LARGEST:
        _too_large(findings)
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        findings.error(_START, "not-utf8", "the file is in UTF-16", "save it as UTF-8")
        return None
    body = data.removeprefix(_BOM)
    if body.startswith(_BOM):
        findings.error(_START, "not-utf8", "there are two byte order marks at the start", "save it as UTF-8 without one")
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        place = Point(len(before) - 1, len(before[-1]))
        what = f"the byte 0x{body[error.start]:02X} here is not UTF-8"
        findings.error(Span(place, Point(place.line, place.column + 1)), "not-utf8", what, "save the file as UTF-8")
        return None


def replace_file(path: Path, data: bytes) -> None:
    """Write the file whole or not at all: a reader sees the old bytes or the new ones. Raises OSError."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file, which takes the place of that one when it has been written; if that fails, none does. Raises OSError."""
    import tempfile

    target = Path(os.path.realpath(path))  # a link stays a link, and what it points to is replaced
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".stretchtui-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(temporary).chmod(stat.S_IMODE(target.stat().st_mode))
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)  # it is gone already where it has taken the file's place
