"""Keys of a Windows console. Never here: any other system, what a key means."""

from __future__ import annotations

import sys

assert sys.platform == "win32"

import msvcrt  # noqa: E402  # what follows the assertion is empty for mypy elsewhere
import threading  # noqa: E402

from stretchtui.cli.typed import split_keys  # noqa: E402

_LOOK_S = 0.05
_SECOND_HALF = {"M": "right", "K": "left", ";": "f1"}


class ConsoleKeys:
    """Asks twenty times a second: a console offers no way to wait for a key and a time at once."""

    def wait(self, seconds: float) -> tuple[str, ...]:
        for _ in range(max(1, int(seconds / _LOOK_S))):
            if msvcrt.kbhit():
                first = msvcrt.getwch()
                if first in "\x00\xe0":
                    return tuple(_SECOND_HALF.get(msvcrt.getwch(), "").split())
                return split_keys(first)
            threading.Event().wait(min(_LOOK_S, seconds))
        return ()
