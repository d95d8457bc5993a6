"""A session that was kept, in words: its columns in a list, what there is to tell of it, and what a search finds it by. Pure.

Never here: widgets, how it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stretchtui.history import telling
from stretchtui.history.model import Outcome, Piece, Session
from stretchtui.history.progress.wording import lasted
from stretchtui.routine.durations import clock
from stretchtui.routine.search import areas_named
from stretchtui.routine.vocabulary import AREAS
from stretchtui.text import plain
from stretchtui.tui.widgets.hanging import Row
from stretchtui.tui.year import in_words, short

MARKS: Mapping[Outcome, tuple[str, str]] = {
    "done": ("✓", "done"), "ended": ("◐", "ended"), "interrupted": ("×", "cut off"), "running": ("…", "not over"),
    "added": ("+", "added"),
}  # fmt: skip
"""With a word for a column."""
OUTCOMES: Mapping[Outcome, str] = {**telling.OUTCOMES, "done": "done to its end", "running": "not over"}
_QUIET = "$foreground 65%"
_WORD_COLUMNS = 1 + max(len(word) for _, word in MARKS.values())


class Columns(NamedTuple):
    """What stands before a session's name: as wide in every row, so that no name shifts anything."""

    when: str
    minutes: str
    outcome: str
    tension: str

    @property
    def front(self) -> str:
        return "".join(self)


def columns(session: Session, width: int) -> Columns:
    """For a list so wide; narrow ones leave out what the rest can do without."""
    began = session.began.local
    day = f"{short(began.date()):>6}" + (f" {began.year}" if width >= 60 else "")
    mark, word = MARKS[session.outcome]
    return Columns(
        f"{day} {began:%H:%M}  ",
        f"{session.active_ms // 60_000:>4} min  " if width >= 60 else "",
        f"{mark} {word:<{_WORD_COLUMNS}} " if width >= 76 else f"{mark} ",
        f"{_tension(session):<6} " if width >= 70 else "",
    )


def _tension(session: Session) -> str:
    """`6→3`; of one that was not answered a dash."""
    before, after = session.tension_before.value, session.tension_after.value
    if before is None and after is None:
        return ""
    return f"{'–' if before is None else before}→{'–' if after is None else after}"


def named(session: Session) -> str:
    """`Desk break, Sunday 22 November`, as a notice has it."""
    return f"{plain(session.routine, limit=40)}, {in_words(session.began.day)}"


# All there is to tell


def about(session: Session) -> list[Row]:
    began, ended = session.began.local, session.ended.local
    rows = [
        Row(session.routine, "bold"),
        Row(f"{in_words(began.date(), year=True)}, {began:%H:%M}" + (f" to {ended:%H:%M}" if ended != began else "")),
        Row(f"{MARKS[session.outcome][0]} {OUTCOMES[session.outcome]}: {telling.times(session)}"),
    ]
    if felt := ", ".join(telling.tension(session)):
        rows.append(Row(f"Tension {felt}"))
    if note := session.note.value.strip():
        rows += [Row(), Row(note, "$text-accent", "“ ")]
    return [*rows, *_areas(session)]


def _areas(session: Session) -> Iterator[Row]:
    stretched = telling.stretched_ms(session)
    if stretched:
        yield Row()
        yield Row("Under stretch", "bold")
    for area, ms in stretched.items():
        yield Row(area, "", f" {clock(ms):>5}  ")


def pieces(session: Session) -> list[Row]:
    if not session.pieces:
        return [Row("What it was made of is not kept.", _QUIET)]
    rows = [_piece(piece) for piece in session.pieces]
    return [Row("Exercises", "bold"), *rows]


def _piece(piece: Piece) -> Row:
    notes: list[str] = [piece.side] if piece.side else []
    notes += ["skipped"] if piece.skipped else []
    seen = f"{piece.reps}" if piece.reps_done == piece.reps else f"{piece.reps_done} of {piece.reps}"
    notes += [f"{seen} repetitions"] if piece.reps > 1 else []
    notes += [f"{lasted(piece.stretch_ms)} stretched"] if piece.stretch_ms >= 1000 else []
    notes += telling.hurt(piece)
    notes += ["put in"] if piece.instead else []
    cut = piece.reps_done < piece.reps or piece.actual_ms < 0.9 * piece.planned_ms
    mark = "–" if piece.skipped else "◐" if cut else "✓"
    return Row(piece.name, "", f" {mark} {clock(piece.actual_ms):>5}  ", note=", ".join(notes))


# What it is found by


def narrowed(sessions: Sequence[Session], text: str) -> tuple[Session, ...]:
    """Those that hold every word: in routine, note, exercises, outcome or day, or as an area, by any of its names."""
    words = plain(text).lower().split()
    return tuple(session for session in sessions if all(_holds(session, word) for word in words)) if words else tuple(sessions)


def _holds(session: Session, word: str) -> bool:
    areas = {area for piece in session.pieces for area in piece.areas}
    if areas and areas & _meant(word):
        return True
    names = (piece.name for piece in session.pieces)
    told = (session.routine, session.note.value, OUTCOMES[session.outcome], in_words(session.began.day, year=True))
    return any(word in text.lower() for text in (*told, *names))


def _meant(word: str) -> frozenset[str]:
    """The areas that somebody may mean who has typed so much; two letters mean none yet."""
    return frozenset(areas_named(word, AREAS)) if len(word) > 2 else frozenset()
