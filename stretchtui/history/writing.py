"""A session at one moment made into what is kept of it. Never here: threads, files, when it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stretchtui.history.log import Logged, written
from stretchtui.history.model import Live, Outcome, Session
from stretchtui.history.pieces import pieces
from stretchtui.history.stamps import Stamp
from stretchtui.routine.model import Side
from stretchtui.session.place import Player, index_at, mode_at
from stretchtui.session.record import record
from stretchtui.text import plain

OVER = ("done", "ended", "interrupted", "added")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stays the same as long as a session is walked, and how it was taken up."""

    session: Session
    """As it was begun, or as it is known of before it was taken up again."""
    origin: str
    fingerprint: str
    first_side: Side | None
    start_at: int
    count_in_ms: int


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a session stands, handed over to be kept."""

    player: Player
    at_ms: int
    log: tuple[Logged, ...]
    stamp: Stamp


def session_at(beginning: Beginning, moment: Moment, revision: int) -> Session:
    made = record(moment.player, moment.at_ms)
    ended = max(moment.stamp, beginning.session.began, key=lambda stamp: stamp.utc_ms)  # the wall clock may have been set back
    return replace(
        beginning.session,
        revision=revision,
        ended=ended,
        outcome=outcome_at(moment),
        active_ms=made.active_ms,
        paused_ms=made.paused_ms + made.counted_in_ms,
        away_ms=made.away_ms,
        pieces=pieces(moment.player, moment.at_ms),
    )


def outcome_at(moment: Moment) -> Outcome:
    match mode_at(moment.player, moment.at_ms):
        case "finished":
            return "done"
        case "ended":
            return "ended"
        case _:
            return "running"


def live_at(beginning: Beginning, moment: Moment) -> Live | None:
    """What it takes to go on; None when it is over."""
    if outcome_at(moment) in OVER:
        return None
    return Live(
        beginning.session.uuid,
        beginning.origin,
        beginning.fingerprint,
        beginning.first_side,
        beginning.start_at,
        beginning.count_in_ms,
        written(moment.log),
        moment.at_ms,
        place_in_words(moment.player, moment.at_ms),
    )


def place_in_words(player: Player, now_ms: int) -> str:
    """`Seated twist, left side`."""
    i = index_at(player, now_ms)
    if i < 0:
        return ""
    here = player.timeline.segments[i]
    name = plain(here.name)
    return f"{name}, {here.side} side" if here.side else name
