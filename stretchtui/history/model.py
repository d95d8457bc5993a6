"""What is kept of a session: frozen values, the same in the database, in an exported line and on a screen.

Whole milliseconds in names that end in `_ms`; moments are stamps. Never here: files, SQL, how it was found out, what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, get_args

from stretchtui.history.stamps import Stamp
from stretchtui.routine.model import Side

Outcome = Literal["running", "done", "ended", "interrupted", "added"]
"""done: to its end; ended: by the person, early; interrupted: cut off, and not gone on with; added: by hand, afterwards."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

MOST_TENSION = 10
LONGEST_NOTE = 2_000
"""Characters."""
LARGEST = 2**53
"""No number that is kept is larger: it must pass through JSON unharmed, here and elsewhere."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edited(Generic[T]):
    """What a person can change afterwards, and when they did: of two versions the later one counts, on every machine."""

    value: T
    edited_ms: int = 0
    """UTC; 0: never."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was done of one side of an exercise as it came up once (of all of it, where it has no sides)."""

    turn: int
    """Which of the session's steps: an index into Timeline.walked."""
    side: Side | None
    exercise_id: str | None
    """None: written in place in the routine."""
    name: str
    areas: tuple[str, ...]
    planned_ms: int
    """Preparing and resting included; 0 where it lasts as long as one likes."""
    actual_ms: int
    """All the time spent in it; while paused none."""
    stretch_ms: int
    """Of it, time under stretch."""
    reps: int
    """Repetitions planned."""
    reps_done: int
    """Of them, those seen through."""
    skipped: bool = False
    """Passed over, or left before any of it."""
    ouches: int = 0
    spasms: int = 0
    instead: bool = False
    """Put in while the session ran, for the rest of the one before it."""


@dataclass(frozen=True, slots=True)
class Session:
    """One walk through one routine, as far as it went. Of one session `uuid` is the same on every machine."""

    uuid: str
    """32 hexadecimal digits."""
    revision: int
    """Counts its writings, from 1. Only the machine that walked it writes what was done, so that a later one holds all of an
    earlier one; what a person edits has its own time beside it."""
    routine_id: str | None
    """None: of a file outside the libraries, or composed and not kept."""
    routine: str
    """The routine's name."""
    began: Stamp
    ended: Stamp
    """Up to when it was written; while it runs, its last writing."""
    outcome: Outcome
    active_ms: int = 0
    paused_ms: int = 0
    away_ms: int = 0
    """Asleep or stopped while it ran, in real time."""
    pieces: tuple[Piece, ...] = ()
    """In the order of their turns; each (turn, side) once. Only exercises that were reached."""
    tension_before: Edited[int | None] = Edited(None)
    """0 to 10."""
    tension_after: Edited[int | None] = Edited(None)
    note: Edited[str] = Edited("")
    gone: Edited[bool] = Edited(False)
    """Deleted by the person: kept, so that deleting holds on every machine and can be taken back, and shown nowhere."""

    @property
    def stretch_ms(self) -> int:
        return sum(piece.stretch_ms for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Live:
    """What it takes to go on with a session that was cut off. Kept beside it while it runs, and by no other machine."""

    uuid: str
    origin: str
    """Where its routine comes from: `id:…`, `file:…` (a whole path) or `text:…` (YAML)."""
    fingerprint: str
    """Of the routine's timeline as it began; when it is another now, the routine has been changed."""
    first_side: Side | None
    start_at: int
    """The step it began with, an index into Timeline.walked."""
    count_in_ms: int
    log: str
    """Every event with its moment, as history/log.py writes them."""
    reached_ms: int
    """Up to this moment of the session's own clock everything is kept."""
    place: str
    """Where that is, in words: `seated twist, left side`."""
