"""Textual's POSIX driver, guarded: whatever ends or stops the program, the terminal is given back as it was found.

Requirements P1, P2, P4–P8 and P19 of the project's fault list. Never here: widgets, sessions, exit messages.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import contextvars
import os
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, cast

from textual.drivers.linux_driver import LinuxDriver

assert sys.platform != "win32"

from stretchtui.tui.driver import SavesBeforeLeaving
from stretchtui.tui.terminal import (
    FORGOTTEN_MODES_OFF,
    Keyboard,
    LosableOutput,
    TolerantParser,
    in_background,
    restore_terminal,
)
from stretchtui.tui.termination import PATIENCE_S, Termination

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from textual.app import App

_LOOK_S = 0.1  # how long a key may wait behind the question whether reading is to end; Textual's own value
_SETTLE_S = 0.1
"""Between being continued and taking the terminal. `kill %1` sends SIGTERM and SIGCONT together, any thread may be given
the first, and a program in the background that takes the terminal before it has noticed is stopped again."""


class GuardedDriver(LinuxDriver):
    """Leaves in order on SIGTERM, SIGHUP, SIGQUIT, SIGINT, end of input and loss of the terminal, by force if it must.

    `App.return_code` is then 128 + the signal (129 for a lost terminal). After any stop, be it Ctrl+Z or SIGSTOP, the
    app's `app_resume_signal` is published.
    """

    patience_s = PATIENCE_S

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._context = contextvars.copy_context()
        self._termination = Termination(self._leave_soon, self._leave_by_force, self._wake, self.patience_s)
        assert sys.__stderr__ is not None, "the command line refuses to start without a terminal"
        # The writing thread asks of its file no more than this one has.
        self._file = cast("Any", LosableOutput(sys.__stderr__, self._termination.terminal_lost))
        self._stop_asked = False
        self._continue_heard = False
        self._settling: TimerHandle | None = None

    @property
    def _has_terminal(self) -> bool:
        """Between start and the end of close; not while stopped, when the terminal is somebody else's."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def write(self, data: str) -> None:
        if self._has_terminal:  # nobody empties the queue of a stopped app, and a full one would block the event loop
            super().write(data)

    def start_application_mode(self) -> None:
        self._termination.listen()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves this one untyped

    def suspend_application_mode(self) -> None:
        if not self._has_terminal:  # stopped again before it was taken up
            return
        self.stop_application_mode()
        super().close()  # not our own: a program that is stopped must still leave in order when told to

    def resume_application_mode(self) -> None:
        super().resume_application_mode()
        self._app.refresh(layout=True)  # the alternate screen comes back empty, and Textual draws only what changed

    def stop_application_mode(self) -> None:
        if self._has_terminal:
            super().stop_application_mode()
            self.write(FORGOTTEN_MODES_OFF)

    def disable_input(self) -> None:
        if self._has_terminal:  # touching it from the background would stop the process
            super().disable_input()

    def close(self) -> None:
        if self._has_terminal:
            super().close()
        self._termination.end()
        self._forget_settling()
        for number in (signal.SIGTSTP, signal.SIGCONT):
            signal.signal(number, signal.SIG_DFL)

    def run_input_thread(self) -> None:
        parser = TolerantParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with closing(Keyboard(self.fileno)) as keyboard:
            while not self.exit_event.is_set():
                received = keyboard.read() if keyboard.wait(_LOOK_S) else None
                if received == b"":
                    self._termination.terminal_lost()
                    return
                if received and (text := decode(received)):  # the parser takes an empty text for the end
                    for message in parser.feed(text):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def _wake(self) -> None:
        """Let the main thread run, and with it the handler of a signal that came to another thread."""
        with suppress(RuntimeError):  # the loop is closed, and everything over
            self._loop.call_soon_threadsafe(lambda: None)

    def _leave_soon(self, status: int) -> None:
        with suppress(RuntimeError):  # as above: told to go when it was gone
            self._loop.call_soon_threadsafe(self._leave_in_order, status, context=self._context)

    def _leave_in_order(self, status: int) -> None:
        try:
            if isinstance(self._app, SavesBeforeLeaving):
                self._app.before_leaving()
        finally:
            self._app.exit(return_code=status)

    def _leave_by_force(self, status: int) -> None:
        if self._has_terminal:
            restore_terminal(self.fileno, self._file.fileno() if self._file else 2, self.attrs_before)
        os._exit(status)

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart:
            # Of two that come together Python tells by number, not in order. A program that goes on can be stopped again.
            self._stop_asked = not self._continue_heard
            # Not here: the signal may have interrupted a write, whose lock the farewell to the terminal needs.
            self._loop.call_soon_threadsafe(self._stop_until_continued)
        else:
            super()._sigtstp_application()

    def _stop_until_continued(self) -> None:
        if self._termination.requested or not self._stop_asked:
            return
        self._forget_settling()
        self.suspend_application_mode()
        self._must_signal_resume = True
        own = os.getpid()
        # Not continued meanwhile: nobody would do so a second time. The system forgets a SIGCONT that comes before the SIGSTOP,
        # so nothing stands between looking and stopping at which Python would run the handler of one.
        if self._stop_asked:
            self._stop_asked = False
            os.kill(own, signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        self._stop_asked = False
        if self._auto_restart:
            self._continue_heard = True
            self._loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        self._continue_heard = False
        self._forget_settling()
        self._settling = self._loop.call_later(_SETTLE_S, self._continue)

    def _forget_settling(self) -> None:
        if self._settling:
            self._settling.cancel()

    def _continue(self) -> None:
        # Told to leave while settling, by a signal or by a key; or the terminal was given to another program.
        if self._termination.requested or self._app._exit or not self._auto_restart:
            return
        if in_background(self.fileno):
            # As touching the terminal would, but with nothing left half done; it takes `fg` to be continued again.
            os.killpg(os.getpgrp(), signal.SIGTTOU)
        elif self._has_terminal:
            self._start_afresh()
        else:
            super()._sigcont_application()

    def _start_afresh(self) -> None:
        """After SIGSTOP, which gave no time to leave the terminal: leave it now, as if in time, and come back."""
        found = self.attrs_before
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()
        self.attrs_before = found  # not what is there now: should the terminal have refused these, that is our own
