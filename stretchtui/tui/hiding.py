"""What home shows to somebody who avoids something, and how it says that there is more. Never here: widgets, what is searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stretchtui.routine.index import Entry
from stretchtui.routine.search import hidden_by
from stretchtui.settings.preferences import Settings


class Hiding(NamedTuple):
    entries: tuple[Entry, ...] = ()
    """What the list may hold."""
    avoided: tuple[Entry, ...] = ()
    """What has something in it that the person avoids or leaves out."""
    all_shown: bool = False
    """Whether `entries` has these too."""

    def told(self, key: str) -> str:
        """What goes on behind the number of routines; `key` shows what is hidden, or hides it."""
        if not self.avoided:
            return ""
        return f" · {len(self.avoided)} you avoid: {key}" if self.all_shown else f" · {len(self.avoided)} hidden: {key}"


def hiding(entries: Sequence[Entry], preferred: Settings, *, all_shown: bool) -> Hiding:
    avoid, leave_out = frozenset(preferred.avoid), frozenset(preferred.leave_out)
    avoided = tuple(entry for entry in entries if hidden_by(entry, avoid, leave_out))
    hidden = frozenset() if all_shown else frozenset(entry.path for entry in avoided)
    return Hiding(tuple(entry for entry in entries if entry.path not in hidden), avoided, all_shown)
