"""A session that was cut off: found, and walked again to where it stood. Never here: asking whether to go on, opening a database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from stretchtui.history.log import CannotReplay, Known, Logged, fingerprint, replayed
from stretchtui.history.model import Live, Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.writing import Beginning
from stretchtui.routine.model import Routine
from stretchtui.session.events import Resume
from stretchtui.session.place import Player, mode_at, ready
from stretchtui.session.player import step
from stretchtui.session.timeline import build

OFFERED_FOR_MS = 24 * 60 * 60 * 1000
"""After a day nobody goes on in the middle of a stretch."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """A session whose program died, or was made to leave."""

    session: Session
    live: Live
    ago_ms: int


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A session to go on with: where it stood, and what its journal needs."""

    player: Player
    """Paused, at the start of the repetition that it was in."""
    log: tuple[Logged, ...]
    at_ms: int
    """The moment of the session's own clock at which it goes on."""
    beginning: Beginning


class Remembers(Protocol):
    """What is needed of the database (history/store)."""

    def lives(self) -> tuple[tuple[Session, Live], ...]: ...
    def write(self, session: Session, live: Live | None) -> None: ...


def cut_off(history: Remembers, is_alive: Callable[[str], bool], now: Stamp) -> CutOff | None:
    """The session that was cut off last, if it is still worth going on with. Looks only."""
    for session, live in history.lives():
        ago_ms = max(0, now.utc_ms - session.ended.utc_ms)
        if ago_ms <= OFFERED_FOR_MS and not session.gone.value and not is_alive(session.uuid):
            return CutOff(session, live, ago_ms)
    return None


def let_go(history: Remembers, is_alive: Callable[[str], bool], now: Stamp, *, but: str = "") -> int:
    """Sessions that nobody goes on with are no longer called running: those older than a day, and, where one is named, all others
    than this one. How many there were. Raises CannotSave."""
    old = [
        session
        for session, _ in history.lives()
        if session.uuid != but and not is_alive(session.uuid) and (but or now.utc_ms - session.ended.utc_ms > OFFERED_FOR_MS)
    ]
    for session in old:
        history.write(interrupted(session), None)
    return len(old)


def interrupted(session: Session) -> Session:
    return replace(session, outcome="interrupted", revision=session.revision + 1)


def taken_up(cut: CutOff, routine: Routine, known: Known) -> TakenUp:
    """The session where it stood. Raises CannotReplay where the routine is another one now, or the log leads nowhere."""
    live = cut.live
    timeline = build(routine, first_side=live.first_side)
    if fingerprint(timeline) != live.fingerprint:
        raise CannotReplay("the routine has been changed since")
    begun = ready(timeline, count_in_ms=live.count_in_ms, start_at=live.start_at)
    player, log = replayed(begun, live.log, live.reached_ms, known)
    if mode_at(player, live.reached_ms) not in ("running", "paused"):
        raise CannotReplay("it had not begun, or was over")
    player, log = step(player, Resume(), live.reached_ms), (*log, Logged(Resume(), live.reached_ms))
    beginning = Beginning(cut.session, live.origin, live.fingerprint, live.first_side, live.start_at, live.count_in_ms)
    return TakenUp(player, log, live.reached_ms, beginning)
