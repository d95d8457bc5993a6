"""What every command's arguments are added to, and those of several: a number, a speed, minutes. Never here: any command.

Imported at every start, so that nothing is imported here that takes time.
"""

from __future__ import annotations

import argparse
from typing import Any, Protocol


class Commands(Protocol):
    """What argparse gives to add commands to; its own class has a private name."""

    def add_parser(self, name: str, **kwargs: Any) -> argparse.ArgumentParser: ...


def whole(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not {what} from {least} to {most}")
    return int(text)


def speed(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0.05 <= found <= 1000:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a speed: write a number from 0.05 to 1000")
    return found


FEWEST_MINUTES, MOST_MINUTES = 2, 60
"""As in the settings."""


def minutes_option(parser: argparse.ArgumentParser) -> None:
    """How long somebody has today."""
    meaning = f"no longer than this: {FEWEST_MINUTES} to {MOST_MINUTES}"
    parser.add_argument("--minutes", type=_minutes, metavar="N", help=meaning)


def _minutes(text: str) -> int:
    return whole(text, FEWEST_MINUTES, MOST_MINUTES, "a number of minutes")
