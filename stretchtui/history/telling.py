"""A session that was kept, in words that are the same everywhere: what became of it, how long, how tense, what hurt. Pure.

Never here: how they are laid out (each face has its own file for that), what several sessions come to (progress/).
"""

from __future__ import annotations

from collections.abc import Mapping

from stretchtui.history.model import Outcome, Piece, Session
from stretchtui.history.progress.wording import lasted

OUTCOMES: Mapping[Outcome, str] = {
    "done": "done", "ended": "ended early", "interrupted": "cut off", "running": "cut off", "added": "added by hand",
}  # fmt: skip
"""Of one that runs at this moment more is known than what is kept of it: history/alive.py."""
SHOWN_MS = 1000
"""What lasted less is not told."""


def times(session: Session) -> str:
    """`12 min active, 2 min under stretch, 40 s paused`."""
    known = (
        (session.stretch_ms, "under stretch"), (session.paused_ms, "paused"), (session.away_ms, "away"),
    )  # fmt: skip
    told = [f"{lasted(ms)} {what}" for ms, what in known if ms >= SHOWN_MS]
    return ", ".join([f"{lasted(session.active_ms)} active", *told])


def tension(session: Session) -> tuple[str, ...]:
    """`6 before`, `3 after`; of what was not answered nothing."""
    answers = ((session.tension_before.value, "before"), (session.tension_after.value, "after"))
    return tuple(f"{value} {when}" for value, when in answers if value is not None)


def hurt(piece: Piece) -> list[str]:
    return _times_over(piece.ouches, "hurt") + _times_over(piece.spasms, "spasm")


def _times_over(count: int, word: str) -> list[str]:
    return [] if not count else [word] if count == 1 else [f"{word} {count} times"]


def worked_areas(session: Session) -> tuple[str, ...]:
    """Of all that was not passed over, each once, in the order in which they came."""
    return tuple(dict.fromkeys(area for piece in session.pieces if not piece.skipped for area in piece.areas))


def stretched_ms(session: Session) -> Mapping[str, int]:
    """Time under stretch by area, the longest first."""
    by_area: dict[str, int] = {}
    for piece in session.pieces:
        for area in piece.areas:
            by_area[area] = by_area.get(area, 0) + piece.stretch_ms
    known = [(area, ms) for area, ms in by_area.items() if ms >= SHOWN_MS]
    return dict(sorted(known, key=lambda one: (-one[1], one[0])))
