"""Writes one session into the database, again and again; what cannot be written is kept here, tried again, and put aside at last.

Runs in the journal's thread, which alone has the database; only `put_aside_now` is for another thread. Never here: threads, SQL,
what a moment means (writing.py).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from stretchtui.history.faults import CannotSave
from stretchtui.history.joining import EDITED
from stretchtui.history.model import Edited, Live, Session
from stretchtui.history.resuming import interrupted
from stretchtui.history.summed import DayDone
from stretchtui.history.unsaved import put_aside
from stretchtui.history.writing import OVER, Beginning, Moment, live_at, session_at

GOES_ON = "The session goes on; what you do is tried again and kept beside the history at the end."
ELSEWHERE = "This session has been gone on with in another window. What you do here is not kept; what is done there is."


class Keeps(Protocol):
    """What is needed of the database (history/store)."""

    @property
    def fault(self) -> str: ...
    @property
    def told(self) -> tuple[str, ...]: ...
    def write(self, session: Session, live: Live | None) -> None: ...
    def session(self, uuid: str) -> Session | None: ...
    def days(self) -> tuple[DayDone, ...]: ...
    def close(self) -> None: ...


Written = Callable[[Session, Moment, tuple[DayDone, ...] | None], None]
"""Called after each writing; with all days that the history knows as a session begins and when it is over."""


class Keeper:
    def __init__(
        self,
        folder: Path,
        beginning: Beginning,
        open_store: Callable[[], Keeps],
        written: Written,
        tell: Callable[..., None],
    ) -> None:
        self._folder = folder
        self._beginning = beginning
        self._open_store = open_store
        self._written = written
        self._tell = tell
        self._store: Keeps | None = None
        self._session = beginning.session
        self._live: Live | None = None
        self._untold: Moment | None = None
        self._passed_on = 0
        self._is_unsaved = self._has_told = self._has_asked = self._has_begun = False
        self._is_left = False

    def keep(self, moment: Moment | None, edits: dict[str, Edited[Any]]) -> None:
        """What cannot be written is told once, and waits for the next time."""
        if moment is not None and not self._has_begun:
            self._begin()
        if self._is_left:
            return
        self._session = self._with(moment, edits)
        if moment is not None:
            self._live = live_at(self._beginning, moment)
        if self._has_begun:  # before, it would be a session that nobody began, and that nothing is known of to go on with
            self._write()
        self._untold = moment or self._untold

    def tell_on(self) -> None:
        """What has been kept, told to whoever looks on; nobody waits for that."""
        moment, self._untold = self._untold, None
        if moment is not None:
            with suppress(Exception):  # whatever it is: what is told of a session is no reason to keep nothing of it
                self._written(self._session, moment, self._days())

    def _begin(self) -> None:
        self._has_begun = True
        was = self._beginning.session
        there = self._opened().session(was.uuid) if was.revision else None
        if there is not None and there.revision > was.revision:
            self.leave()

    def leave(self) -> None:
        """To the program that goes on with the same session."""
        if not self._is_left:
            self._is_left = True
            self._tell(ELSEWHERE)

    def _with(self, moment: Moment | None, edits: dict[str, Edited[Any]]) -> Session:
        """The session as it stands with what has been handed over."""
        was = self._session
        held: dict[str, Any] = {name: getattr(was, name) for name in EDITED}
        held |= {name: _later(held[name], edit) for name, edit in edits.items()}
        made = was if moment is None else session_at(self._beginning, moment, was.revision)
        held["revision"] = was.revision + 1
        return replace(made, **held)

    def _write(self) -> None:
        self._is_unsaved = True
        try:
            self._opened().write(self._session, self._live)
            self._is_unsaved = False
        except CannotSave as fault:
            self._tell_once(str(fault))
        self._pass_on()

    def put_aside_now(self, moment: Moment | None, edits: dict[str, Edited[Any]]) -> None:
        """What is being written, and what has been handed over since; for a thread that can wait for this one's no longer."""
        has_more = moment is not None or bool(edits and self._has_begun)
        if not self._is_left and (has_more or self._is_unsaved):
            self._put_aside(self._with(moment, edits) if has_more else self._session)

    def _put_aside(self, session: Session) -> None:
        """A line holds nothing to go on with."""
        kept = interrupted(session) if session.outcome == "running" else session
        if fault := put_aside(self._folder, kept):
            self._tell(f"This session could not be kept: {fault}")

    def close(self) -> None:
        if self._is_unsaved:
            self._put_aside(self._session)
        if self._store is not None:
            self._store.close()
            self._pass_on()

    def _days(self) -> tuple[DayDone, ...] | None:
        asks = self._session.outcome in OVER or not self._has_asked
        if self._is_unsaved or self._store is None or not asks:
            return None
        self._has_asked = True
        return self._store.days()

    def _opened(self) -> Keeps:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _pass_on(self) -> None:
        """What the database has to tell, which may come later: that it was found damaged, that the disk is full."""
        told = self._store.told if self._store is not None else ()
        self._tell(*told[self._passed_on :])
        self._passed_on = len(told)

    def _tell_once(self, fault: str) -> None:
        if not self._has_told:
            self._has_told = True
            self._tell(f"{fault[:1].upper()}{fault[1:].removesuffix('.')}. {GOES_ON}")


def _later(held: Edited[Any], edit: Edited[Any]) -> Edited[Any]:
    """The person's last word counts, even where the wall clock was set back since the one before (T6)."""
    return Edited(edit.value, max(edit.edited_ms, held.edited_ms + 1))
