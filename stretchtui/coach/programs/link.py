"""One minder as seen from the program: its pipe, its reports, its end. Never blocks the program, never raises.

Never here: what is ordered; starting anew (children.py).
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from stretchtui.coach.programs.orders import MINDER, Order, Report, Started, Stop, line, read
from stretchtui.coach.programs.posting import Post

BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from stretchtui.coach.programs.minder import main; main()"
ROOT = Path(__file__).resolve().parents[3]
"""Where the package lies, installed or not. The minder knows no other place but the standard library."""

GRACE_S = 0.25
"""How long a minder may take to end by itself."""
KILL_S = 0.15
"""How long one may take that was killed, and how long its last words."""


def argv() -> tuple[str, ...]:
    """The minder's own command: isolated, without site, writing paths as this program does."""
    return (sys.executable, "-X", f"utf8={sys.flags.utf8_mode}", "-I", "-S", "-c", BOOT, str(ROOT))


class Link:
    """Raises OSError when the minder cannot be started."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._process = _started(environ)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._post = Post(self._process.stdin)
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._open: dict[int, int] = {}
        """The orders without a report, and the process groups they run in; 0 while they do not."""
        self.is_up = False
        """Whether it has said so itself: before that, an order waits in the pipe."""
        self._over = False
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout.fileno(),), daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return not self._over and self._process.poll() is None

    def give(self, order: Order) -> bool:
        with self._lock:
            if self._over:
                return False
            self._open[order.id] = 0
        if self._post.send(line(order)):
            return True
        with self._lock:
            self._open.pop(order.id, None)
        return False

    def stop(self, stop: Stop) -> bool:
        return self._post.send(line(stop))

    def reports(self) -> tuple[Report, ...]:
        return tuple(self._reports.get_nowait() for _ in range(self._reports.qsize()))

    def close(self) -> None:
        """Afterwards neither the minder nor any of its children is alive."""
        self._post.close()
        if not self._ends_within(GRACE_S):
            self._kill_groups()  # while it holds their numbers, even of those that have ended
            self._process.kill()
            self._ends_within(KILL_S)
        self._reader.join(KILL_S)
        if not self._reader.is_alive() and self._process.stdout is not None:
            self._process.stdout.close()

    def _ends_within(self, wait_s: float) -> bool:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(wait_s)
        return self._process.poll() is not None

    def _read(self, source: int) -> None:
        """In a thread of its own, until the minder is gone. What was not reported then never will be."""
        rest = b""
        while data := _some(source):
            *whole, rest = (rest + data).split(b"\n")
            for one in whole:
                self._hear(read(one))
        self._kill_groups()
        with self._lock:
            self._over = True
            lost, self._open = tuple(self._open), {}
        for id in lost:
            self._reports.put(Report(id, "killed", None, 0, why="the minder ended"))

    def _hear(self, said: Order | Stop | Started | Report | None) -> None:
        if isinstance(said, Started) and said.id == MINDER:
            self.is_up = True
        elif isinstance(said, Started):
            with self._lock:
                self._open[said.id] = said.pid
        elif isinstance(said, Report):
            with self._lock:
                self._open.pop(said.id, None)
            self._reports.put(said)

    def _kill_groups(self) -> None:
        """What a minder that ended in its proper way has done itself."""
        with self._lock:
            groups = tuple(pid for pid in self._open.values() if pid)
        for pid in groups:
            _kill_group(pid)


def _some(source: int) -> bytes:
    try:
        return os.read(source, 65_536)
    except OSError:
        return b""


def _started(environ: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own Python with our own words
        argv(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env=None if environ is None else dict(environ),
        start_new_session=sys.platform != "win32",
        creationflags=_creation_flags(),
    )


if sys.platform == "win32":

    def _creation_flags() -> int:
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP

    def _kill_group(pid: int) -> None:
        """There are no such groups there: what outlives its minder ends at the end of its sound."""

else:

    def _creation_flags() -> int:
        return 0

    def _kill_group(pid: int) -> None:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
