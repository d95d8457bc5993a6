"""What takes time, found out in a thread that nobody waits for on the way out; a mistake in it ends nothing.

For what is only looked up. What must be finished before the program ends does not belong here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

from textual.app import App

from stretchtui.text import plain

T = TypeVar("T")


def besides(app: App[Any], find: Callable[[], T], take: Callable[[T], object]) -> None:
    """Call `find` in a thread, and `take` in the app's own with what it found, if the app is still there then."""
    Thread(target=_found_out, args=(app, find, take), name="besides", daemon=True).start()


def _found_out(app: App[Any], find: Callable[[], T], take: Callable[[T], object]) -> None:
    try:
        found = find()
    except Exception as fault:  # noqa: BLE001  # nobody looks at what a thread raises; it would be printed over the screen
        said = plain(f"What today needs could not be found out: {type(fault).__name__}: {fault}")
        _hand_over(app, lambda: app.notify(said, severity="warning", markup=False))
    else:
        _hand_over(app, lambda: take(found))


def _hand_over(app: App[Any], call: Callable[[], object]) -> None:
    """Whoever has left, or leaves now, takes nothing more."""
    loop = app._loop
    if loop is not None and not app._exit:
        with suppress(RuntimeError):  # the loop was closed in between
            loop.call_soon_threadsafe(app.call_later, call)
