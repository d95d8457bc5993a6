"""The arguments of `next` and `status`, which tell of today. Never here: what they do; nothing is imported that takes time."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from stretchtui.cli.commands import Commands, minutes_option


def add_next(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("next", help="what `today` would start, and why", allow_abbrev=False)
    minutes_option(parser)
    parser.add_argument("--json", action="store_true", help="a JSON object on standard output")
    return parser


def add_status(commands: Commands) -> argparse.ArgumentParser:
    from stretchtui.cli.status import FIELDS

    wide = max(map(len, FIELDS)) + 2
    fields = "\n".join(f"  {'{' + name + '}':<{wide}}  {meaning}" for name, meaning in FIELDS.items())
    parser = commands.add_parser(
        "status", help="one line for a prompt, tmux or a bar", allow_abbrev=False,
        epilog=f"fields of the format:\n{fields}\n  {'{{ }}':<{wide}}  braces",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--format", default="{line}", metavar="STR", help="the line, with {fields} in it")
    return parser


ADD: Mapping[str, Callable[[Commands], argparse.ArgumentParser]] = {"next": add_next, "status": add_status}
