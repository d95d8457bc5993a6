"""A session that was cut off, found in the history and made ready to go on with its own routine. For both faces.

Slow (it opens the history and reads a routine): for a thread, or for a command. Never here: asking whether to go on, widgets.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.history import unsaved
from stretchtui.history.alive import is_alive
from stretchtui.history.faults import CannotSave
from stretchtui.history.log import CannotReplay
from stretchtui.history.opened import opened
from stretchtui.history.resuming import CutOff, TakenUp, cut_off, interrupted, let_go, taken_up
from stretchtui.history.store.opening import open_history
from stretchtui.recording import now
from stretchtui.starting import Start, threshold

if TYPE_CHECKING:
    from pathlib import Path

    from stretchtui.history.stamps import Stamp
    from stretchtui.routine.holdings import Holdings
    from stretchtui.routine.model import Routine
    from stretchtui.settings.preferences import Settings

A_MINUTE_MS, AN_HOUR_MS = 60_000, 3_600_000


@dataclass(frozen=True, slots=True)
class Offer:
    """To go on with what was cut off."""

    cut: CutOff
    routine: Routine
    taken_up: TakenUp | None
    """None: it cannot be walked again to where it stood."""
    exercise: int
    """Where it then begins anew: with this exercise, counted from 1."""
    why: str = ""
    """Why it cannot go on exactly there; "" when it can."""

    @property
    def words(self) -> str:
        """`Upper back basics, stopped at seated twist, left side, 12 minutes ago`."""
        return self._told("stopped at")

    @property
    def in_short(self) -> str:
        """The same where it is known that it was: `Upper back basics, at seated twist, left side, 12 minutes ago`."""
        return self._told("at")

    def _told(self, at: str) -> str:
        place = self.cut.live.place
        return f"{self.cut.session.routine}, {at} {place[:1].lower()}{place[1:]}, {ago(self.cut.ago_ms)}"


def start_of(offer: Offer) -> Start:
    """Where the session begins anew, if it cannot go on where it was."""
    return Start(offer.routine, offer.exercise, offer.cut.live.origin)


def ago(ms: int) -> str:
    """`12 minutes ago`, in the largest unit that says enough."""
    if ms < A_MINUTE_MS:
        return "just now"
    count, unit = (ms // AN_HOUR_MS, "hour") if ms >= AN_HOUR_MS else (ms // A_MINUTE_MS, "minute")
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


def find(holdings: Holdings, settings: Settings) -> Offer | None:
    """The session that was cut off last, if its routine can still be had; those that nobody will go on with are let go.

    Never raises for what a disk, or a routine that is gone, can do.
    """
    folder = places.history_folder()
    if folder is None or not folder.is_dir():
        return None
    moment, alive = now(), partial(is_alive, folder)
    if not _has_something_left(folder, moment):
        return None
    with opened(folder, moment) as history:
        cut = cut_off(history, alive, moment)
        with suppress(CannotSave):  # the next start tries again; nothing is lost by it
            let_go(history, alive, moment)
    return None if cut is None else _offer(cut, holdings, settings)


def _has_something_left(folder: Path, moment: Stamp) -> bool:
    """Most often nothing: then the history is only read, and neither prepared for writing nor read through for damage."""
    if unsaved.is_any(folder):
        return True
    with open_history(folder, moment, may_write=False) as history:
        return bool(history.lives())


def still_stands(cut: CutOff) -> bool:
    """Whether nobody has gone on with it, or left it, since it was found."""
    folder = places.history_folder()
    if folder is None or is_alive(folder, cut.session.uuid):
        return folder is None
    with open_history(folder, now(), may_write=False) as history:
        there = history.session(cut.session.uuid)
    return there is None or (there.revision, there.outcome) == (cut.session.revision, "running")


def leave(cut: CutOff) -> str:
    """Nobody goes on with it; why that cannot be kept, or "". If some program has gone on with it since, that stays as it is."""
    folder = places.history_folder()
    if folder is not None and is_alive(folder, cut.session.uuid):
        return ""
    with opened(folder, now()) as history:
        there = history.session(cut.session.uuid)
        if there is not None and there.revision != cut.session.revision:
            return ""
        try:
            history.write(interrupted(cut.session), None)
        except CannotSave as fault:
            return str(fault)
    return ""


def _offer(cut: CutOff, holdings: Holdings, settings: Settings) -> Offer | None:
    routine = _routine(cut.live.origin, holdings)
    if routine is None:
        return None
    why = ""
    before = threshold(routine, settings)
    for start in filter(None, (before.whole, before.left)):
        try:
            return Offer(cut, start.routine, taken_up(cut, start.routine, holdings.loader.exercise), 1)
        except CannotReplay as fault:
            why = str(fault)
    return Offer(cut, routine, None, _exercise(cut, routine), why)


def _routine(origin: str, holdings: Holdings) -> Routine | None:
    kind, _, what = origin.partition(":")
    match kind:
        case "id":
            loaded = holdings.loader.routine(what)
        case "file":
            loaded = holdings.open(what)
        case "text":
            loaded = holdings.read(what.encode("utf-8", "replace"))
        case _:
            loaded = None
    return loaded.routine if loaded is not None else None


def _exercise(cut: CutOff, routine: Routine) -> int:
    """The exercise of that name in the routine as it is now; where there is none, the first."""
    from stretchtui.session.timeline import build

    last = cut.session.pieces[-1] if cut.session.pieces else None
    walked = [step for step in build(routine).walked if step.exercise is not None]
    for step in walked:
        if last is not None and step.exercise is not None and (step.exercise.id or step.title) == (last.exercise_id or last.name):
            return step.number or 1
    return 1
