"""What the driver needs to know of a POSIX terminal: how to give it back, lose it, and read nonsense from it.

Never here: signals, the app, when any of this happens.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from textual.message import Message

assert sys.platform != "win32"

FORGOTTEN_MODES_OFF = "\x1b[?1016l\x1b[?2048l"
"""Mouse in pixels, resizes in band: Textual puts both on when the terminal answers, and never takes the first off."""

_READ_BYTES = 4096

RESET = (
    "\x1b[?2026l"  # a frame half drawn
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"  # the mouse
    f"{FORGOTTEN_MODES_OFF}"
    "\x1b[?1004l\x1b[?2004l\x1b[?7h"  # focus, bracketed paste, line wrap
    "\x1b[<u"  # kitty's key flags, which the alternate screen keeps apart: so before it is left
    "\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Undoes every mode Textual 8 sets, whether it was set or not."""


def restore_terminal(input_fd: int, output_fd: int, attributes: list[Any] | None) -> None:
    """Give the terminal back at once, past all queues and locks. Never blocks, never raises; for a thread about to end.

    A terminal that takes no output just now keeps its modes (nothing can be written to it); `attributes` are as
    `termios.tcgetattr` gave them, None where they were never changed.
    """
    # In the background the changes below would stop the process instead of being made.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    with suppress(OSError, ValueError):
        if select.select([], [output_fd], [], 0)[1]:
            os.write(output_fd, RESET.encode())
    if attributes is not None:
        with suppress(termios.error):
            termios.tcsetattr(input_fd, termios.TCSANOW, attributes)
            termios.tcflush(input_fd, termios.TCIFLUSH)


def in_background(terminal_fd: int) -> bool:
    """Is the terminal somebody else's just now, as it is after `bg` at a shell? Touching it then stops the process."""
    try:
        return os.tcgetpgrp(terminal_fd) != os.getpgrp()
    except OSError:  # not the terminal of our session: nobody hands it to and fro
        return False


class Keyboard:
    """A terminal as Textual's reading thread sees it: `read` never waits, so that whoever waits for the thread goes on.

    After the word that something can be read, a shell may take it, or take the terminal and give it back reading whole
    lines. The terminal is opened once more, since who shares an open file shares its way of waiting: the shell does.
    """

    def __init__(self, terminal_fd: int) -> None:
        try:
            self._fd = os.open(os.ttyname(terminal_fd), os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:  # it is gone, or has no name here, as in some containers
            self._fd = os.dup(terminal_fd)

    def wait(self, within_s: float) -> bool:
        return bool(select.select([self._fd], [], [], within_s)[0])

    def read(self) -> bytes | None:
        """What was typed; None for nothing, no bytes for a terminal that is gone."""
        try:
            return os.read(self._fd, _READ_BYTES)
        except BlockingIOError:
            return None
        except OSError:  # some systems say so with an error, Linux for a program whose shell is gone
            return b""

    def close(self) -> None:
        os.close(self._fd)


class LosableOutput:
    """A terminal as Textual's writing thread sees it: a failed write would end that thread, and then hang the app.

    Once the terminal is gone, what is written goes nowhere, and `lost` has been called, in the writing thread.
    """

    def __init__(self, terminal: TextIO, lost: Callable[[], None]) -> None:
        self._terminal = terminal
        self._lost = lost

    def fileno(self) -> int:
        return self._terminal.fileno()

    def write(self, text: str) -> None:
        try:
            self._terminal.write(text)
        except OSError:
            self._lose()

    def flush(self) -> None:
        try:
            self._terminal.flush()
        except OSError:
            self._lose()

    def _lose(self) -> None:
        # The file keeps what it could not write; without this Python ends with status 120 for trying again.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._terminal.fileno())
        os.close(nowhere)
        self._lost()


class TolerantParser(XTermParser):
    """Textual's parser of what a terminal sends, without the numbers that make it raise (which ends the app)."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):  # a key's code beyond Unicode, or not a number
            return [Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        try:
            return super().parse_mouse_code(code)
        except ZeroDivisionError:  # in pixels, after the terminal said it is 0 × 0
            return None
