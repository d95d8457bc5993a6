"""A session from before, put in by hand: done as it is written, or so many minutes of one's own. Never here: clocks, files."""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.history.model import Edited, Piece, Session
from stretchtui.history.pieces import planned_pieces
from stretchtui.history.stamps import Stamp
from stretchtui.session.timeline import Timeline

OWN = "Stretching of your own"


def pieces_of(timeline: Timeline) -> tuple[Piece, ...]:
    """Both sides of everything, as it is written."""
    return planned_pieces(timeline)


def by_hand(
    uuid: str,
    began: Stamp,
    active_ms: int,
    *,
    added_ms: int,
    routine_id: str | None = None,
    routine: str = OWN,
    pieces: Sequence[Piece] = (),
    note: str = "",
) -> Session:
    """`added_ms`: when it was put in (UTC), which is when the note was written."""
    return Session(
        uuid, 1, routine_id, routine, began, Stamp(began.utc_ms + active_ms, began.offset_min), "added",
        active_ms=active_ms, pieces=tuple(pieces), note=Edited(note, added_ms) if note else Edited(""),
    )  # fmt: skip
