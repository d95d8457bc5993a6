"""Starting and ending programs on POSIX, each in a session of its own, so that all it started ends with it.

Own fork and exec, since `subprocess` would double the time the minder takes to come up. The minder has one thread,
so that between fork and exec anything may be done. What a program detaches from itself on purpose (a sound server
that it starts for everybody) is left alone. Never here: when, and why.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable

from stretchtui.coach.programs.orders import Order

assert sys.platform != "win32"

DIE_WITH_PARENT = 1
"""Linux: PR_SET_PDEATHSIG."""
PROGRAM_DEFAULTS = (
    signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE, signal.SIGXFSZ,
)  # fmt: skip
"""What we or Python changed, and a program expects as it is by default."""


class Posix:
    """See minder.System."""

    def __init__(self) -> None:
        self._die_with_parent = _die_with_parent()
        self._nothing = os.open(os.devnull, os.O_RDWR)

    def begin(self, order: Order) -> Forked:
        argv = [os.fsencode(word) for word in order.argv]
        if any(b"\0" in word for word in argv):
            raise ValueError("NUL in an argument")
        if not order.stdin:
            return self._begin(argv, self._nothing)
        source = _text_to_read(order.stdin)
        try:
            return self._begin(argv, source)
        finally:
            os.close(source)

    def finish(self, order: Order) -> Forked:
        """In a process of its own: it takes some ms, and a tone may be due meanwhile."""
        import stretchtui.coach.programs.finishing  # noqa: F401  # here, so that it is there in every child

        return Forked(self._fork(self._nothing, lambda: _finish(order)))

    def wav_ms(self, order: Order) -> int:
        from stretchtui.coach.sounds.wav import NotAWav, length_ms

        with contextlib.suppress(NotAWav, OSError, ValueError):
            return length_ms(order.file)
        return 0

    def clear(self, order: Order) -> None:
        for path in (order.written, order.made):
            with contextlib.suppress(OSError, ValueError):
                os.unlink(path)  # noqa: PTH108  # pathlib would cost the minder more than all the rest

    def _begin(self, argv: list[bytes], source: int) -> Forked:
        """Does not come back before the program runs, so that what cannot be run is known here."""
        heard, says = os.pipe()
        try:
            pid = self._fork(source, lambda: _exec(argv, says))
            os.close(says)
            says = -1
            errno = os.read(heard, 16)
        finally:
            for fd in (heard, says):
                if fd >= 0:
                    os.close(fd)
        if errno:
            os.waitpid(pid, 0)
            raise OSError(int(errno), os.strerror(int(errno)))
        return Forked(pid)

    def _fork(self, source: int, work: Callable[[], None]) -> int:
        """A child that does `work` and ends. Nothing of ours is open in it but the three it gets, and they lead nowhere."""
        minder = os.getpid()
        pid = os.fork()
        if pid:
            return pid
        try:
            os.setsid()
            self._die_with_parent()
            if os.getppid() != minder:
                os._exit(127)
            for fd, to in ((source, 0), (self._nothing, 1), (self._nothing, 2)):
                os.dup2(fd, to)
            _as_by_default()
            work()
        finally:
            os._exit(127)


class Forked:
    """A child and its process group."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def status(self) -> int | None:
        """When it has ended, what it left behind in its group is killed before its number can be given to another."""
        if not _has_ended(self.pid):
            return None
        pid, ended = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(ended) if pid else None

    def kill(self) -> None:
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except OSError:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)  # just forked, and not yet in a group of its own


def _has_ended(pid: int) -> bool:
    """Leaves it to be waited for. Where Python cannot ask that (macOS before 3.13) the group is killed at deadlines only."""
    waitid = getattr(os, "waitid", None)
    if waitid is None:
        return True
    if waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        return False
    with contextlib.suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
    return True


def _exec(argv: list[bytes], says: int) -> None:
    """Becomes the program; where that cannot be, says why."""
    try:
        os.execvp(argv[0], argv)  # noqa: S606  # no shell is what is wanted
    except OSError as error:
        os.write(says, str(error.errno).encode("ascii"))


def _finish(order: Order) -> None:
    from stretchtui.coach.programs.finishing import keep

    with contextlib.suppress(OSError, ValueError):
        keep(order)
        os._exit(0)
    os._exit(1)


def _text_to_read(text: str) -> int:
    """The end of a pipe that holds all of the text and then ends, so that nobody has to wait for a program to read it."""
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    with contextlib.suppress(BlockingIOError):
        os.write(writes, text.encode("utf-8", "replace"))
    os.close(writes)
    return reads


def _as_by_default() -> None:
    signal.set_wakeup_fd(-1)
    for number in PROGRAM_DEFAULTS:
        signal.signal(number, signal.SIG_DFL)


def _die_with_parent() -> Callable[[], object]:
    """On Linux, what makes a child end when the minder does, even by SIGKILL."""
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes

            prctl = ctypes.CDLL(None).prctl
            return lambda: prctl(DIE_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)
    return lambda: None
