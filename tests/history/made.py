"""Histories made up for tests and benchmarks: ten years of daily sessions, the same at every call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from stretchtui.history.model import Edited, Piece, Session
from stretchtui.history.stamps import Stamp, stamped
from stretchtui.history.store.opening import open_history
from stretchtui.routine.model import Side
from stretchtui.routine.vocabulary import AREAS

DAYS = 3_650
EXERCISES = 12
WITH_SIDES = 8
ROUTINES = ("upper-back-basics", "morning-wake-up", "desk-break", "hips-and-hamstrings", "evening-wind-down")
NAMES = ("Seated twist", "Neck tilt", "Child's pose", "Standing side bend", "Half-kneeling hip flexor stretch", "Figure four")
NO_SIDES: tuple[Side | None, ...] = (None,)
BOTH_SIDES: tuple[Side | None, ...] = ("left", "right")


def make_ten_years(folder: Path, until: date) -> None:
    """3,650 daily sessions of 12 exercises, eight of them with sides, in a new history in this folder; the last on `until`."""
    with open_history(folder, at(until)) as history:
        history.join(ten_years(until))


def ten_years(until: date) -> Iterator[Session]:
    chance = Random(10)
    for n in range(DAYS):
        yield daily_session(until - timedelta(days=DAYS - 1 - n), chance)


def at(day: date, hour: int = 12, offset_min: int = 60) -> Stamp:
    """That day, at about that hour by the wall clock there."""
    return Stamp(stamped(datetime(day.year, day.month, day.day, hour, tzinfo=UTC)).utc_ms - offset_min * 60_000, offset_min)


def daily_session(day: date, chance: Random) -> Session:
    began = at(day, chance.randrange(6, 22))
    pieces = tuple(piece for turn in range(EXERCISES) for piece in _exercise(turn, chance))
    active_ms = sum(piece.actual_ms for piece in pieces)
    before = chance.choice((None, *range(2, 9)))
    return Session(
        uuid=f"{chance.getrandbits(128):032x}", revision=len(pieces) + 2, routine_id=chance.choice(ROUTINES),
        routine="Upper back basics", began=began, ended=Stamp(began.utc_ms + active_ms, began.offset_min),
        outcome=chance.choice(("done", "done", "done", "ended")), active_ms=active_ms, paused_ms=chance.randrange(60_000),
        pieces=pieces, tension_before=Edited(before, began.utc_ms),
        tension_after=Edited(None if before is None else max(0, before - chance.randrange(3)), began.utc_ms + active_ms),
        note=Edited("the left shoulder was stiff" if chance.random() < 0.1 else "", began.utc_ms),
    )  # fmt: skip


def _exercise(turn: int, chance: Random) -> Iterator[Piece]:
    name = NAMES[(turn + chance.randrange(3)) % len(NAMES)]
    areas = (AREAS[turn % len(AREAS)], AREAS[(turn * 5 + 3) % len(AREAS)])
    for side in BOTH_SIDES if turn < WITH_SIDES else NO_SIDES:
        held_ms = chance.choice((20_000, 30_000, 45_000)) + chance.randrange(1_000)
        yield Piece(
            turn, side, name.lower().replace(" ", "-"), name, areas, held_ms + 5_000, held_ms + 4_000, held_ms, 2, 2,
            ouches=int(chance.random() < 0.01),
        )  # fmt: skip
