"""Room laid by while there is some, and given up when the disk is full, so that a session that runs then is still kept.

Never here: what is written in it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from stretchtui.history.store.files import private_file

NAME = "history.reserve"
SIZE = 512 * 1024
"""A session takes some 10 KiB, and a transaction's journal some 50 KiB while it lasts."""
TOLD = "The disk is full; the room that was laid by for your history is used now. Make some before the next session."


def lay_by(folder: Path) -> None:
    """Where there is none, and room for four times as much."""
    path = folder / NAME
    with contextlib.suppress(OSError):
        if path.exists() or shutil.disk_usage(folder).free < 4 * SIZE:
            return
        private_file(path)
        try:
            path.write_bytes(os.urandom(SIZE))  # no file system can store it in less
        except OSError:
            path.unlink(missing_ok=True)


def give_up(folder: Path) -> bool:
    """Whether there was any."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True
