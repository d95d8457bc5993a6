"""From signals to leaving: first in order, then by force. Never here: the terminal, Textual, what is saved.

Nothing but noting is done in a signal handler, and a thread of its own watches the time, so that neither a blocked
event loop nor a lock held by what the signal interrupted can keep the program.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

assert sys.platform != "win32"

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
_TERMINAL_LOST = 0  # no signal has this number
_STATUS: dict[int, int] = {_TERMINAL_LOST: 128 + signal.SIGHUP, **{number: 128 + number for number in _SIGNALS}}

PATIENCE_S = 2.0
"""How long leaving in order may take."""
_LOOK_S = 0.05
_BURST_S = 0.25
"""Signals this close to the first are the same wish: a shell, a terminal and a service stop may each send theirs."""


class Termination:
    """Listens for what ends a program. `leave(status)` is called at the first request, from the watching thread;
    `force(status)` if `end()` was not called within PATIENCE_S, or if a second signal comes after the first burst. `notice()` is
    called for any other signal, also from the watching thread: Python handles one only when the main thread runs, but the
    system may hand it to any thread, and just after a stop it often does, while the main thread sleeps on.

    The status is the one a shell shows: 128 + the signal's number; that of SIGHUP for a terminal that is gone.
    """

    def __init__(
        self, leave: Callable[[int], None], force: Callable[[int], None], notice: Callable[[], None], patience_s: float
    ) -> None:
        self._leave = leave
        self._force = force
        self._notice = notice
        self._patience_s = patience_s
        self._previous: dict[int, Any] = {}
        self._ended = threading.Event()
        self._heard, self._told = os.pipe()
        self._requested = False
        self._listening = False

    @property
    def requested(self) -> bool:
        """Has a signal to end been handled yet?"""
        return self._requested

    def listen(self) -> None:
        """Take over the signals, from the main thread; those the program was started without (nohup) stay ignored."""
        if self._listening:
            return
        self._listening = True
        os.set_blocking(self._told, False)
        signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._previous[number] = signal.signal(number, self._note)
        threading.Thread(target=self._watch, name="stretchtui-termination", daemon=True).start()

    def terminal_lost(self) -> None:
        """The terminal is gone: leave in order, as after SIGHUP. From any thread, any number of times."""
        if self._listening and not self._ended.is_set():
            os.write(self._told, bytes([_TERMINAL_LOST]))

    def end(self) -> None:
        """The terminal is given back: signals do again what they did before. From the main thread."""
        if not self._listening or self._ended.is_set():
            return
        self._ended.set()
        signal.set_wakeup_fd(-1)
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        os.close(self._told)

    def _note(self, _number: int, _frame: object) -> None:
        self._requested = True

    def _watch(self) -> None:
        status = self._first_request()
        if status is None:
            return
        self._leave(status)
        if not self._left_in_order():
            self._force(status)

    def _first_request(self) -> int | None:
        # Every signal with a handler of Python's writes its number here: window sizes and the like too.
        while numbers := os.read(self._heard, 64):
            for number in numbers:
                if number in _STATUS:
                    return _STATUS[number]
            self._notice()
        return None

    def _left_in_order(self) -> bool:
        os.set_blocking(self._heard, False)
        for look in range(round(self._patience_s / _LOOK_S)):
            if self._ended.wait(_LOOK_S):
                return True
            if self._asked_again() and look * _LOOK_S >= _BURST_S:
                return False
        return self._ended.is_set()

    def _asked_again(self) -> bool:
        try:
            return any(number in _SIGNALS for number in os.read(self._heard, 64))
        except BlockingIOError:
            return False
