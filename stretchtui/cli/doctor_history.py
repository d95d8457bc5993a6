"""What the doctor finds of the history and of reminders, as values. Never here: mending, or writing anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from stretchtui import places
from stretchtui.cli.doctor_findings import Finding
from stretchtui.cli.kept import now
from stretchtui.cli.reminders_file import read_book
from stretchtui.cli.talk import counted
from stretchtui.daily.reminders.plan import CannotRemind
from stretchtui.history.progress.wording import spelt_day
from stretchtui.history.store.backups import made_on, newest_first
from stretchtui.history.store.checking import Check
from stretchtui.history.store.files import DATABASE
from stretchtui.history.store.opening import open_history
from stretchtui.history.unsaved import NAME, is_any
from stretchtui.settings.preferences import Settings

MENDED = "the next session sets it aside and keeps all of it that can be read"


def of_history(settings: Settings) -> Iterator[Finding]:
    if not settings.history:
        advice = "to have them kept: stretchtui settings history true"
        yield Finding("history", "note", "sessions are not kept: you said so", advice)
    folder = places.history_folder()
    if folder is None:
        yield Finding("history", "wrong", "this system names no folder for it: nothing is kept", "is there a home folder?")
    elif not os.path.lexists(folder):
        yield Finding("history", "ok", f"{folder}, made with the first session")
    else:
        yield from _of_file(folder)
        yield from _of_backups(folder)
        yield from _left_over(folder)


def _of_file(folder: Path) -> Iterator[Finding]:
    path = folder / DATABASE
    with open_history(folder, now(), may_write=False) as history:
        sessions = sum(day.sessions for day in history.days())
        faults = (history.fault, *history.told)
    for fault in filter(None, faults):
        yield Finding("history", "wrong", f"{path}: {fault.removesuffix('.')}")
    if any(faults):
        return
    if not path.exists() and newest_first(folder):
        yield Finding("history", "wrong", f"{path}: it is gone", "the next session brings back what the newest backup holds")
    elif not path.exists():
        yield Finding("history", "ok", f"{path}, made with the first session")
    elif Check(path).found(wait=True):
        yield Finding("history", "wrong", f"{path}: it is damaged", MENDED)
    else:
        yield Finding("history", "ok", f"{path}: {counted(sessions, 'session')}, {_size(path)}")
    if not os.access(path if path.exists() else folder, os.W_OK) or not os.access(folder, os.W_OK | os.X_OK):
        what = f"{folder}: it can be read and not written: nothing is kept"
        yield Finding("history", "wrong", what, "look who may write to it")


def _size(path: Path) -> str:
    kib = -(-path.stat().st_size // 1024)
    return f"{kib} KiB" if kib < 1024 else f"{kib / 1024:.1f} MiB"


def _of_backups(folder: Path) -> Iterator[Finding]:
    backups = newest_first(folder)
    day = made_on(backups[0]) if backups else None
    if backups:
        last = f"the last of {spelt_day(day)}" if day else backups[0].name
        yield Finding("history", "ok", f"{counted(len(backups), 'backup')}, {last}")
    elif (folder / DATABASE).exists():
        yield Finding("history", "note", "no backup yet: one is made once a week, with a session")


def _left_over(folder: Path) -> Iterator[Finding]:
    if is_any(folder):
        yield Finding("history", "note", f"sessions wait in {folder / NAME}", "the next session takes them up")
    for path in sorted(folder.glob(f"{DATABASE}.corrupt.*")):
        advice = "what could be read of it is in the history; when you miss nothing, remove it"
        yield Finding("history", "note", f"{path.name} was set aside because it was damaged", advice)


def of_reminders() -> Iterator[Finding]:
    try:
        kept = read_book().reminders
    except CannotRemind as why:
        yield Finding("reminders", "wrong", str(why))
        return
    if not kept:
        yield Finding("reminders", "ok", "none", 'to have one: stretchtui remind add "10:30 weekdays"')
    for one in kept:
        yield from _of_reminder(one.reminder.id, f"{one.reminder.when.words}, to start: {one.reminder.starts}", one.files)


def _of_reminder(id: int, words: str, files: tuple[str, ...]) -> Iterator[Finding]:
    gone = [file for file in files if not os.path.lexists(file)]
    if gone:
        advice = f"take it away and add it anew: stretchtui remind remove {id}"
        yield Finding("reminders", "wrong", f"{id}: {words}, but {gone[0]} is gone", advice)
    else:
        yield Finding("reminders", "ok", f"{id}: {words}")
