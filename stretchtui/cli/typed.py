"""Keys typed at a terminal, without drawing on it. Never here: what a key means.

Windows has its own module for this; elsewhere the terminal is put into a mode that gives keys at once, and back again.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Protocol

from stretchtui.keys import key_name

_SEQUENCES = {"\x1b[C": "right", "\x1b[D": "left", "\x1b[A": "up", "\x1b[B": "down", "\x1bOC": "right", "\x1bOD": "left",
              "\x1bOP": "f1", "\x1b[11~": "f1"}  # fmt: skip


class Keys(Protocol):
    """Where keys come from."""

    def wait(self, seconds: float) -> tuple[str, ...]:
        """The names of the keys typed by then; returns as soon as there is one."""
        ...


class NoKeys:
    """Nobody can type: there is no terminal on standard input."""

    def wait(self, seconds: float) -> tuple[str, ...]:
        import select

        if sys.platform == "win32":
            import threading

            threading.Event().wait(seconds)
        else:
            select.select([], [], [], seconds)
        return ()


def split_keys(typed: str) -> tuple[str, ...]:
    """The names of the keys in what a terminal sent."""
    names: list[str] = []
    while typed:
        sequence = next((one for one in _SEQUENCES if typed.startswith(one)), None)
        if sequence is not None:
            names.append(_SEQUENCES[sequence])
        elif name := key_name(typed[0]):
            names.append(name)
        typed = typed[len(sequence or " ") :]
    return tuple(names)


@contextlib.contextmanager
def keys_of_terminal() -> Iterator[Keys]:
    """Keys of the terminal on standard input, which is as it was found afterwards; none where there is no terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        yield NoKeys()
    elif sys.platform == "win32":
        from stretchtui.cli.console_keys import ConsoleKeys

        yield ConsoleKeys()
    else:
        import termios
        import tty

        before = termios.tcgetattr(0)
        try:
            tty.setcbreak(0)
            yield _TerminalKeys()
        finally:
            termios.tcsetattr(0, termios.TCSADRAIN, before)


class _TerminalKeys:
    def __init__(self) -> None:
        self._ended = False

    def wait(self, seconds: float) -> tuple[str, ...]:
        import select

        ready, _, _ = select.select([] if self._ended else [0], [], [], seconds)
        if not ready:
            return ()
        typed = os.read(0, 256)
        self._ended = not typed
        return split_keys(typed.decode("utf-8", "replace"))
