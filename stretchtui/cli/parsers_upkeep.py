"""The arguments of `settings` and `doctor`. Never here: what they do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from stretchtui.cli.commands import Commands


def add_settings(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "settings", help="show or change what you prefer", allow_abbrev=False,
        epilog="stretchtui settings [path | check | KEY [VALUE]]; lists have commas between: avoid kneel,neck",
    )  # fmt: skip
    parser.add_argument("key", nargs="?", metavar="path|check|KEY", help="where the file is, its mistakes, or one setting")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="the setting's new value")
    return parser


def add_doctor(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("doctor", help="what is there, what is missing, and how to get it", allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output")
    parser.add_argument("--say", metavar="TEXT", help="instead, have this spoken with your settings")
    parser.add_argument("--tones", action="store_true", help="instead, play every tone in turn, and name it")
    return parser


ADD: Mapping[str, Callable[[Commands], argparse.ArgumentParser]] = {"settings": add_settings, "doctor": add_doctor}
