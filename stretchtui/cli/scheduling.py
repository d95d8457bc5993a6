"""Reminders put in and taken away: files written, and the system's own programs run. The one module here that starts programs.

What is written and which programs are run, with which words, daily/reminders/plan.py says. Never here: what is asked and told
(reminding.py), what happens when a reminder is due (firing.py).
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from stretchtui.cli import reminders_file
from stretchtui.cli.here import here, remembered
from stretchtui.daily.reminders import cron
from stretchtui.daily.reminders.kept import Book, Kept
from stretchtui.daily.reminders.plan import Argv, CannotRemind, Here, Plan, ThereAlready, Written, plan, removal, traces
from stretchtui.daily.reminders.reading import read_time
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.telling import told
from stretchtui.daily.reminders.when import Daily
from stretchtui.text import plain

LONGEST_S = 30.0
"""No program that puts a reminder in or out takes longer."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: bytes
    said: str
    """What it said on standard error, plain, in one line."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A reminder that could be had. For a screen: the lines to show, and what to call when somebody says yes."""

    reminder: Reminder
    made: Plan
    shown: tuple[str, ...]
    """Every file and every command; not plain yet."""

    @property
    def number(self) -> int:
        return self.reminder.id

    def install(self) -> None:
        """In a worker thread: it waits for programs. Raises CannotRemind, and then nothing has changed."""
        install(self.reminder, self.made, here())


def offer(daily_at: str) -> Offer:
    """For each day at a time as somebody writes it. Raises CannotRemind, or NotAWhen where it is no time."""
    made = offered(Reminder(reminders_file.read_book().next_id, Daily(read_time(daily_at))))
    return replace(made, shown=(*made.shown, "", missing)) if (missing := missing_notices()) else made


def offered(reminder: Reminder) -> Offer:
    """Raises CannotRemind, ThereAlready of them where an equal one is installed."""
    _must_be_new(reminder, reminders_file.read_book())
    made = plan(reminder, here())
    return Offer(reminder, made, tuple(told(reminder, made)))


def missing_notices() -> str:
    """What is not here and shows the notice; "" where it is."""
    if sys.platform in ("win32", "darwin") or shutil.which("notify-send") is not None:
        return ""
    return "notify-send is not here, and shows the notice: it is in the package libnotify-bin, or libnotify"


def _must_be_new(reminder: Reminder, book: Book) -> None:
    """Raises ThereAlready."""
    if (one := book.equal(reminder)) is not None:
        raise ThereAlready(f"reminder {one.reminder.id} is there already: {reminder.when.words}, to start: {reminder.starts}")


def install(reminder: Reminder, made: Plan, at: Here) -> None:
    """Put it in, or change nothing. Raises CannotRemind. It is in our file first: what happens then can always be undone."""
    book = reminders_file.read_book()
    _must_be_new(reminder, book)
    kept = Kept(reminder, made.kind, traces(made, at), remembered())
    if book.find(reminder.id) is not None:
        raise CannotRemind(f"there is a reminder {reminder.id} already")
    new = book.plus(kept, _missing((at.own, *made.folders)))
    reminders_file.write_book(new)
    try:
        _put_in(made)
    except (CannotRemind, OSError) as why:
        with suppress(CannotRemind):  # of a crontab that can be neither read nor written: so nothing is in it
            _take_out(kept, at.uid)
        _forget(new, reminder.id)
        raise CannotRemind(plain(f"{why}; nothing is installed")) from why


def remove(kept: Kept) -> tuple[str, ...]:
    """Take it away; what was said by programs that did not manage. Raises CannotRemind where it is still there."""
    book = reminders_file.read_book()
    problems = _take_out(kept, here().uid)
    if kept.kind == "schtasks" and problems and _run(("schtasks", "/Query", "/TN", kept.reminder.name)).status == 0:
        raise CannotRemind(problems[0])
    _forget(book, kept.reminder.id)
    return problems


def ran(argv: Sequence[str], stdin: bytes = b"", *, environ: Mapping[str, str] | None = None, within_s: float = LONGEST_S) -> Ran:
    """A program run to its end, or ended when its time is over. Raises OSError where it cannot be started."""
    done = subprocess.run(  # noqa: S603  (a list of words, never a shell)
        argv, input=stdin, capture_output=True, env=environ, timeout=within_s, check=False, creationflags=_NO_WINDOW
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, plain(" ".join(done.stderr.decode("utf-8", "replace").split()), limit=300))


