"""A pseudo-terminal with one program in it: what it shows, which modes it has set, how it ends.

Waiting is always for a condition, with a deadline. Never here: any one program, any assertion about behaviour.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections import Counter
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

assert sys.platform != "win32"

DEADLINE_S = 30.0
"""Generous: on a loaded machine only a test that fails waits this long."""
_LOOK_S = 0.02

# A session leader must take the terminal for its own before the program starts, and forking by hand is not safe beside
# threads; so a second, small Python does it and then becomes the program.
_TAKE_TERMINAL = """
import fcntl, os, signal, sys, termios
terminal, ignored = int(sys.argv[1]), sys.argv[2].split()
fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
os.set_inheritable(terminal, False)
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN if str(int(number)) in ignored else signal.SIG_DFL)
os.execvp(sys.argv[3], sys.argv[3:])
"""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])|\x1b\[([<>])\d*u")
_ON_BY_DEFAULT = frozenset({"7", "25"})  # line wrap, the cursor
_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>?=$;\d ]*)?\Z")
# pyte shows the ends of these as text, and knows no alternate screen.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>][\d;]*u|\x1b\[\?\d+\$p")
_OTHER_SCREEN = re.compile(rb"\x1b\[\?1049[hl]")


class Modes:
    """The terminal's private modes, as the bytes written so far have left them."""

    def __init__(self) -> None:
        self._on = set(_ON_BY_DEFAULT)
        self._key_flags = 0
        self.times_on: Counter[str] = Counter()

    def feed(self, written: bytes) -> None:
        for found in _MODE.finditer(written):
            numbers, switch, key_flags = found.groups()
            if key_flags:
                self._key_flags += 1 if key_flags == b">" else -1
            else:
                self._switch(numbers.decode().split(";"), on=switch == b"h")

    def _switch(self, numbers: list[str], *, on: bool) -> None:
        if on:
            self._on.update(numbers)
            self.times_on.update(numbers)
        else:
            self._on.difference_update(numbers)

    def changed(self) -> set[str]:
        """What differs from a terminal at rest: private modes by number, and how deep kitty's stack of key flags is."""
        kitty = {f"kitty {self._key_flags:+}"} if self._key_flags else set[str]()
        return set(self._on ^ _ON_BY_DEFAULT) | kitty


