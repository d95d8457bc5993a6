"""A session as lines for a person, as a JSON object and as a row of a table. Never here: which sessions, reading them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from stretchtui.cli.kept import runs_now, sign_of
from stretchtui.history import telling
from stretchtui.history.model import Piece, Session
from stretchtui.history.progress.wording import WEEKDAYS, lasted, spelt_day
from stretchtui.text import cells, plain

LONGEST_NAME = 40

COLUMNS = (
    "session", "day", "time", "utc_offset", "routine_id", "routine", "outcome", "active_ms", "paused_ms", "stretch_ms",
    "left_ms", "right_ms", "exercises", "areas", "tension_before", "tension_after", "note",
)  # fmt: skip
_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
"""What makes a spreadsheet calculate a text, the wide ones included."""


def outcome(session: Session) -> str:
    return "running now" if runs_now(session) else telling.OUTCOMES[session.outcome]


def lines(sessions: Sequence[Session]) -> list[str]:
    """A line each: sign, day, time, length, routine, what became of it, tension, note; the columns under one another."""
    names = [plain(session.routine, limit=LONGEST_NAME) for session in sessions]
    widest = max(map(cells, names), default=0)
    return [_line(session, name + " " * (widest - cells(name))) for session, name in zip(sessions, names, strict=True)]


def _line(session: Session, name: str) -> str:
    began = session.began.local
    parts = [
        sign_of(session),
        f"{session.began.day.isoformat()} {WEEKDAYS[began.weekday()][:3]} {began:%H:%M}",
        f"{lasted(session.active_ms):>10}",
        name,
        ", ".join(part for part in (outcome(session), tension(session)) if part),
    ]
    if session.note.value:
        parts.append(f"“{plain(session.note.value)}”")
    return "  ".join(parts)


def tension(session: Session) -> str:
    before, after = session.tension_before.value, session.tension_after.value
    if before is not None and after is not None:
        return f"tension {before} → {after}"
    return "".join(f"tension {answer}" for answer in telling.tension(session))


def details(session: Session) -> list[str]:
    """All of one session, for `history show`."""
    began, ended = session.began.local, session.ended.local
    until = f"–{ended:%H:%M}" if session.outcome != "running" else ""
    zone = session.began.iso[-6:]
    found = [
        session.routine,
        f"{spelt_day(session.began.day)}, {began:%H:%M}{until} (UTC{zone}), {outcome(session)}",
        telling.times(session),
    ]
    found += [shown for shown in (tension(session), session.note.value and f"note: {session.note.value}") if shown]
    found.append(f"session {session.uuid}" + (", deleted" if session.gone.value else ""))
    if session.pieces:
        widest = max(cells(_name(piece)) for piece in session.pieces)
        found += ["", *(f"  {_padded(_name(piece), widest)}  {_done(piece)}" for piece in session.pieces)]
    return found


def _name(piece: Piece) -> str:
    return plain(piece.name, limit=LONGEST_NAME) + (f", {piece.side}" if piece.side else "")


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _done(piece: Piece) -> str:
    if piece.skipped:
        return ", ".join(("passed over", *telling.hurt(piece)))
    reps = f", {piece.reps_done} of {piece.reps}" if piece.reps > 1 else ""
    stretch = f", {lasted(piece.stretch_ms)} under stretch" if piece.stretch_ms else ""
    return ", ".join((lasted(piece.actual_ms) + reps + stretch, *telling.hurt(piece)))


def as_json(session: Session) -> dict[str, Any]:
    """The object of `history --json`; its shape is part of the program's contract (docs/history.md)."""
    return {
        "session": session.uuid,
        "day": session.began.day.isoformat(),
        "began": session.began.iso,
        "ended": session.ended.iso,
        "routine_id": session.routine_id,
        "routine": session.routine,
        "outcome": session.outcome,
        "running_now": runs_now(session),
        "active_ms": session.active_ms,
        "paused_ms": session.paused_ms,
        "away_ms": session.away_ms,
        "stretch_ms": session.stretch_ms,
        "tension_before": session.tension_before.value,
        "tension_after": session.tension_after.value,
        "note": session.note.value,
        "deleted": session.gone.value,
        "pieces": [asdict(piece) for piece in session.pieces],
    }


def as_csv(sessions: Sequence[Session]) -> list[str]:
    """A line of names, and a line a session. No text in it makes a spreadsheet calculate, or breaks a line."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([_harmless(value) for value in _row(session)] for session in sessions)
    return written.getvalue().splitlines()


def _row(session: Session) -> tuple[object, ...]:
    sided = {side: sum(piece.stretch_ms for piece in session.pieces if piece.side == side) for side in ("left", "right")}
    done = {piece.turn for piece in session.pieces if not piece.skipped}
    return (
        session.uuid, session.began.day.isoformat(), f"{session.began.local:%H:%M}", _offset(session),
        session.routine_id or "", session.routine, outcome(session), session.active_ms, session.paused_ms, session.stretch_ms,
        sided["left"], sided["right"], len(done), " ".join(telling.worked_areas(session)),
        session.tension_before.value, session.tension_after.value, session.note.value,
    )  # fmt: skip


def _offset(session: Session) -> str:
    """`UTC+01:00`: beginning with its sign, it would look like a formula."""
    return f"UTC{session.began.iso[-6:]}"


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if text.lstrip()[:1] in tuple(_FORMULA) else text
