"""`stretchtui history` and `stretchtui progress`: what can be asked of them, and who answers. Never here: the answers.

Imported before either is answered, so that nothing is imported here that takes time.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from stretchtui.cli import exits
from stretchtui.cli.commands import Commands, whole

if TYPE_CHECKING:
    from stretchtui.routine.holdings import Holdings

WHICH = "the beginning of a session's own sign, as the list shows it, or: last"
LIST_ONLY = ("since", "until", "area", "limit", "csv")


def add_parser(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "history", help="the sessions you have done; add, change, delete one", allow_abbrev=False,
        epilog="D is a day: 2026-11-01, today, yesterday, monday, or so long ago: 7d, 4w, 1y",
    )  # fmt: skip
    parser.add_argument("--since", metavar="D", help="from this day on")
    parser.add_argument("--until", metavar="D", help="up to this day, it included")
    parser.add_argument("--area", action="append", default=[], metavar="A", help="for this part of the body (or that one)")
    parser.add_argument("--limit", type=_count, metavar="N", help="the last N of them")
    shapes = parser.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help="a JSON array on standard output")
    shapes.add_argument("--csv", action="store_true", help="a row a session, for a spreadsheet")
    _add_doings(parser.add_subparsers(dest="doing", metavar="DOING", title="instead of the list"))
    return parser


def _add_doings(doings: Commands) -> None:
    from stretchtui.cli.exchange_parsers import add_exchange_parsers

    show = doings.add_parser("show", help="all of one session", allow_abbrev=False)
    show.add_argument("which", metavar="SESSION", help=WHICH)
    # Suppressed, because a default here would replace what stood before the command.
    show.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="a JSON object on standard output")
    for name, meaning in (("delete", "take one out; undelete brings it back"), ("undelete", "bring one back")):
        doings.add_parser(name, help=meaning, allow_abbrev=False).add_argument("which", metavar="SESSION", help=WHICH)
    note = doings.add_parser("note", help="write something to one", allow_abbrev=False)
    note.add_argument("which", metavar="SESSION", help=WHICH)
    note.add_argument("text", nargs="+", metavar="TEXT", help="what to write; '' takes the note away")
    _add_add(doings)
    add_exchange_parsers(doings)


def _add_add(doings: Commands) -> None:
    add = doings.add_parser("add", help="a session from before, by hand", allow_abbrev=False)
    add.add_argument("routine", nargs="?", metavar="ROUTINE", help="what was done, as it is written; without it, only minutes")
    add.add_argument("--date", required=True, metavar="D", help="the day")
    add.add_argument("--time", metavar="HH:MM", help="when it began (12:00; today, so that it ends now)")
    add.add_argument("--minutes", type=_minutes, metavar="N", help="how long it took")
    add.add_argument("--note", metavar="TEXT", default="", help="something to remember")
    add.add_argument("--library", metavar="DIR", action="append", default=[], dest="library_last", help=argparse.SUPPRESS)


def add_progress_parser(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("progress", help="your week, your weeks, and what each area had", allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="a JSON object on standard output")
    return parser


ADD: Mapping[str, Callable[[Commands], argparse.ArgumentParser]] = {"history": add_parser, "progress": add_progress_parser}


def _count(text: str) -> int:
    return whole(text, 1, 999_999, "a number of sessions")


def _minutes(text: str) -> int:
    from stretchtui.history.adding import MOST_MINUTES

    return whole(text, 1, MOST_MINUTES, "a number of minutes")


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    if arguments.command == "progress":
        from stretchtui.cli import progress

        return progress.run(arguments)
    if arguments.doing and (fault := _out_of_place(arguments)):
        from stretchtui.cli.rows import say

        say(f"stretchtui history: {fault}")
        return exits.BAD_USAGE
    return _answer(arguments, holdings)


def _answer(arguments: argparse.Namespace, holdings: Holdings) -> int:
    match arguments.doing:
        case None:
            from stretchtui.cli import history_list

            return history_list.run(arguments)
        case "add":
            from stretchtui.cli import history_adding

            return history_adding.run(arguments, holdings)
        case "export" | "import":
            from stretchtui.cli import exchanging

            return exchanging.export(arguments) if arguments.doing == "export" else exchanging.import_(arguments)
        case _:
            from stretchtui.cli import history_one

            return history_one.run(arguments)


def _out_of_place(arguments: argparse.Namespace) -> str:
    """What was asked for that only the list has."""
    names = [name for name in LIST_ONLY if getattr(arguments, name)]
    if arguments.json and arguments.doing != "show":
        names.append("json")
    return f"--{names[0]} is for the list, and not for {arguments.doing}" if names else ""
