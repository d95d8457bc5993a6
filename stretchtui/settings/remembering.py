"""A preference written into the settings file: at once, or a moment later so that nobody waits. Never here: what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock, Timer

from stretchtui import places

Preference = Sequence[str] | str | bool | int

SOON_S = 0.4
"""Within this a key pressed again and again is written once."""

_writing = Lock()
"""The file is read, changed and written as one."""


def written(key: str, value: Preference) -> str:
    """Write it; why it could not be, or ""."""
    from stretchtui.settings.file import CannotChange, change

    path = places.settings_file()
    if path is None:
        return "this system names no folder for settings"
    try:
        with _writing:
            change(path, key, _as_typed(value))
    except (CannotChange, OSError) as reason:
        return str(reason)
    return ""


def _as_typed(value: Preference) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else ",".join(value)


class Remembering:
    """Preferences that change often, written soon and in a thread of their own, the last value of each."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """`tell` is called, in that thread, with what the person has to know: once, that nothing can be written."""
        self._tell = tell
        self._waiting: dict[str, Preference] = {}
        self._timer: Timer | None = None
        self._has_told = False
        self._at_work = Lock()

    def soon(self, key: str, value: Preference) -> None:
        self._waiting[key] = value
        if self._timer is not None:
            self._timer.cancel()
        self._timer = Timer(SOON_S, self._write)
        self._timer.daemon = True
        self._timer.start()

    def now(self) -> None:
        """On the way out: write what still waits, and wait for what is being written."""
        if self._timer is not None:
            self._timer.cancel()
            self._write()
            self._timer.join()

    def _write(self) -> None:
        with self._at_work:  # whoever waits for this, too, waits for what is being written
            while self._waiting:
                key = next(iter(self._waiting))
                fault = _attempted(key, self._waiting.pop(key))
                if fault and not self._has_told:
                    self._has_told = True
                    self._tell(f"It holds until you leave; it could not be kept: {fault}")


def _attempted(key: str, value: Preference) -> str:
    """As `written`; a mistake of the program's own is told like any other, since nobody looks at what a thread raises."""
    try:
        return written(key, value)
    except Exception as mistake:  # noqa: BLE001
        return f"{type(mistake).__name__}: {mistake}"
