"""The reminders that are installed, as the text of our own file, and back. Never here: the file itself.

It is read as a stranger's: what is not as we write it is refused whole, and then nothing is changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from stretchtui.daily.reminders.plan import Kind
from stretchtui.daily.reminders.reading import NotAWhen, read_when
from stretchtui.daily.reminders.reminder import Reminder

VERSION = 1
LARGEST = 1_000_000
"""Bytes of the file."""
MOST = 100
"""Reminders; nobody means more."""


class NotOurs(ValueError):
    """The file is not as we write it; the message says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    reminder: Reminder
    kind: Kind
    files: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    """What the desktop needs and a timer may not have: of the moment of installing."""


@dataclass(frozen=True, slots=True)
class Book:
    """All that is kept."""

    reminders: tuple[Kept, ...] = ()
    folders: tuple[str, ...] = ()
    """That were made for reminders, and are to go when they are empty."""

    @property
    def next_id(self) -> int:
        return 1 + max((one.reminder.id for one in self.reminders), default=0)

    def find(self, id: int) -> Kept | None:
        return next((one for one in self.reminders if one.reminder.id == id), None)

    def equal(self, reminder: Reminder) -> Kept | None:
        """One that is the same but for its number."""
        return next((one for one in self.reminders if replace(one.reminder, id=reminder.id) == reminder), None)

    def plus(self, one: Kept, folders: tuple[str, ...]) -> Book:
        return Book((*self.reminders, one), tuple(dict.fromkeys((*self.folders, *folders))))

    def minus(self, id: int) -> Book:
        return replace(self, reminders=tuple(one for one in self.reminders if one.reminder.id != id))


def text_of(book: Book) -> str:
    entries = [_entry(one) for one in book.reminders]
    return json.dumps({"version": VERSION, "folders": book.folders, "reminders": entries}, ensure_ascii=True, indent=2) + "\n"


def book_of(text: str) -> Book:
    """Raises NotOurs."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise NotOurs("it is no JSON") from why
    if not isinstance(read, dict) or not isinstance(read.get("version"), int):
        raise NotOurs("it has no version")
    if read["version"] > VERSION:
        raise NotOurs("it was written by a newer stretchtui")
    entries = read.get("reminders")
    if not isinstance(entries, list) or len(entries) > MOST:
        raise NotOurs("it has no list of reminders")
    kept = tuple(map(_kept, entries))
    if len({one.reminder.id for one in kept}) != len(kept):
        raise NotOurs("a number is there twice")
    return Book(kept, _strings(read.get("folders", [])))


def _entry(one: Kept) -> dict[str, Any]:
    reminder = one.reminder
    return {
        "id": reminder.id, "when": reminder.when.words, "routine": reminder.routine, "libraries": reminder.libraries,
        "kind": one.kind, "files": one.files, "environment": dict(one.environment),
    }  # fmt: skip


def _kept(entry: object) -> Kept:
    if not isinstance(entry, dict):
        raise NotOurs("a reminder is no object")
    id, when, routine, kind = (entry.get(name) for name in ("id", "when", "routine", "kind"))
    if type(id) is not int or not 0 < id < 1_000_000 or not isinstance(when, str) or not isinstance(routine, str):
        raise NotOurs("a reminder has no number, time or routine")
    known: Kind | None = next((one for one in get_args(Kind) if one == kind), None)
    if known is None:
        raise NotOurs(f"a reminder is of the unknown kind {str(kind)[:20]!r}")
    try:
        reminder = Reminder(id, read_when(when), routine, _strings(entry.get("libraries", [])))
    except NotAWhen as why:
        raise NotOurs(f"of a reminder, {why}") from why
    return Kept(reminder, known, _strings(entry.get("files", [])), _pairs(entry.get("environment", {})))


def _strings(read: object) -> tuple[str, ...]:
    if not isinstance(read, list) or not all(isinstance(one, str) for one in read):
        raise NotOurs("where words belong, there is something else")
    return tuple(read)


def _pairs(read: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(read, Mapping) or not all(isinstance(value, str) for value in read.values()):
        raise NotOurs("where words belong, there is something else")
    return tuple(read.items())
