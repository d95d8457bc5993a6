"""A database that is only a dictionary, and fails when it is told to; a session walked with a journal. Never here: assertions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stretchtui.history.alive import FOLDER
from stretchtui.history.faults import CannotSave
from stretchtui.history.journal import Journal
from stretchtui.history.log import fingerprint
from stretchtui.history.model import Live, Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.summed import DayDone
from stretchtui.history.writing import Beginning
from stretchtui.session.events import Event, Start
from stretchtui.session.place import Player
from stretchtui.session.player import ready, step
from stretchtui.session.timeline import Timeline

BEGAN = Stamp(1_763_000_000_000, 60)
UUID = "0123456789abcdef" * 2
PATIENT_S = 20.0
"""Only a test that fails waits so long."""


@dataclass
class Kept:
    """What was written, in order."""

    fails: str = ""
    told: tuple[str, ...] = ()
    written: list[tuple[Session, Live | None]] = field(default_factory=list)
    attempts: int = 0
    closed: bool = False
    fault: str = ""

    def write(self, session: Session, live: Live | None) -> None:
        self.attempts += 1
        if self.fails:
            raise CannotSave(self.fails)
        self.written.append((session, live))

    def session(self, uuid: str) -> Session | None:
        return next((session for session, _ in reversed(self.written) if session.uuid == uuid), None)

    def days(self) -> tuple[DayDone, ...]:
        return ()

    def close(self) -> None:
        self.closed = True

    @property
    def last(self) -> Session:
        return self.written[-1][0]


class Wall:
    """A wall clock that goes on by a second each time it is read, unless it is set."""

    def __init__(self) -> None:
        self.utc_ms = BEGAN.utc_ms

    def __call__(self) -> Stamp:
        self.utc_ms += 1_000
        return Stamp(self.utc_ms, BEGAN.offset_min)


def beginning(timeline: Timeline) -> Beginning:
    session = Session(UUID, 0, "basics", "Basics", BEGAN, BEGAN, "running")
    return Beginning(session, "id:basics", fingerprint(timeline), None, 0, 3_000)


class Walking:
    """A session and its journal, moved by hand."""

    def __init__(self, folder: Path, timeline: Timeline, kept: Any, wall: Wall | None = None) -> None:
        self.player: Player = ready(timeline)
        self.told: list[tuple[Session, bool]] = []
        self.journal = Journal(
            folder, beginning(timeline), (), lambda: kept, wall or Wall(),
            lambda session, _, days: self.told.append((session, days is not None)),
        )  # fmt: skip
        self.journal.open()

    def press(self, event: Event, now_ms: int) -> None:
        self.player = step(self.player, event, now_ms)
        self.journal.pressed(event, self.player, now_ms)
        self.journal.look(self.player, now_ms)

    def start(self) -> None:
        self.press(Start(), 0)

    def look(self, now_ms: int) -> None:
        """And wait until what there was to keep is kept, or cannot be."""
        self.journal.look(self.player, now_ms)
        assert self.journal.flush(PATIENT_S)


def any_left(folder: Path) -> bool:
    """Whether there is a lock at all: one that is held, or what a program that died left."""
    return (folder / FOLDER).is_dir() and any((folder / FOLDER).iterdir())
