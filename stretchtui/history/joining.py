"""Two versions of one session made one, the same whichever comes first and however often; an edit that is the later one.

A join of three parts, each a maximum under a total order: idempotent, commutative, associative. Never here: files, databases.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any, TypeVar

from stretchtui.history.model import LARGEST, Edited, Session

T = TypeVar("T")

EDITED = ("tension_before", "tension_after", "note", "gone")
"""The fields of a session that a person may change afterwards, each with its own time."""


def joined(one: Session, other: Session) -> Session:
    """What is known of the session when both are: what was done as the later writing has it, each edit as it was left last."""
    if one.uuid != other.uuid:
        raise ValueError("these are two sessions")
    later = max(one, other, key=_as_written)
    edits: dict[str, Any] = {name: _later_edit(getattr(one, name), getattr(other, name)) for name in EDITED}
    return replace(later, **edits)


def _later_edit(one: Edited[T], other: Edited[T]) -> Edited[T]:
    return max(one, other, key=lambda edit: (edit.edited_ms, _order(edit.value)))


def _as_written(session: Session) -> tuple[int, str]:
    """Without its edits; the second part decides only between writings that should not differ."""
    unedited: dict[str, Any] = {name: Edited(None) for name in EDITED}
    bare = replace(session, **unedited)
    return session.revision, repr(astuple(bare))


def _order(value: Any) -> tuple[bool, str]:
    return value is not None, repr(value)


def edited(before: Edited[T], value: T, now_ms: int) -> Edited[T]:
    """Now, and in any case after the last edit, though the clock was set back since: the person's last word holds."""
    return Edited(value, min(max(now_ms, before.edited_ms + 1), LARGEST))