TookTooLong = subprocess.TimeoutExpired


def opened(argv: Sequence[str], environ: Mapping[str, str]) -> None:
    """A program started that outlives us. Raises OSError."""
    null = subprocess.DEVNULL
    folder = environ.get("HOME")
    subprocess.Popen(argv, stdin=null, stdout=null, stderr=null, env=environ, cwd=folder, start_new_session=True)  # noqa: S603


def _put_in(made: Plan) -> None:
    try:
        for file in made.files:
            _write(file)
        for argv in made.commands:
            _must(argv)
        if made.block:
            _write_crontab(cron.added(_crontab(), made.block))
    finally:
        for file in made.files:
            if not file.stays:
                Path(file.path).unlink(missing_ok=True)


def _take_out(kept: Kept, uid: int) -> tuple[str, ...]:
    """Everything that can be taken out is, whatever fails on the way. Raises CannotRemind where a crontab cannot be changed."""
    away = removal(kept.reminder.id, kept.kind, kept.files, uid)
    problems = _tried(away.before)
    for file in away.files:
        try:
            Path(file).unlink(missing_ok=True)
        except OSError as why:
            problems.append(f"{file} could not be removed: {why.strerror}")
    problems += _tried(away.after)
    if kept.kind == "cron":
        _clear_crontab(kept.reminder.id)
    return tuple(dict.fromkeys(problems))


def _tried(commands: Iterable[Argv]) -> list[str]:
    problems = list[str]()
    for argv in commands:
        try:
            _must(argv)
        except CannotRemind as why:
            problems.append(str(why))
    return problems


def _forget(book: Book, id: int) -> None:
    """Our file without it, and the folders that were made for reminders, where nothing is in them any more."""
    left = book.minus(id)
    reminders_file.write_book(left)
    folders = tuple(folder for folder in sorted(book.folders, key=len, reverse=True) if not _removed(folder))
    if left.reminders and folders != left.folders:
        reminders_file.write_book(Book(left.reminders, folders))


def _removed(folder: str) -> bool:
    try:
        Path(folder).rmdir()
    except OSError:  # something is in it, or it is gone already
        return not Path(folder).exists()
    return True


def _missing(folders: Iterable[str]) -> tuple[str, ...]:
    """Those that are not there, with those above them that are not."""
    every = (above for folder in folders for above in (Path(folder), *Path(folder).parents))
    return tuple(dict.fromkeys(str(one) for one in every if not one.exists()))


def _write(file: Written) -> None:
    from stretchtui.routine.files import replace_file

    try:
        Path(file.path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(Path(file.path), file.data)
    except OSError as why:
        raise CannotRemind(f"{file.path} cannot be written: {why.strerror}") from why


def _crontab() -> bytes:
    """What is in it; b"" where there is none. Raises CannotRemind where that cannot be told."""
    got = _run(("crontab", "-l"))
    if got.status and not (got.said.lower().startswith("no crontab") or "no crontab for" in got.said.lower()):
        raise CannotRemind(f"crontab -l failed: {got.said or f'status {got.status}'}")
    return b"" if got.status else got.out


def _write_crontab(crontab: bytes) -> None:
    _must(("crontab", "-") if crontab else ("crontab", "-r"), crontab)


def _clear_crontab(id: int) -> None:
    before = _crontab()
    try:
        after = cron.without(before, id)
    except cron.Damaged as why:
        raise CannotRemind(f"{why}: take its lines out with crontab -e, then remove the reminder again") from why
    if after != before:
        _write_crontab(after)


def _must(argv: Argv, stdin: bytes = b"") -> None:
    got = _run(argv, stdin)
    if got.status:
        raise CannotRemind(f"{shlex.join(argv)} failed: {got.said or f'status {got.status}'}")


def _run(argv: Argv, stdin: bytes = b"") -> Ran:
    """In English, whatever is spoken here: we read what crontab says."""
    program = shutil.which(argv[0])
    if program is None:
        raise CannotRemind(f"{argv[0]} is not here")
    try:
        return ran((program, *argv[1:]), stdin, environ={**os.environ, "LC_ALL": "C"})
    except OSError as why:
        raise CannotRemind(f"{argv[0]} cannot be started: {why.strerror}") from why
    except TookTooLong as why:
        raise CannotRemind(f"{shlex.join(argv)} did not end in {LONGEST_S:.0f} s") from why
