"""The arguments of `run`, `resume` and `today`, which begin a session. Never here: what they do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from stretchtui.cli.commands import Commands, minutes_option, speed


def add_run(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("run", help="walk through a routine", allow_abbrev=False)
    parser.add_argument("routine", metavar="ROUTINE|FILE|-", help="a routine's id, a file, or - for standard input")
    parser.add_argument("--from", dest="start", type=_count, default=1, metavar="N", help="begin with the Nth exercise")
    _session_options(parser)
    return parser


def add_resume(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("resume", help="go on with the session that was cut off", allow_abbrev=False)
    _session_options(parser)
    return parser


def add_today(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("today", help="what today needs, started at once", allow_abbrev=False)
    minutes_option(parser)
    parser.add_argument("--anyway", action="store_true", help="also on a day of rest, and when today's is done")
    _session_options(parser)
    return parser


ADD: Mapping[str, Callable[[Commands], argparse.ArgumentParser]] = {"run": add_run, "resume": add_resume, "today": add_today}


def _session_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="one line an event, for pipes and screen readers")
    # Suppressed, because a default here would replace what stood before the command.
    parser.add_argument("--speed", type=speed, default=argparse.SUPPRESS, metavar="N", help="run the clock N times as fast")
    parser.add_argument("--keep", action="store_true", default=argparse.SUPPRESS, help="have a rehearsal count, too")
    parser.add_argument("--silent", action="store_true", default=argparse.SUPPRESS, help="no sound and no voice")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 6 and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not the number of an exercise: they count from 1")
    return int(text)
