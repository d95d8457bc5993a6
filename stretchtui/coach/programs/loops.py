"""How the minder waits: for a line, for a program's end, for a deadline, for its own end; on POSIX and on Windows.

Never here: what it does then.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from stretchtui.clock import monotonic_ms
from stretchtui.coach.programs.minder import LONGEST_WAIT_MS, Minder
from stretchtui.coach.programs.orders import MINDER, Started, line

AT_ONCE = 65_536
"""Bytes read at a time."""
LONGEST_KEPT = 1_000_000
"""More than that without a line end is no order of ours, and is not kept."""


class Lines:
    """What came through the pipe, cut into lines; the beginning of one is kept until the rest of it comes."""

    def __init__(self) -> None:
        self._rest = b""

    def cut(self, data: bytes) -> Iterator[bytes]:
        *whole, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST_KEPT:
            self._rest = b""
        yield from whole


if sys.platform == "win32":
    import queue
    import threading

    from stretchtui.coach.programs.offspring_windows import Windows

    LOOKS_MS = 20
    """Nothing wakes us there when a program ends."""

    def run() -> None:
        """Until the input ends."""
        came: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_reading, args=(came,), daemon=True).start()
        minder, lines = Minder(Windows(), _tell, monotonic_ms), Lines()
        _tell(line(Started(MINDER, os.getpid())))
        try:
            while (data := _next(came, min(minder.wait_ms(), LOOKS_MS))) != b"":
                for one in lines.cut(data or b""):
                    minder.take(one)
                minder.look()
        finally:
            minder.end()

    def _reading(came: queue.SimpleQueue[bytes]) -> None:
        while data := os.read(0, AT_ONCE):
            came.put(data)
        came.put(b"")

    def _next(came: queue.SimpleQueue[bytes], wait_ms: int) -> bytes | None:
        try:
            return came.get(timeout=wait_ms / 1_000)
        except queue.Empty:
            return None

    def _tell(said: bytes) -> None:
        os.write(1, said)

else:
    import select
    import signal

    from stretchtui.coach.programs.offspring import Posix

    ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)

    def run() -> None:
        """Until the input ends, the parent is gone, or a signal asks for it."""
        wakes = _woken_by_signals()
        outlet = Outlet()
        minder, lines, parent = Minder(Posix(), outlet.tell, monotonic_ms), Lines(), os.getppid()
        outlet.tell(line(Started(MINDER, os.getpid())))
        try:
            while os.getppid() == parent:
                ready = _wait(wakes, outlet, minder.wait_ms())
                if wakes in ready and any(number in ENDS for number in os.read(wakes, AT_ONCE)):
                    return
                if 0 in ready:
                    data = os.read(0, AT_ONCE)
                    if not data:
                        return
                    for one in lines.cut(data):
                        minder.take(one)
                minder.look()
                outlet.flush()
        except BrokenPipeError:
            pass  # the program is gone
        finally:
            minder.end()

    def _wait(wakes: int, outlet: Outlet, wait_ms: int) -> list[int]:
        wants = [1] if outlet.is_full else []
        ready, _, _ = select.select([0, wakes], wants, [], min(wait_ms, LONGEST_WAIT_MS) / 1_000)
        return ready

    def _woken_by_signals() -> int:
        """The end of a pipe that becomes readable when a child ends or a signal asks us to end; the byte is its number."""
        wakes, wake = os.pipe()
        os.set_blocking(wakes, False)
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        for number in (signal.SIGCHLD, *ENDS):
            signal.signal(number, lambda *_: None)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        return wakes

    class Outlet:
        """Reports on their way out. A program that was stopped does not read them, and must not stop the minder too."""

        def __init__(self) -> None:
            os.set_blocking(1, False)
            self._rest = b""

        @property
        def is_full(self) -> bool:
            return bool(self._rest)

        def tell(self, said: bytes) -> None:
            self._rest += said
            self.flush()

        def flush(self) -> None:
            while self._rest:
                try:
                    self._rest = self._rest[os.write(1, self._rest) :]
                except BlockingIOError:
                    return
