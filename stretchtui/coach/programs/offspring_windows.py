"""Starting and ending programs on Windows, by their handles, and sounds that Windows itself plays.

What a program starts itself is not ended with it there. Never here: when, and why.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy elsewhere
import contextlib
import os
import subprocess
import winsound

from stretchtui.clock import monotonic_ms
from stretchtui.coach.programs.finishing import keep
from stretchtui.coach.programs.minder import Child
from stretchtui.coach.programs.orders import WINSOUND, Order
from stretchtui.coach.sounds.wav import NotAWav, length_ms


class Windows:
    """See minder.System."""

    def begin(self, order: Order) -> Child:
        if order.argv[0] == WINSOUND:
            return Sound(order.argv[-1])
        return Program(order)

    def finish(self, order: Order) -> Child:
        keep(order)
        return Done()

    def wav_ms(self, order: Order) -> int:
        with contextlib.suppress(NotAWav, OSError, ValueError):
            return length_ms(order.file)
        return 0

    def clear(self, order: Order) -> None:
        for path in (order.written, order.made):
            with contextlib.suppress(OSError, ValueError):
                os.unlink(path)  # noqa: PTH108


class Program:
    """A program without a window."""

    def __init__(self, order: Order) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # no shell is what is wanted
            order.argv,
            stdin=subprocess.PIPE if order.stdin else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP,
        )
        self.pid = self._process.pid
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.write(order.stdin.encode("utf-8", "replace"))
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def status(self) -> int | None:
        return self._process.poll()

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._process.kill()


class Sound:
    """A file that Windows plays, one at a time, in our own process."""

    def __init__(self, file: str) -> None:
        self.pid = 0
        try:
            self._until_ms = monotonic_ms() + length_ms(file)
        except NotAWav as error:
            raise ValueError from error
        try:
            winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError as error:
            raise OSError("Windows does not play it") from error

    def status(self) -> int | None:
        return 0 if monotonic_ms() >= self._until_ms else None

    def kill(self) -> None:
        with contextlib.suppress(RuntimeError):
            winsound.PlaySound(None, 0)
        self._until_ms = 0


class Done:
    """What was over before it could be waited for."""

    pid = 0

    def status(self) -> int | None:
        return 0

    def kill(self) -> None:
        pass
