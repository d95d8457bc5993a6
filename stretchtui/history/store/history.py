"""The history, open: written in whole transactions, asked for sessions and sums. Used in one thread at a time.

A file found damaged while it is used is mended, and one exchanged for another (mended by another program, brought by a program
that keeps folders alike) is opened anew. Never here: SQL, how either is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Protocol, TypeVar

from stretchtui.history.joining import EDITED
from stretchtui.history.model import Edited, Live, Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.store import reading, reserve, rows, writing
from stretchtui.history.store.checking import Check, is_small
from stretchtui.history.store.files import Identity, identity
from stretchtui.history.store.refusing import CannotSave, is_damage, is_full, sentence
from stretchtui.history.store.values import check, check_live
from stretchtui.history.summed import DayDone, Joined, Worked

T = TypeVar("T")


class Opened(NamedTuple):
    """What the way in (opening.py) has found or made."""

    connection: sqlite3.Connection
    path: Path
    file: Identity | None = None
    """None: it is in memory, and nothing can be saved."""
    fault: str = ""
    told: tuple[str, ...] = ()


class Open(Protocol):
    def __call__(self, *, damaged: Identity | None = None) -> Opened: ...


class _Elsewhere(Exception):
    """The file has been exchanged for another."""


class History:
    """`fault`: why nothing can be saved, or ""; `told`: what the person has to be told, once."""

    def __init__(self, open: Open, weekly: Callable[[sqlite3.Connection], bool], may_write: bool) -> None:  # noqa: A002
        """`weekly` makes a backup when one is due, and says false where what it copied is damaged."""
        self._open = open
        self._weekly = weekly
        self._here = open()
        self.fault = self._here.fault
        self.told = self._here.told
        self._check = Check(self._here.path) if may_write and self._here.file and not is_small(self._here.path) else None
        self._has_mended = False
        self._has_saved = self._has_backed_up = False

    def __enter__(self) -> History:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """`told` may say more afterwards: a large file may be found damaged only now."""
        self._mend_if_found(wait=True)
        self._here.connection.close()

    def write(self, session: Session, live: Live | None) -> None:
        """The session as it stands, and what it takes to go on with it (None: nothing). Raises CannotSave."""
        check(session)
        if live is not None:
            check_live(live, session)
        self._save(lambda connection: writing.write(connection, session, live), is_over=live is None)

    def edit(self, uuid: str, **edits: Edited[Any]) -> None:
        """What a person changed afterwards: fields of EDITED. Raises CannotSave."""
        if unknown := set(edits) - set(EDITED):
            raise TypeError(f"nobody edits {', '.join(sorted(unknown))}")
        self._save(lambda connection: writing.edit(connection, uuid, edits))

    def join(self, sessions: Iterable[Session]) -> Joined:
        """Sessions from elsewhere: all of them or, where one cannot be kept, none. Raises CannotSave."""
        known = tuple(check(session) for session in sessions)
        return self._save(lambda connection: writing.join(connection, known))

    def session(self, uuid: str) -> Session | None:
        return self._ask(lambda connection: rows.get(connection, uuid), None)

    def sessions(
        self, since: date | None = None, until: date | None = None, newest_first: bool = True, limit: int | None = None,
        gone: bool = False,
    ) -> tuple[Session, ...]:  # fmt: skip
        """Those of the days from `since` to `until`; with `gone` also those that were deleted."""
        return self._ask(lambda connection: reading.sessions(connection, since, until, newest_first, limit, gone), ())

    def every(self) -> Iterator[Session]:
        """All of them, those that are gone too, oldest first; a few at a time are in memory."""
        last: tuple[int, str] | None = None
        nothing: tuple[Session, ...] = ()
        while some := self._ask(partial(reading.some_after, last=last), nothing):
            yield from some
            last = some[-1].began.utc_ms, some[-1].uuid

    def lives(self) -> tuple[tuple[Session, Live], ...]:
        """What can be gone on with, newest first."""
        return self._ask(lambda connection: tuple(reading.lives(connection)), ())

    def days(self, since: date | None = None, until: date | None = None) -> tuple[DayDone, ...]:
        return self._ask(lambda connection: tuple(reading.days(connection, since, until)), ())

    def worked(self, since: date | None = None, until: date | None = None) -> tuple[Worked, ...]:
        return self._ask(lambda connection: tuple(reading.worked(connection, since, until)), ())

    def last_done(self) -> Mapping[str, date]:
        """By routine id."""
        return self._ask(reading.last_done, {})

    def tensions(self, since: date | None = None, until: date | None = None) -> tuple[tuple[Stamp, int | None, int | None], ...]:
        """Before and after, of sessions with either, oldest first."""
        return self._ask(lambda connection: tuple(reading.tensions(connection, since, until)), ())

    def _ask(self, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        """`nothing` where the disk gives no answer; why is in `fault` then."""
        for _ in range(3):
            try:
                self._follow()
                return question(self._here.connection)
            except (sqlite3.Error, ValueError) as error:
                if not (is_damage(error) and self._mend()):
                    self.fault = sentence(error)
                    break
        return nothing

    def _save(self, work: Callable[[sqlite3.Connection], T], *, is_over: bool = True) -> T:
        """`is_over`: what is saved is whole, so that a backup may be made of it."""
        for _ in range(4):
            self._follow()
            if self._here.file is None:
                self._open_again()
            if self._here.file is None:
                raise CannotSave(self.fault or "there is no history to save it in")
            try:
                result = writing.at_once(self._here.connection, lambda connection: work(self._still(connection)))
            except _Elsewhere:
                continue
            except (sqlite3.Error, ValueError) as error:
                if (is_damage(error) and self._mend()) or (is_full(error) and self._give_up_reserve()):
                    continue
                self.fault = sentence(error)
                raise CannotSave(self.fault) from error
            self._saved(is_over)
            return result
        raise CannotSave("the history's file is exchanged for another again and again")

    def _saved(self, is_over: bool) -> None:
        self.fault = ""
        if not self._has_saved:
            self._has_saved = True
            reserve.lay_by(self._here.path.parent)
        if is_over and not self._has_backed_up:
            self._has_backed_up = True
            if not self._weekly(self._here.connection):
                self._mend()

    def _give_up_reserve(self) -> bool:
        has_given = reserve.give_up(self._here.path.parent)
        if has_given:
            self.told = (*self.told, reserve.TOLD)
        return has_given

    def _still(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """Asked once nobody else can exchange the file."""
        if self._is_elsewhere():
            raise _Elsewhere
        return connection

    def _is_elsewhere(self) -> bool:
        return self._here.file is not None and identity(self._here.path) != self._here.file

    def _mend(self) -> bool:
        """Set aside and made anew; never twice, so that no mistake of ours goes on for ever."""
        if self._has_mended:
            return False
        self._has_mended = True
        self._open_again(damaged=self._here.file)
        return True

    def _follow(self) -> None:
        """Open whatever is in the file's place now."""
        self._mend_if_found()
        if self._is_elsewhere():
            self._open_again()

    def _mend_if_found(self, wait: bool = False) -> None:
        if self._check and (damaged := self._check.found(wait)) and damaged == self._here.file:
            self._mend()

    def _open_again(self, damaged: Identity | None = None) -> None:
        self._here.connection.close()
        self._here = self._open(damaged=damaged)
        self.fault = self._here.fault
        self.told = (*self.told, *self._here.told)
