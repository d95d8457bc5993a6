"""The history as everything else wants it: opened, and what it did not take at some other time taken up. Never here: SQL."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from stretchtui.history.faults import CannotSave
from stretchtui.history.stamps import Stamp
from stretchtui.history.store.history import History
from stretchtui.history.store.opening import open_history
from stretchtui.history.unsaved import is_any, take_up


def opened(folder: Path | None, now: Stamp) -> History:
    """To be read and written; what is wrong with it stands in its `fault`. Never raises."""
    history = open_history(folder, now)
    if folder is not None and not history.fault:
        with suppress(CannotSave):  # it waits where it is; whoever writes next is told why
            take_up(folder, history.join)
    return history


def seen(folder: Path | None, now: Stamp) -> History:
    """Only to be read, which is several times as quick, and makes nothing; yet what waits to be taken up is seen as well, where
    it can be. Never raises."""
    if folder is not None and is_any(folder):
        history = opened(folder, now)
        if not history.fault:
            return history
        history.close()
    return open_history(folder, now, may_write=False)
