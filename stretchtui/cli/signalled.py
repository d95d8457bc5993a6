"""Signals that end the program in order. Never here: what is put in order then."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType


@contextlib.contextmanager
def signals_raise() -> Iterator[None]:
    """Let signals end the program in order, so that the terminal is given back."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    caught = [one for one in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, one)]
    before = {getattr(signal, one): signal.signal(getattr(signal, one), leave) for one in caught}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
