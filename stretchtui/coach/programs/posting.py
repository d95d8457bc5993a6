"""Our end of the pipe to the minder: a line gets in whole or not at all, and nobody waits for it.

Never here: what the line says.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO

SPOILT = b"!\n"
"""Put after a line that got in only in part, so that the minder takes it for no order, and the next for itself."""

if sys.platform == "win32":
    import queue
    import threading

    MOST_WAITING = 200

    class Post:
        """Pipes always block there, so a thread writes; when too much waits for it, nobody reads."""

        def __init__(self, pipe: IO[bytes]) -> None:
            self._pipe = pipe
            self._lines: queue.Queue[bytes] = queue.Queue(MOST_WAITING)
            self._closed = False
            threading.Thread(target=self._writing, daemon=True).start()

        def send(self, line: bytes) -> bool:
            if self._closed:
                return False
            try:
                self._lines.put_nowait(line)
            except queue.Full:
                return False
            return True

        def close(self) -> None:
            self._closed = True
            with contextlib.suppress(queue.Full):
                self._lines.put_nowait(b"")

        def _writing(self) -> None:
            with contextlib.suppress(OSError):
                while line := self._lines.get():
                    self._pipe.write(line)
            self._closed = True
            with contextlib.suppress(OSError):
                self._pipe.close()

else:

    class Post:
        """Writes what the pipe takes at once."""

        def __init__(self, pipe: IO[bytes]) -> None:
            self._pipe = pipe
            self._torn = b""
            os.set_blocking(pipe.fileno(), False)

        def send(self, line: bytes) -> bool:
            if self._pipe.closed:
                return False
            whole = self._torn + line
            written = self._written(whole)
            if written == len(whole):
                self._torn = b""
            elif written > len(self._torn):
                self._torn = SPOILT
            else:
                self._torn = self._torn[written:]
            return written == len(whole)

        def close(self) -> None:
            with contextlib.suppress(OSError):
                self._pipe.close()

        def _written(self, data: bytes) -> int:
            try:
                return os.write(self._pipe.fileno(), data)
            except OSError:
                return 0
