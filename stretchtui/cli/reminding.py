"""`stretchtui remind`: a reminder shown, asked about, put in, listed, taken away. Never here: how (scheduling.py)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from stretchtui.cli import exits
from stretchtui.cli.reminders_file import read_book
from stretchtui.cli.talk import counted, put, say
from stretchtui.daily.reminders.kept import Kept
from stretchtui.daily.reminders.plan import KINDS, CannotRemind, ThereAlready
from stretchtui.daily.reminders.reading import NotAWhen, is_when_word, read_every, read_when
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import When
from stretchtui.routine.holdings import Holdings


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    try:
        return _answer(arguments, holdings)
    except NotAWhen as why:
        say(f"stretchtui remind: {why}")
        return exits.BAD_USAGE
    except ThereAlready as why:  # what was asked for is so
        say(str(why))
        return exits.FINISHED
    except CannotRemind as why:
        say(f"stretchtui remind: {why}")
        return exits.MISTAKES


def _answer(arguments: argparse.Namespace, holdings: Holdings) -> int:
    match arguments.act:
        case "add":
            words, routine = _when_and_routine(arguments.when)
            return _add(read_when(words), routine, arguments, holdings)
        case "every":
            often = read_every(arguments.length, arguments.start, arguments.end, arguments.days)
            return _add(often, arguments.routine, arguments, holdings)
        case "list":
            return _list()
        case "remove":
            return _remove(arguments.which)
        case _:
            return _fire(arguments.which)


def _when_and_routine(words: list[str]) -> tuple[str, str]:
    """`10:30 weekdays desk-break`, with quotes around the time or without: what is no time and no day is a routine."""
    *before, last = words
    if not before or is_when_word(last):
        return " ".join(words), ""
    return " ".join(before), last


def _add(when: When, routine: str, arguments: argparse.Namespace, holdings: Holdings) -> int:
    from stretchtui.cli.scheduling import missing_notices, offered

    named = _routine(routine, holdings)
    if isinstance(named, int):
        return named
    libraries = tuple(str(Path(folder).absolute()) for folder in (*arguments.library, *arguments.library_behind))
    made = offered(Reminder(read_book().next_id, when, named, libraries))
    for line in made.shown:
        put(line, at_once=True)
    if not (arguments.install or _says_yes()):
        say("nothing is installed; with --install at its end the same command installs it")
        return exits.FINISHED
    made.install()
    say(f"reminder {made.reminder.id} is installed: {when.words}")
    say(f"take it away again: stretchtui remind remove {made.reminder.id}")
    if missing := missing_notices():
        say(missing)
    return exits.FINISHED


def _routine(name: str, holdings: Holdings) -> str | int:
    """Its id, or its file by a path that holds anywhere; the exit status when there is none (said why)."""
    from stretchtui.cli.running import routine_named
    from stretchtui.routine.diagnostics import nearest

    if not name:
        return ""
    if name == "-":
        say("stretchtui remind: a reminder cannot start what comes from standard input")
        return exits.BAD_USAGE
    found = routine_named(name, holdings, "remind")
    if isinstance(found, int):
        if day := nearest(name, ("weekdays", "weekends", "daily", "mondays")):
            say(f"or, for days, did you mean '{day}'?")
        return found
    return name if name in holdings.shelf.routines else str(Path(name).absolute())


def _says_yes() -> bool:
    """Asked only where somebody can answer; anything but a yes is a no."""
    if not _is_answered():
        return False
    try:
        return input("\nInstall it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _is_answered() -> bool:
    return bool(sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def _list() -> int:
    kept = read_book().reminders
    for one in kept:
        put(f"{one.reminder.id:>3}  {one.reminder.when.words}, to start: {one.reminder.starts}  ({KINDS[one.kind]})")
    if not kept:
        say('no reminders; to have one: stretchtui remind add "10:30 weekdays"')
    return exits.FINISHED


def _remove(which: str) -> int:
    from stretchtui.cli.scheduling import remove

    found = list(read_book().reminders) if which == "all" else _numbered(which)
    if isinstance(found, int):
        return found
    for one in found:
        for problem in remove(one):
            say(problem)
        say(f"reminder {one.reminder.id} is gone: {one.reminder.when.words}")
    if not found:
        say("there are no reminders")
    return exits.FINISHED


def _fire(which: str) -> int:
    from stretchtui.cli.firing import fire

    found = _numbered(which)
    return found if isinstance(found, int) else fire(found[0])


def _numbered(which: str) -> list[Kept] | int:
    """The exit status where there is none of that number (said so)."""
    book = read_book()
    one = book.find(int(which)) if which.isascii() and which.isdigit() and len(which) <= 6 else None
    if one is not None:
        return [one]
    there = f"there {'is' if len(book.reminders) == 1 else 'are'} {counted(len(book.reminders), 'reminder')}"
    say(f"stretchtui remind: there is no reminder '{which[:20]}'; {there}: stretchtui remind list")
    return exits.BAD_USAGE