class Terminal:
    """Starts `command` as the leader of a session of its own on a new terminal of `size` (columns, rows).

    Keys come from the terminal and all output goes to it, save what `stdin` or `stderr` (file numbers) redirect.
    `answers` maps a mode's number to what the terminal says when asked for it (1 on, 2 off); unasked it says nothing.
    The program starts with the signals in `ignored` ignored, as under nohup.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        *,
        size: tuple[int, int] = (80, 24),
        stdin: int | None = None,
        stderr: int | None = None,
        answers: Mapping[int, int] | None = None,
        ignored: Sequence[int] = (),
    ) -> None:
        self._keyboard, self._screen_fd = os.openpty()
        termios.tcsetwinsize(self._screen_fd, (size[1], size[0]))
        self._attributes_before = termios.tcgetattr(self._screen_fd)
        self.modes = Modes()
        self.written = bytearray()
        self._answers = answers or {}
        self._unread = b""
        self._hung_up = False
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._undrawn: list[bytes] = []
        self._text = ""
        ignore = " ".join(str(int(number)) for number in ignored)
        self._process = subprocess.Popen(
            [sys.executable, "-ISc", _TAKE_TERMINAL, str(self._screen_fd), ignore, *command],
            stdin=self._screen_fd if stdin is None else stdin,
            stdout=self._screen_fd,
            stderr=self._screen_fd if stderr is None else stderr,
            env=dict(env),
            start_new_session=True,
            pass_fds=[self._screen_fd],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for fd in (self._screen_fd, self._keyboard):
            with contextlib.suppress(OSError):
                os.close(fd)

    # What a person does

    def send(self, keys: bytes) -> None:
        os.write(self._keyboard, keys)

    def signal(self, *numbers: int) -> None:
        for number in numbers:
            self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._keyboard)
        self._hung_up = True

    # What a person sees

    def text(self) -> str:
        if self._undrawn:
            self._draw()
            self._text = "\n".join(line.rstrip() for line in self._screen.display).rstrip()
        return self._text

    def cells(self) -> list[list[tuple[str, str, str]]]:
        """Every character with its ink (a blank has none that is seen) and its paper."""
        self.text()
        rows = ([self._screen.buffer[y][x] for x in range(self._screen.columns)] for y in range(self._screen.lines))
        return [[(cell.data, "" if cell.data == " " else cell.fg, cell.bg) for cell in row] for row in rows]

    def left_behind(self) -> set[str]:
        """What differs from the terminal as the program found it: private modes, kitty's key flags, termios."""
        termios_changed = termios.tcgetattr(self._screen_fd) != self._attributes_before
        return self.modes.changed() | ({"termios"} if termios_changed else set())

    # What the tests wait for

    def wait_for(self, text: str) -> None:
        """Until the text is on the screen; the program must not end before."""
        self.wait_until(lambda: text in self.text() or self._process.poll() is not None, f"{text!r} on the screen")
        self._look()
        assert text in self.text(), f"ended with {self._process.poll()} before {text!r} was shown:\n{self.text()}"

    def wait_written(self, text: bytes, within_s: float = DEADLINE_S) -> None:
        """Until it has written this, wherever; unlike `wait_for` it costs nothing, so that reading is never held up."""
        self.wait_until(lambda: text in self.written or self._process.poll() is not None, f"{text!r} written", within_s)
        assert text in self.written, f"ended with {self._process.poll()} before {text!r} was written"

    def wait_stopped(self) -> None:
        """Until the program has been stopped (each stop counts once), and everything it wrote before is read."""

        def stopped() -> bool:
            changed, status = os.waitpid(self._process.pid, os.WUNTRACED | os.WNOHANG)
            assert not changed or os.WIFSTOPPED(status), f"ended instead of stopping, wait status {status}"
            return bool(changed)

        self.wait_until(stopped, "stopped")
        self.wait_quiet()

    def wait_exit(self, within_s: float = DEADLINE_S, *, meanwhile: Callable[[], None] = lambda: None) -> int:
        """The program's exit status, negative for the signal that killed it; everything it wrote has then been read."""

        def ended() -> bool:
            meanwhile()
            return self._process.poll() is not None

        self.wait_until(ended, "ended", within_s)
        self.wait_quiet()
        return self._process.wait()

    def wait_quiet(self) -> None:
        """Until everything it wrote is read, and for a moment it wrote nothing more."""
        self.wait_until(lambda: not self._look(), "quiet")

    def wait_until(self, condition: Callable[[], bool], what: str, within_s: float = DEADLINE_S) -> None:
        end = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < end, f"not within {within_s} s: {what}\n{self.text()}\n{self.modes.changed()}"
            self._look()

    def _look(self) -> bool:
        """Read what is there, or wait for a moment; True if something was read."""
        if self._hung_up:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_LOOK_S)
            return False
        if not select.select([self._keyboard], [], [], _LOOK_S)[0]:
            return False
        self._take(os.read(self._keyboard, 65536))
        return True

    def _take(self, received: bytes) -> None:
        self.written += received
        received = self._unread + received
        unfinished = _UNFINISHED.search(received)
        whole = received[: unfinished.start()] if unfinished else received
        self._unread = received[len(whole) :]
        self.modes.feed(whole)
        for query in _QUERY.finditer(whole):
            if int(query[1]) in self._answers:
                self.send(b"\x1b[?%s;%d$y" % (query[1], self._answers[int(query[1])]))
        self._undrawn.append(whole)

    def _draw(self) -> None:
        """Not before it is asked for: drawing is slow, and meanwhile the program could not write on."""
        first, *others = _OTHER_SCREEN.split(_UNKNOWN_TO_PYTE.sub(b"", b"".join(self._undrawn)))
        self._undrawn.clear()
        self._stream.feed(first)
        for screen in others:
            self._screen.reset()
            self._stream.feed(screen)
