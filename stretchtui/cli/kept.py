"""The history opened for a command, and what has to be said about it; one session found by what was typed.

Never here: how it is kept, what is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stretchtui import places, remembered
from stretchtui.cli import exits
from stretchtui.cli.rows import say
from stretchtui.history.alive import is_alive
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp

if TYPE_CHECKING:
    from stretchtui.history.store.history import History

SIGN = 8
"""Digits of a session's sign that are shown: enough for millions of sessions."""
WHOLE = 32
READING_ONLY = "for reading only"
_SIGN = re.compile(r"[0-9a-f]{1,32}")


class NotFound(ValueError):
    """No session, or more than one, is meant by what was typed; the message says what to do."""


def now() -> Stamp:
    return remembered.now()


@contextmanager
def history(*, may_write: bool = False) -> Iterator[History | None]:
    """The history; None where it cannot be used. What is wrong with it, and what the person must be told once, is said."""
    with remembered.history(now(), may_write=may_write) as opened:
        said, fault = opened.told, fault_of(opened)
        _say([*said, fault])
        usable = not fault or (not may_write and bool(opened.sessions(limit=1)))
        yield opened if usable else None
        if usable and may_write:
            remembered.tell_prompt(opened)
        _say(opened.told[len(said) :])  # what was found only while it was asked


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        if line:
            say(f"stretchtui history: {line}")


def status(asked: History) -> int:
    """The exit status of what was only asked; a disk that failed meanwhile is said: what was answered may not be all."""
    _say([fault_of(asked)])
    return exits.MISTAKES if fault_of(asked) else exits.FINISHED


def fault_of(opened: History) -> str:
    """What is wrong with the history, beside that it was opened to be read."""
    return "" if READING_ONLY in opened.fault else opened.fault


def found(kept: History, typed: str, *, gone: bool = False) -> Session:
    """The one session whose sign begins so; `last` is the latest. Raises NotFound."""
    word = typed.strip().lower()
    if word == "last":
        return _the_last(kept, gone=gone)
    sign = word.replace("-", "")
    if not _SIGN.fullmatch(sign):
        raise NotFound(f"'{typed[:40]}' is no session's sign; write what stands first in its line of: stretchtui history")
    fitting = _beginning_with(kept, sign)
    if not fitting:
        raise NotFound(f"there is no session '{typed[:40]}'; stretchtui history shows them all")
    if len(fitting) > 1:
        raise NotFound(f"{len(fitting)} sessions begin with '{typed[:40]}'; write more of it")
    if fitting[0].gone.value and not gone:
        raise NotFound(f"that session is deleted; bring it back with: stretchtui history undelete {sign_of(fitting[0])}")
    return fitting[0]


def _beginning_with(kept: History, sign: str) -> list[Session]:
    if len(sign) < WHOLE:
        return [one for one in kept.sessions(gone=True) if one.uuid.startswith(sign)]
    one = kept.session(sign)
    return [] if one is None else [one]


def _the_last(kept: History, *, gone: bool) -> Session:
    meant = [one for one in kept.sessions(gone=True) if one.gone.value] if gone else list(kept.sessions(limit=1))
    if not meant:
        raise NotFound("no session is deleted" if gone else "no session is kept yet")
    # Of the deleted ones the last to be deleted is meant.
    return max(meant, key=lambda one: one.gone.edited_ms) if gone else meant[0]


def sign_of(session: Session) -> str:
    return session.uuid[:SIGN]


def runs_now(session: Session) -> bool:
    """Whether a program walks it at this moment; one whose program has died was cut off."""
    folder = places.history_folder()
    return session.outcome == "running" and folder is not None and is_alive(folder, session.uuid)
