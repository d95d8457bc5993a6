"""The command line: what can be asked for, and which room answers. Never here: what an answer is made of.

Textual is imported only where a screen is about to be drawn, so that `list`, `check` and friends start at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import stretchtui
from stretchtui.cli import exits
from stretchtui.cli.commands import Commands, speed
from stretchtui.text import plain

if TYPE_CHECKING:
    from stretchtui.routine.holdings import Holdings

COMMANDS = (
    "run", "list", "compose", "resume", "today", "next", "status", "history", "progress", "remind", "plan", "pose", "check",
    "settings", "doctor",
)  # fmt: skip
"""In the order in which the help shows them."""
EXIT_STATUS = """exit status:
  0  done, or the session was walked to its end
  1  a file has mistakes (check --strict: or warnings), or the doctor found something wrong
  2  the command line was not understood, there is nothing of that name, or there is no terminal to draw on
  3  the session was ended early
  128 + N  ended by signal N (130: Ctrl+C)"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit status."""
    words = _joined(sys.argv[1:] if argv is None else argv)
    arguments = _parser(words).parse_args(words)
    try:
        status = _answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `stretchtui list | head`: the reader has seen enough
        # Python writes what is left once more on its way out, and would end with status 120 for that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.FINISHED
    return status


def _answer(arguments: argparse.Namespace) -> int:
    from stretchtui.routine.holdings import Holdings, searched

    holdings = Holdings(searched([*arguments.library, *arguments.library_behind]))
    match arguments.command:
        case "list":
            from stretchtui.cli import listing
            from stretchtui.cli.preferred import preferred

            return listing.run(arguments, holdings, preferred().settings)
        case "check":
            from stretchtui.cli import checking

            return checking.run(arguments, holdings)
        case "plan":
            from stretchtui.cli import planning

            return planning.run(arguments, holdings)
        case "pose":
            from stretchtui.cli import posing

            return posing.run(arguments, holdings)
        case "compose":
            from stretchtui.cli import composing

            return composing.run(arguments, holdings)
        case "history" | "progress" | "remind" | "resume" | "today" | "next" | "status":
            return _every_day(arguments, holdings)
        case "settings":
            from stretchtui.cli import setting

            return setting.run(arguments)
        case "doctor":
            from stretchtui.cli import doctor

            return doctor.run(arguments, holdings)
        case "run":
            from stretchtui.cli import running

            return running.run(arguments, holdings)
        case _:
            from stretchtui.cli import running

            return running.home(arguments, holdings)


def _every_day(arguments: argparse.Namespace, holdings: Holdings) -> int:
    """What was done, what is to be done."""
    match arguments.command:
        case "remind":
            from stretchtui.cli import reminding

            return reminding.run(arguments, holdings)
        case "resume":
            from stretchtui.cli import running

            return running.resume(arguments, holdings)
        case "today":
            from stretchtui.cli import today

            return today.run(arguments, holdings)
        case "next":
            from stretchtui.cli import next as coming

            return coming.run(arguments, holdings)
        case "status":
            from stretchtui.cli import status

            return status.run(arguments.format)
        case _:
            from stretchtui.cli import histories

            return histories.run(arguments, holdings)


def _joined(argv: Sequence[str]) -> list[str]:
    """The words with `--view -40,15` made one, because argparse takes what begins with a minus for an option."""
    words = list(argv)
    for i in range(len(words) - 2, -1, -1):
        if words[i] == "--view" and words[i + 1][:1] == "-" and words[i + 1][1:2].isdigit():
            words[i : i + 2] = [f"--view={words[i + 1]}"]
    return words


class _Parser(argparse.ArgumentParser):
    """What was typed comes back in messages, and may hold anything."""

    def error(self, message: str) -> NoReturn:
        super().error(plain(message))


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Of these words. A command that stands first is all that can come; the options of all the others would take their time."""
    parser = _Parser(
        prog="stretchtui",
        description="Guided stretching in the terminal. Without a command: the list of routines, full screen.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"stretchtui {stretchtui.__version__}")
    _library_option(parser, "library")
    parser.set_defaults(library_behind=[])
    _speed_option(parser)
    parser.add_argument("--silent", action="store_true", help="no sound and no voice this time")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        _library_option(_add(name, commands), "library_behind")
    return parser


def _add(name: str, commands: Commands) -> argparse.ArgumentParser:
    """Only the file that a command's arguments are in is imported."""
    match name:
        case "run" | "resume" | "today":
            from stretchtui.cli import parsers_sessions

            return parsers_sessions.ADD[name](commands)
        case "next" | "status":
            from stretchtui.cli import parsers_daily

            return parsers_daily.ADD[name](commands)
        case "history" | "progress":
            from stretchtui.cli import histories

            return histories.ADD[name](commands)
        case "remind":
            from stretchtui.cli import remind_parser

            return remind_parser.add_parser(commands)
        case "settings" | "doctor":
            from stretchtui.cli import parsers_upkeep

            return parsers_upkeep.ADD[name](commands)
        case _:
            from stretchtui.cli import parsers_library

            return parsers_library.ADD[name](commands)


def _library_option(parser: argparse.ArgumentParser, dest: str) -> None:
    """Two names, because what a command's own parser finds would replace what stood before the command."""
    parser.add_argument(
        "--library", metavar="DIR", action="append", default=[], dest=dest,
        help="a folder of routines to search before all others; may be given several times",
    )  # fmt: skip


def _speed_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--speed", type=speed, default=1.0, metavar="N", help="run the clock N times as fast, to rehearse")
    parser.add_argument("--keep", action="store_true", help="have a rehearsal count in your history, too")
