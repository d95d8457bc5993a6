"""Keeps a session while it is walked: every finished phase is handed to a thread that writes it, before the next one is shown.

The thread alone has the database, since a locked one may keep it waiting for seconds. It writes the newest moment that it was
handed, which holds all before it. What cannot be written is tried again with every later one, and at the end put into a file
beside the database. Never here: SQL, what is kept (writing.py), clocks.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from typing import Any

from stretchtui.history.alive import Alive, hold, is_alive
from stretchtui.history.keeper import GOES_ON, Keeper, Keeps, Written
from stretchtui.history.log import Logged
from stretchtui.history.model import Edited
from stretchtui.history.stamps import Stamp
from stretchtui.history.writing import Beginning, Moment
from stretchtui.session.events import Event
from stretchtui.session.place import Player, index_at, mode_at

PATIENCE_S = 0.1
"""So long, at most, the screen waits for what has just been finished to be safe. Most often that takes a few thousandths; on a
slow disk, or while another program writes, a picture comes a little later. (What is heard was sent on its way before.)"""


class Journal:
    """Of one session. All methods are for the face's thread; none raises, and but for `look` and `flush` none waits."""

    def __init__(
        self,
        folder: Path,
        beginning: Beginning,
        log: tuple[Logged, ...],
        open_store: Callable[[], Keeps],
        wall: Callable[[], Stamp],
        written: Written = lambda _, __, ___: None,
    ) -> None:
        """`open_store` and `written` (called after each writing) run in the journal's own thread."""
        self._folder = folder
        self._beginning = beginning
        self._log = log
        self._wall = wall
        self._alive: Alive | None = None
        self._seen: tuple[Any, ...] | None = None
        self._is_new = Condition()
        self._pending: Moment | None = None
        self._edits: dict[str, Edited[Any]] = {}
        self._handed = self._kept = 0
        self._notices: list[str] = []
        self._is_closing = False
        self._keeper = Keeper(folder, beginning, open_store, written, self._tell)
        self._thread = Thread(target=self._work, name="journal", daemon=True)

    def open(self) -> None:
        """Where another program walks the same session, it alone keeps it."""
        uuid = self._beginning.session.uuid
        self._alive = hold(self._folder, uuid)
        if self._alive is None and is_alive(self._folder, uuid):
            self._keeper.leave()
        else:
            self._thread.start()

    # The face's side

    def pressed(self, event: Event, player: Player, now_ms: int) -> None:
        """The session after an event that it took."""
        self._log = (*self._log, Logged(event, now_ms))
        self._hand_over(player, now_ms)

    def look(self, player: Player, now_ms: int) -> None:
        """Asked at every look of the face, before it shows anything: a phase that has ended is kept."""
        seen = index_at(player, now_ms), mode_at(player, now_ms)
        if seen != self._seen:
            first = self._seen is None
            self._seen = seen
            self._hand_over(player, now_ms)
            if not first:
                self._wait_until_kept(PATIENCE_S)

    def edit(self, **edits: Any) -> None:
        """Values by field: `tension_before`, `tension_after`, `note`."""
        at_ms = self._wall().utc_ms
        with self._is_new:
            self._edits |= {name: Edited(value, at_ms) for name, value in edits.items()}
            self._handed += 1
            self._is_new.notify_all()

    def notices(self) -> tuple[str, ...]:
        """What the person has to know, each once."""
        with self._is_new:
            told, self._notices = tuple(self._notices), []
        return told

    def flush(self, within_s: float) -> bool:
        """Whether everything that was handed over has been kept, or put aside, within that time."""
        return self._wait_until_kept(within_s)

    def close(self, within_s: float) -> None:
        """Any number of times, of which only the first waits; nothing can be handed over afterwards."""
        with self._is_new:
            is_first, self._is_closing = not self._is_closing, True
            self._is_new.notify_all()
        if not is_first:
            return
        try:
            self._finish(within_s)
        finally:
            if self._alive is not None:
                self._alive.drop()

    def _finish(self, within_s: float) -> None:
        """What the thread has not written in time, or not at all since it failed, is put aside here: it ends with the program."""
        if self._thread.is_alive():
            self._thread.join(within_s)
        with self._is_new:
            moment, edits = self._pending, self._edits
        if self._thread.is_alive() or moment is not None or edits:
            self._keeper.put_aside_now(moment, edits)

    def _hand_over(self, player: Player, now_ms: int) -> None:
        moment = Moment(player, now_ms, self._log, self._wall())
        with self._is_new:
            self._pending = moment
            self._handed += 1
            self._is_new.notify_all()

    def _wait_until_kept(self, within_s: float) -> bool:
        with self._is_new:
            number = self._handed
            return self._is_new.wait_for(lambda: self._kept >= number or not self._thread.is_alive(), within_s)

    def _tell(self, *notices: str) -> None:
        with self._is_new:
            self._notices += (notice for notice in notices if notice)

    # The thread's side

    def _work(self) -> None:
        for do in (self._work_until_closed, self._keeper.close):
            try:
                do()
            except Exception as fault:  # noqa: BLE001  # whatever it is, a session goes on, and what waits is put aside at its end
                self._tell(f"Keeping this session failed with {type(fault).__name__}. {GOES_ON}")
        with self._is_new:
            self._kept = self._handed
            self._is_new.notify_all()

    def _work_until_closed(self) -> None:
        while (number := self._work_once()) is not None:
            with self._is_new:
                self._kept = number
                self._is_new.notify_all()
            self._keeper.tell_on()

    def _work_once(self) -> int | None:
        """The number of what has been kept, or could not be and was put aside; None when there is nothing more to come."""
        with self._is_new:
            self._is_new.wait_for(lambda: self._kept < self._handed or self._is_closing)
            if self._kept == self._handed:
                return None
            moment, self._pending = self._pending, None
            edits, self._edits = self._edits, {}
            number = self._handed
        self._keeper.keep(moment, edits)
        return number
