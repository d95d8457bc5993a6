"""`stretchtui remind …`: the words and options it takes. Read at every start, so nothing of what it does is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from stretchtui.cli.commands import Commands
from stretchtui.text import plain

EPILOG = """\
when: 10:30 · 10:30 weekdays · 7:15 mon,wed,fri · 8pm daily · weekends 9:00
Every file and command is shown before anything is written, and nothing is without a yes or --install."""


class _AnyOrder(argparse.ArgumentParser):
    """Options may stand before, between or behind what is no option: `every 45m --from 9:00 desk-break`."""

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:  # type: ignore[override]
        return super().parse_known_args(None if args is None else _options_first(args), namespace)

    def error(self, message: str) -> NoReturn:
        super().error(plain(message))


_WITH_VALUE = ("--from", "--to", "--days")


def _options_first(words: Sequence[str]) -> list[str]:
    options, others = list[str](), list[str]()
    takes_next = False
    for word in words:
        (options if takes_next or (word != "-" and word.startswith("-")) else others).append(word)
        takes_next = not takes_next and word in _WITH_VALUE
    return [*options, *others]


def add_parser(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "remind", help="a reminder at a time of day, or every so often", allow_abbrev=False, epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    acts = parser.add_subparsers(dest="act", metavar="add|every|list|remove", title="what", required=True, parser_class=_AnyOrder)
    add = acts.add_parser("add", help='once a day: add "10:30 weekdays" [ROUTINE]', allow_abbrev=False)
    add.add_argument("when", nargs="+", metavar="WHEN [ROUTINE]", help="a time, days, and what it starts (today's routine)")
    _install_option(add)
    every = acts.add_parser("every", help="every 45m [--from 9:00 --to 17:30] [--days weekdays] [ROUTINE]", allow_abbrev=False)
    every.add_argument("length", metavar="45m", help="how often: 15m to 12h")
    every.add_argument("routine", nargs="?", default="", metavar="ROUTINE", help="what it starts (today's routine)")
    every.add_argument("--from", dest="start", metavar="TIME", help="the first of a day (9:00)")
    every.add_argument("--to", dest="end", metavar="TIME", help="none after this (17:30)")
    every.add_argument("--days", metavar="DAYS", help="weekdays, weekends, mon,wed,fri (every day)")
    _install_option(every)
    acts.add_parser("list", help="those that are installed", allow_abbrev=False)
    remove = acts.add_parser("remove", help="take one away, or all of them, without a trace", allow_abbrev=False)
    remove.add_argument("which", metavar="N|all", help="its number in the list")
    fire = acts.add_parser("fire", help="show the notice now; what the timer runs", allow_abbrev=False)
    fire.add_argument("which", metavar="N", help="its number in the list")
    return parser


def _install_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--install", action="store_true", help="install it without asking")
