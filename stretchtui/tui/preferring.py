"""A preference changed while the program runs: it counts at once, and goes into the settings file. Never here: widgets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from stretchtui.settings.remembering import Preference, written
from stretchtui.tui.given import Given

__all__ = ["Changeable", "Preference", "preferred", "preferring"]

Changeable = Literal["avoid", "leave_out", "welcomed", "sound", "voice", "volume"]


def preferring(given: Given, key: Changeable, value: Preference) -> tuple[Given, str]:
    """What the face is given from now on, and why the file could not be changed; "" when it was."""
    return preferred(given, key, value), written(key, value)


def preferred(given: Given, key: Changeable, value: Preference) -> Given:
    """What the face is given from now on."""
    held = given.settings
    changed: dict[str, Any] = {key: value if isinstance(value, str | int) else tuple(value)}
    return replace(given, settings=replace(held, settings=replace(held.settings, **changed)), first_run=False)
