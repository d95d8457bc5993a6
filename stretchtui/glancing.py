"""What the line for a prompt is told of a session, each time something of it has been kept. Never here: that line, the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stretchtui import glance
from stretchtui.history.model import Session
from stretchtui.history.progress.weeks import counted
from stretchtui.history.summed import DayDone
from stretchtui.history.writing import OVER, Moment
from stretchtui.session.frame import frame


class Glancing:
    def __init__(self, folder: Path, goal: int, speed: float) -> None:
        self._folder, self._goal, self._speed = folder, goal, speed

    def written(self, session: Session, moment: Moment, days: tuple[DayDone, ...] | None) -> None:
        """`days`: all that the history knows, where it could be asked."""
        if days is not None:
            glance.write_days(self._folder, (day.toordinal() for day in _days(days, session)), self._goal)
        if session.outcome in OVER:
            glance.remove_running(self._folder)
        else:
            self._tell(moment)

    def _tell(self, moment: Moment) -> None:
        seen = frame(moment.player, moment.at_ms)
        glance.write_running(
            self._folder,
            seen.name,
            seen.side or "",
            seen.word,
            phase_left_ms=self._real(seen.left_ms),
            left_ms=None if seen.open_ahead else self._real(seen.left_total_ms),
            at_ms=moment.stamp.utc_ms,
            paused=seen.mode == "paused",
        )

    def _real(self, ms: int | None) -> int | None:
        """In real time, where the clock is made to run faster."""
        return None if ms is None else int(ms / self._speed)


def _days(days: tuple[DayDone, ...], session: Session) -> set[date]:
    return {*counted(days), *counted([DayDone(session.began.day, 1, session.active_ms, session.stretch_ms)])}
