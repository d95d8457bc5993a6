"""`stretchtui history export` and `history import`: out to a file and in from one. Never here: what a line says, joining."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtui.cli import exits
from stretchtui.cli.talk import counted, put, say

if TYPE_CHECKING:
    from stretchtui.history.exchange.files import Broken
    from stretchtui.history.model import Session
    from stretchtui.history.store.history import History

STANDARD = "-"
NOTHING = "nothing was taken in"
_NO_FILE = "this is no file that can be used"


def export(arguments: argparse.Namespace) -> int:
    from stretchtui.cli import kept

    with kept.history() as history:
        if history is None:
            return _refused("export", "nothing was written")
        try:
            return _put_all(history) if arguments.file == STANDARD else _export_to(Path(arguments.file), history)
        except (OSError, ValueError) as fault:
            if isinstance(fault, BrokenPipeError):
                raise
            return _unusable("export", arguments.file, fault)


def import_(arguments: argparse.Namespace) -> int:
    try:
        found = _read(arguments.file)
    except (OSError, ValueError) as fault:
        return _unusable("import", arguments.file, fault)
    return _join(found) if isinstance(found, tuple) else _told(arguments.file, found)


def _put_all(history: History) -> int:
    from stretchtui.history.exchange.lines import line_of

    for session in _every(history):
        put(line_of(session))
    return exits.FINISHED


def _export_to(path: Path, history: History) -> int:
    from stretchtui.history.exchange.files import export_to

    if reason := _would_lose(path, history):
        return _refused("export", f"{path} {reason}")
    put(f"{counted(export_to(path, _every(history)), 'session')} written to {path}")
    return exits.FINISHED


def _every(history: History) -> Iterator[Session]:
    """Raises OSError where the disk gave only some of them: a file of those must not take the place of a whole one."""
    before = history.fault
    yield from history.every()
    if history.fault != before:
        raise OSError(history.fault)


def _would_lose(path: Path, history: History) -> str:
    """What is in the file already that the history does not know; ""."""
    from stretchtui.history.exchange.files import read_lines
    from stretchtui.history.joining import joined

    if not path.exists():
        return ""
    found = read_lines(path)
    if not isinstance(found, tuple):
        return "holds something else; give another name, or remove it first"
    known = ((history.session(session.uuid), session) for session in found)
    news = sum(own is None or joined(own, session) != own for own, session in known)
    return f"holds {counted(news, 'session')} not known here, or not as they are there; import it first" if news else ""


def _read(file: str) -> tuple[Session, ...] | Broken:
    from stretchtui.history.exchange.files import read_lines, read_stream

    if file != STANDARD:
        return read_lines(Path(file))
    if sys.stdin is None:
        raise OSError("there is none")
    return read_stream(sys.stdin.buffer)


def _join(sessions: tuple[Session, ...]) -> int:
    from stretchtui.cli import kept
    from stretchtui.history.faults import CannotSave

    with kept.history(may_write=True) as history:
        if history is None:
            return _refused("import", NOTHING)
        try:
            done = history.join(sessions)
        except CannotSave as reason:
            return _refused("import", f"{reason}; {NOTHING}")
    put(f"{counted(done.new, 'session')} new, {done.changed} changed, {done.same} known already")
    return exits.FINISHED


def _told(file: str, broken: Broken) -> int:
    name = _named("import", file)
    for mistake in broken.mistakes:
        say(f"{name}: line {mistake.line}: {mistake.reason}" if mistake.line else f"{name}: {mistake.reason}")
    return _refused("import", NOTHING)


def _unusable(command: str, file: str, fault: Exception) -> int:
    reason = fault.strerror or str(fault) if isinstance(fault, OSError) else _NO_FILE  # a ValueError: a NUL in the name
    say(f"stretchtui history {command}: {_named(command, file)}: {reason}")
    return exits.BAD_USAGE


def _named(command: str, file: str) -> str:
    if file != STANDARD:
        return file
    return "standard output" if command == "export" else "standard input"


def _refused(command: str, reason: str) -> int:
    say(f"stretchtui history {command}: {reason}")
    return exits.MISTAKES
