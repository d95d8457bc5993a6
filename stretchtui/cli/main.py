"""The command line: what can be asked for, and which room answers. Never here: what an answer is made of.

Textual is imported only where a screen is about to be drawn, so that `list`, `check` and friends start at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn, Protocol

import stretchtui
from stretchtui.cli import exits
from stretchtui.routine.vocabulary import LEVELS
from stretchtui.text import plain

EXIT_STATUS = """exit status:
  0  done, or the session was walked to its end
  1  a file has mistakes (check --strict: or warnings), or the doctor found something wrong
  2  the command line was not understood, there is nothing of that name, or there is no terminal to draw on
  3  the session was ended early
  128 + N  ended by signal N (130: Ctrl+C)"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit status."""
    arguments = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
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


def _parser() -> argparse.ArgumentParser:
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
    for add in (_add_run, _add_list, _add_compose, _add_plan, _add_pose, _add_check, _add_settings, _add_doctor):
        _library_option(add(commands), "library_behind")
    return parser


def _library_option(parser: argparse.ArgumentParser, dest: str) -> None:
    """Two names, because what a command's own parser finds would replace what stood before the command."""
    parser.add_argument(
        "--library", metavar="DIR", action="append", default=[], dest=dest,
        help="a folder of routines to search before all others; may be given several times",
    )  # fmt: skip


def _speed_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="run the clock N times as fast, to rehearse")


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.05 <= speed <= 1000:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a speed: write a number from 0.05 to 1000")
    return speed


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 6 and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not the number of an exercise: they count from 1")
    return int(text)


class Commands(Protocol):
    """What argparse gives to add commands to; its own class has a private name."""

    def add_parser(self, name: str, **kwargs: Any) -> argparse.ArgumentParser: ...


def _add_run(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("run", help="walk through a routine", allow_abbrev=False)
    parser.add_argument("routine", metavar="ROUTINE|FILE|-", help="a routine's id, a file, or - for standard input")
    parser.add_argument("--plain", action="store_true", help="one line an event, for pipes and screen readers")
    parser.add_argument("--from", dest="start", type=_count, default=1, metavar="N", help="begin with the Nth exercise")
    parser.add_argument("--speed", type=_speed, default=argparse.SUPPRESS, metavar="N", help="run the clock N times as fast")
    # Suppressed, because a default here would replace what stood before the command.
    parser.add_argument("--silent", action="store_true", default=argparse.SUPPRESS, help="no sound and no voice")
    return parser


def _add_list(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("list", help="the routines that suit", allow_abbrev=False)
    parser.add_argument("--area", action="append", default=[], metavar="A", help="for this part of the body (or that one)")
    parser.add_argument("--position", action="append", default=[], metavar="P", help="in no other position")
    parser.add_argument("--equipment", action="append", default=[], metavar="E", help="with no more than this, or none")
    parser.add_argument("--max", metavar="10m", help="at most this long")
    parser.add_argument("--search", metavar="TEXT", help="whose words fit, the best first")
    parser.add_argument("--all", action="store_true", help="also those that hold what you avoid or leave out")
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output")
    return parser


def _add_compose(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("compose", help="a routine made for you, by area and minutes", allow_abbrev=False)
    parser.add_argument("--area", action="append", required=True, metavar="A", help="what it is for, the main area first")
    parser.add_argument("--minutes", type=_minutes, required=True, metavar="N", help="how long: 2 to 30")
    parser.add_argument("--position", action="append", default=[], metavar="P", help="in no other position")
    parser.add_argument("--equipment", action="append", default=[], metavar="E", help="with no more than this, or none")
    parser.add_argument("--level", choices=LEVELS, default="moderate", help="at most so demanding (moderate)")
    parser.add_argument("--avoid", action="append", default=[], metavar="FLAG", help="nothing with this flag")
    parser.add_argument("--seed", type=_seed, metavar="N", help="the same number composes the same again")
    answers = parser.add_mutually_exclusive_group()
    answers.add_argument("--save", metavar="NAME", help="kept in your own library under this name")
    answers.add_argument("--yaml", action="store_true", help="the file itself on standard output: … | stretchtui run -")
    answers.add_argument("--json", action="store_true", help="a JSON object on standard output")
    return parser


def _minutes(text: str) -> int:
    return _whole(text, 2, 30, "a number of minutes")


def _seed(text: str) -> int:
    return _whole(text, 0, 999_999, "a seed: a number")


def _add_plan(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("plan", help="a routine's timeline, with clock times", allow_abbrev=False)
    parser.add_argument("routine", metavar="ROUTINE|FILE|-", help="a routine's id, a file, or - for standard input")
    parser.add_argument("--json", action="store_true", help="a JSON object on standard output")
    return parser


def _add_pose(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("pose", help="an exercise's figure, printed or saved", allow_abbrev=False)
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE|FILE", help="an exercise's id, or its file")
    parser.add_argument("--phase", metavar="P", help="at the end of this phase, or: start, prepare, rest, switch")
    parser.add_argument("--side", metavar="S", help="on this side: left or right")
    parser.add_argument("--view", metavar="V", help="seen from here: a view's name, degrees, or both ways: -40,15")
    parser.add_argument("--width", type=_wide, metavar="N", help="so many columns wide")
    parser.add_argument("--svg", metavar="FILE", help="saved as a vector drawing instead of printed")
    parser.add_argument("--sheet", metavar="FILE", help="every exercise's figures on one page, saved as a vector drawing")
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="of the sheet: this exercise (or that one)")
    parser.add_argument("--columns", type=_columns, metavar="N", help="of the sheet: so many figures side by side")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark", help="of what is saved: its colours")
    return parser


def _wide(text: str) -> int:
    return _whole(text, 18, 400, "a number of columns")


def _columns(text: str) -> int:
    return _whole(text, 1, 40, "a number of columns")


def _whole(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not {what} from {least} to {most}")
    return int(text)


def _add_check(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("check", help="every mistake, with its place", allow_abbrev=False)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; without one, every library")
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output")
    parser.add_argument("--strict", action="store_true", help="warnings count as mistakes")
    return parser


def _add_settings(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "settings", help="show or change what you prefer", allow_abbrev=False,
        epilog="stretchtui settings [path | check | KEY [VALUE]]; lists have commas between: avoid kneel,neck",
    )  # fmt: skip
    parser.add_argument("key", nargs="?", metavar="path|check|KEY", help="where the file is, its mistakes, or one setting")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="the setting's new value")
    return parser


def _add_doctor(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("doctor", help="what is there, what is missing, and how to get it", allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output")
    parser.add_argument("--say", metavar="TEXT", help="instead, have this spoken with your settings")
    parser.add_argument("--tones", action="store_true", help="instead, play every tone in turn, and name it")
    return parser
