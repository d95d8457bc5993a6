"""The form of a session from before: what was typed, made into a session, or why it cannot be. Never here: widgets, saving."""

from __future__ import annotations

from typing import NamedTuple

from stretchtui.history.adding import MOST_MINUTES, Said, added
from stretchtui.history.adding import NotAdded as Impossible
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.model import Routine

LENGTH, DAY = 1, 2
FIELDS = (
    ("routine: ", "its id, or nothing for stretching of your own"),
    ("minutes: ", "how long; nothing for as long as the routine lasts"),
    ("day: ", "2026-11-22, or with a time: 2026-11-22 07:30"),
)
"""What stands in front of each, and what it waits for."""


class NotAdded(Exception):
    """Why, and which field it is about."""

    def __init__(self, reason: str, field: int) -> None:
        super().__init__(reason)
        self.field = field


class Typed(NamedTuple):
    routine: str
    minutes: str
    day: str


def session_of(typed: Typed, now: Stamp, holdings: Holdings) -> Session:
    """Raises NotAdded."""
    routine = _routine(typed.routine.strip(), holdings)
    minutes = _minutes(typed.minutes.strip(), is_needed=routine is None)
    day, _, time = typed.day.strip().partition(" ")
    said = Said(routine, routine.id if routine else None, minutes, day or "today", time.strip() or None)
    try:
        return added(said, now)
    except Impossible as reason:
        words = str(reason)
        raise NotAdded(f"{words[:1].upper()}{words[1:]}", LENGTH if reason.about == "length" else DAY) from reason


def _routine(typed: str, holdings: Holdings) -> Routine | None:
    if not typed:
        return None
    loaded = holdings.loader.routine(typed) or holdings.loader.routine("-".join(typed.lower().split()))
    if loaded is None or loaded.routine is None:
        raise NotAdded("No routine has that id. Leave it empty for stretching of your own.", 0)
    return loaded.routine


def _minutes(typed: str, *, is_needed: bool) -> int | None:
    if not typed and not is_needed:
        return None
    if not (typed.isascii() and typed.isdigit()) or not 0 < int(typed[:6]) <= MOST_MINUTES:
        raise NotAdded(f"Minutes are a whole number from 1 to {MOST_MINUTES}.", LENGTH)
    return int(typed)
