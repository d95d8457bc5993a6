"""Words written so that each system's own reader gives them back unchanged. Never here: which words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence

_BARE = re.compile(r"[A-Za-z0-9_@+=:,./~-]+")
ENV = "/usr/bin/env"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def has_control(text: str) -> bool:
    """Whether the text holds what ends a line somewhere, or cannot be written in UTF-8."""
    return _CONTROL.search(text) is not None


def needs_env(program: str) -> bool:
    return re.search(r"[\\\"']", program) is not None


def for_systemd(word: str) -> str:
    """A word of ExecStart= or Environment=: %% for a percent sign, and within quotes what is not plain."""
    written = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return written if _BARE.fullmatch(word) else f'"{written}"'


def systemd_command(argv: Sequence[str]) -> str:
    """A command line for ExecStart=. The colon before it says that no variable is meant by a dollar sign.

    A program with quotes or a backslash in its name is refused by systemd, so `env` starts that one.
    """
    line = " ".join(map(for_systemd, (ENV, *argv) if needs_env(argv[0]) else argv))
    if "$" not in line:
        return line
    return f'":{line[1:]}' if line.startswith('"') else f":{line}"


def cron_command(argv: Iterable[str]) -> str:
    """A command line for the shell that cron starts; a percent sign has a backslash, which cron takes away again.

    A backslash of the word's own before one would be taken for that, so the two are put into quotes of their own.
    """
    line = " ".join(map(shlex.quote, argv))
    return line.replace("\\%", "\\''%").replace("%", "\\%")
