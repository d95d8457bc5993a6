"""What may go into the database, looked at before it does (D11). Never here: what becomes of a refusal; SQL.

SQLite takes nan for nothing and text with a NUL for its beginning, and Python ends with an exception on half a character or a
number of 65 bits: none of them gets that far.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from stretchtui.history.joining import EDITED
from stretchtui.history.model import LARGEST, LONGEST_NOTE, MOST_TENSION, OUTCOMES, Live, Piece, Session
from stretchtui.history.stamps import EARLIEST_MS, LATEST_MS, MOST_OFFSET_MIN, Stamp
from stretchtui.history.store.refusing import CannotSave
from stretchtui.routine.model import Side

MOST_LATER_MS = 1_000_000
"""So many edits can come after one made at the latest moment there is."""
_SIDES = (None, *get_args(Side))
_AMOUNTS = ("active_ms", "paused_ms", "away_ms")
_OF_A_PIECE = ("turn", "planned_ms", "actual_ms", "stretch_ms", "reps", "reps_done", "ouches", "spasms")


def check(session: Session) -> Session:
    """The session itself, when every value of it can be kept. Raises CannotSave."""
    _wanted(_is_uuid(session.uuid), "uuid", session.uuid)
    _wanted(_is_amount(session.revision) and session.revision >= 1, "revision", session.revision)
    _wanted(session.outcome in OUTCOMES, "outcome", session.outcome)
    _texts(session, "routine", "routine_id")
    _stamps(session.began, session.ended)
    _amounts(session, _AMOUNTS)
    _edits(session)
    for piece in session.pieces:
        _piece(piece)
    _wanted(session.stretch_ms < 2**63, "stretch_ms", session.stretch_ms)
    places = [(piece.turn, piece.side) for piece in session.pieces]
    _wanted(len(set(places)) == len(places), "pieces", "the same side of the same step, twice")
    return session


def check_live(live: Live, session: Session) -> Live:
    """As `check`, for what it takes to go on with that session."""
    _wanted(live.uuid == session.uuid, "uuid", live.uuid)
    _texts(live, "origin", "fingerprint", "log", "place")
    _amounts(live, ("start_at", "count_in_ms", "reached_ms"))
    _wanted(live.first_side in _SIDES, "first_side", live.first_side)
    return live


def _piece(piece: Piece) -> None:
    _amounts(piece, _OF_A_PIECE)
    _texts(piece, "name", "exercise_id")
    _wanted(piece.side in _SIDES, "side", piece.side)
    _wanted(type(piece.areas) is tuple and all(map(_is_text, piece.areas)), "areas", piece.areas)
    for name in ("skipped", "instead"):
        _wanted(type(getattr(piece, name)) is bool, name, getattr(piece, name))


def _edits(session: Session) -> None:
    for name in ("tension_before", "tension_after"):
        value = getattr(session, name).value
        _wanted(value is None or (_is_amount(value) and value <= MOST_TENSION), name, value)
    _wanted(_is_text(session.note.value) and len(session.note.value) <= LONGEST_NOTE, "note", session.note.value)
    _wanted(type(session.gone.value) is bool, "gone", session.gone.value)
    for name in EDITED:
        edited_ms = getattr(session, name).edited_ms
        _wanted(_is_amount(edited_ms) and edited_ms <= LATEST_MS + MOST_LATER_MS, name, getattr(session, name))


def _stamps(*stamps: Stamp) -> None:
    for stamp in stamps:
        is_moment = type(stamp.utc_ms) is int and EARLIEST_MS <= stamp.utc_ms <= LATEST_MS
        is_offset = type(stamp.offset_min) is int and abs(stamp.offset_min) <= MOST_OFFSET_MIN
        _wanted(is_moment and is_offset, "moment", stamp)


def _amounts(holder: object, names: Iterable[str]) -> None:
    for name in names:
        _wanted(_is_amount(getattr(holder, name)), name, getattr(holder, name))


def _texts(holder: object, *names: str) -> None:
    """Those that end in `_id` may be absent."""
    for name in names:
        value = getattr(holder, name)
        _wanted(_is_text(value) or (value is None and name.endswith("_id")), name, value)


def _is_amount(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value and not _has_half_characters(value)


def _has_half_characters(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)


def _is_uuid(value: object) -> bool:
    return isinstance(value, str) and len(value) == 32 and not set(value) - set("0123456789abcdef")


def _wanted(holds: bool, name: str, value: object) -> None:
    if not holds:
        raise CannotSave(f"the session's {name} cannot be kept: {ascii(value)[:60]}")
