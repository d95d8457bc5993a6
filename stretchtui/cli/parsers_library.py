"""The arguments of `list`, `compose`, `plan`, `pose` and `check`: all about routines and exercises. Never here: what they do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from stretchtui.cli.commands import Commands, whole
from stretchtui.routine.vocabulary import LEVELS


def add_list(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("list", help="the routines that suit", allow_abbrev=False)
    parser.add_argument("--area", action="append", default=[], metavar="A", help="for this part of the body (or that one)")
    parser.add_argument("--position", action="append", default=[], metavar="P", help="in no other position")
    parser.add_argument("--equipment", action="append", default=[], metavar="E", help="with no more than this, or none")
    parser.add_argument("--max", metavar="10m", help="at most this long")
    parser.add_argument("--search", metavar="TEXT", help="whose words fit, the best first")
    parser.add_argument("--all", action="store_true", help="also those that hold what you avoid or leave out")
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output")
    return parser


def add_compose(commands: Commands) -> argparse.ArgumentParser:
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
    return whole(text, 2, 30, "a number of minutes")


def _seed(text: str) -> int:
    return whole(text, 0, 999_999, "a seed: a number")


def add_plan(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("plan", help="a routine's timeline, with clock times", allow_abbrev=False)
    parser.add_argument("routine", metavar="ROUTINE|FILE|-", help="a routine's id, a file, or - for standard input")
    parser.add_argument("--json", action="store_true", help="a JSON object on standard output")
    return parser


def add_pose(commands: Commands) -> argparse.ArgumentParser:
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
    return whole(text, 18, 400, "a number of columns")


def _columns(text: str) -> int:
    return whole(text, 1, 40, "a number of columns")


def add_check(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("check", help="every mistake, with its place", allow_abbrev=False)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; without one, every library")
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output")
    parser.add_argument("--strict", action="store_true", help="warnings count as mistakes")
    return parser


ADD: Mapping[str, Callable[[Commands], argparse.ArgumentParser]] = {
    "list": add_list, "compose": add_compose, "plan": add_plan, "pose": add_pose, "check": add_check,
}  # fmt: skip
