"""What the command line says: data on standard output, talk on standard error, everything foreign made plain first."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from stretchtui.routine.diagnostics import Diagnostic, render
from stretchtui.text import plain


def say(message: str) -> None:
    """A line for the person, on standard error. The message is plain already, or `plain` makes it so."""
    print(plain(message), file=sys.stderr)


def put(line: str, *, at_once: bool = False) -> None:
    """A line of data, on standard output; `at_once` where somebody may be waiting for it at the other end of a pipe."""
    print(plain(line), flush=at_once)


def put_beginning(words: str) -> None:
    """Of a line of data, at once; `put` ends it."""
    print(plain(words), end="", flush=True)


def put_picture(lines: Iterable[str]) -> None:
    """A figure on standard output. Not made plain: nothing foreign is in it, and its colours are control characters."""
    for line in lines:
        print(line)


def show(diagnostics: Iterable[Diagnostic], *, to_stdout: bool = False) -> None:
    """Mistakes with their lines and carets; `render` makes every part of them plain."""
    for one in diagnostics:
        print(render(one), file=sys.stdout if to_stdout else sys.stderr)


def counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
