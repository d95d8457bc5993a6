"""A program in a real pseudo-terminal: when its bytes arrive, what it costs. Linux only, for /proc and its clocks.

While the program runs its bytes are stamped and kept, and nothing else is done, so that the one who looks on takes no
time from it; what the bytes look like on a screen is found afterwards (emulated.py). Never here: any one figure.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

assert sys.platform == "linux", "the benchmark reads /proc"

SIZE = (120, 40)
DEADLINE_S = 30.0
"""Whoever waits longer than this for a text measures nothing any more."""


class NotMeasured(Exception):
    """What was to be measured did not happen: there is no figure."""


class Chunk(NamedTuple):
    """Bytes that arrived together, and when (CLOCK_MONOTONIC)."""

    at_ns: int
    data: bytes


class Running:
    """A command started on a terminal of its own. `started_ns` is the moment before the fork."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = SIZE) -> None:
        self.chunks: list[Chunk] = []
        window = struct.pack("HHHH", size[1], size[0], 0, 0)
        self.started_ns = time.monotonic_ns()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(OSError):
                fcntl.ioctl(0, termios.TIOCSWINSZ, window)
                os.execvpe(command[0], list(command), dict(env))
            os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def send(self, keys: bytes) -> None:
        os.write(self._terminal, keys)

    def read_until(self, text: str) -> int:
        """The moment (ns) at which the bytes arrived that hold this text in one piece. Raises NotMeasured."""
        wanted, end_ns, seen = text.encode(), time.monotonic_ns() + int(DEADLINE_S * 1e9), b""
        while time.monotonic_ns() < end_ns:
            if (chunk := self._read(0.1)) is not None:
                seen = seen[-len(wanted) :] + chunk.data
                if wanted in seen:
                    return chunk.at_ns
        raise NotMeasured(f"{text!r} was not written within {DEADLINE_S} s")

    def read_for(self, seconds: float) -> list[Chunk]:
        """What arrives in so many seconds from now."""
        first = len(self.chunks)
        end_ns = time.monotonic_ns() + int(seconds * 1e9)
        while (left_ns := end_ns - time.monotonic_ns()) > 0:
            self._read(left_ns / 1e9)
        return self.chunks[first:]

    def cpu_ms(self) -> float:
        """Processor time of all its threads so far."""
        clock_of_process = (~self.pid << 3) | 2  # how clock_getcpuclockid(3) makes it, which Python does not offer
        return time.clock_gettime_ns(clock_of_process) / 1e6

    def peak_mib(self) -> float:
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        if found is None:
            raise NotMeasured("the program has ended, and its memory is no longer known")
        return int(found[1]) / 1024

    def _read(self, seconds: float) -> Chunk | None:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return None
        try:
            data = os.read(self._terminal, 65536)
        except OSError as error:  # how Linux says that the program has closed the terminal
            raise NotMeasured(f"the program ended too soon:\n{self._last_words()}") from error
        chunk = Chunk(time.monotonic_ns(), data)
        self.chunks.append(chunk)
        return chunk

    def _last_words(self) -> str:
        return b"".join(chunk.data for chunk in self.chunks)[-2000:].decode(errors="replace")
