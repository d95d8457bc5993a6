"""One session as one line of JSON, and back, without loss. Every field: docs/history.md. Never here: files.

The line is ASCII, so that no editor, mail or terminal on its way can harm it; its keys are in one order, so that two machines
that know the same write the same bytes.
"""

from __future__ import annotations

import json
import re
from typing import Any, get_args

from stretchtui.history.exchange.fields import Fields
from stretchtui.history.exchange.refusal import NotASession
from stretchtui.history.exchange.strict_json import object_of
from stretchtui.history.model import LONGEST_NOTE, MOST_TENSION, OUTCOMES, Edited, Piece, Session
from stretchtui.history.stamps import LATEST_MS, Stamp
from stretchtui.routine.model import Side

__all__ = ["VERSION", "NotASession", "line_of", "session_of"]

VERSION = 1
"""Raised only when those that know the version before could no longer understand a line; a new key does not raise it."""
_UUID = re.compile("[0-9a-f]{32}")
_MOST_PIECES = 10_000
"""A routine has at most 4000 steps, and two sides to each."""
_LONGEST_TOGETHER_MS = 2**63 - 1
"""Whoever keeps sums of what a line holds has 64 bits for them."""
_SIDES: tuple[Side, ...] = get_args(Side)


def line_of(session: Session) -> str:
    """One JSON object, without a line break."""
    found = _written(session) | {"v": VERSION}
    line = json.dumps(found, default=_value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return line.replace("\x7f", "\\u007f")  # the one control character that JSON leaves as it is


def _written(of: Session | Piece | Edited[Any]) -> dict[str, Any]:
    return {name: getattr(of, name) for name in of.__slots__}


def _value(of: Any) -> str | dict[str, Any]:
    return of.iso if isinstance(of, Stamp) else _written(of)


def session_of(line: str) -> Session:
    """Raises NotASession, whatever the line holds."""
    found = Fields(object_of(line), "the session")
    if found.whole("v") > VERSION:
        raise NotASession("it was written by a newer stretchtui")
    found.whole("v", least=1)
    return Session(
        uuid=found.fitting("uuid", _UUID, "32 of the digits 0-9 and a-f"),
        revision=found.whole("revision", least=1),
        routine_id=found.text_or_none("routine_id"),
        routine=found.text("routine"),
        began=found.stamp("began"),
        ended=found.stamp("ended"),
        outcome=found.one_of("outcome", OUTCOMES),
        active_ms=found.whole("active_ms"),
        paused_ms=found.whole("paused_ms"),
        away_ms=found.whole("away_ms"),
        pieces=_pieces(found),
        tension_before=_tension(found, "tension_before"),
        tension_after=_tension(found, "tension_after"),
        note=_note(found),
        gone=_gone(found),
    )


def _pieces(session: Fields) -> tuple[Piece, ...]:
    listed = session.listed("pieces", _MOST_PIECES)
    pieces = tuple(_piece(Fields(one, f"piece {count}")) for count, one in enumerate(listed, start=1))
    turns = [piece.turn for piece in pieces]
    if turns != sorted(turns) or len({(piece.turn, piece.side) for piece in pieces}) < len(pieces):
        raise NotASession("the pieces must be in the order of their turns, each turn and side once")
    if sum(piece.stretch_ms for piece in pieces) > _LONGEST_TOGETHER_MS:
        raise NotASession("the pieces together are longer than can be kept")
    return pieces


def _piece(found: Fields) -> Piece:
    return Piece(
        turn=found.whole("turn"),
        side=None if found.value("side") is None else found.one_of("side", _SIDES),
        exercise_id=found.text_or_none("exercise_id"),
        name=found.text("name"),
        areas=found.words("areas"),
        planned_ms=found.whole("planned_ms"),
        actual_ms=found.whole("actual_ms"),
        stretch_ms=found.whole("stretch_ms"),
        reps=found.whole("reps"),
        reps_done=found.whole("reps_done"),
        skipped=found.truth("skipped"),
        ouches=found.whole("ouches"),
        spasms=found.whole("spasms"),
        instead=found.truth("instead"),
    )


def _tension(session: Fields, key: str) -> Edited[int | None]:
    found = Fields(session.value(key), key)
    return Edited(found.whole_or_none("value", 0, MOST_TENSION), found.whole("edited_ms", most=LATEST_MS))


def _note(session: Fields) -> Edited[str]:
    found = Fields(session.value("note"), "note")
    return Edited(found.text("value", LONGEST_NOTE), found.whole("edited_ms", most=LATEST_MS))


def _gone(session: Fields) -> Edited[bool]:
    found = Fields(session.value("gone"), "gone")
    return Edited(found.truth("value"), found.whole("edited_ms", most=LATEST_MS))
