"""A preference changed while the program runs: it counts at once, and goes into the settings file. Never here: widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from stretchtui import places
from stretchtui.tui.given import Given

Changeable = Literal["avoid", "leave_out", "welcomed"]


def preferring(given: Given, key: Changeable, value: Sequence[str] | bool) -> tuple[Given, str]:
    """What the face is given from now on, and why the file could not be changed; "" when it was."""
    held = given.settings
    changed: dict[str, Any] = {key: value if isinstance(value, bool) else tuple(value)}
    settings = replace(held.settings, **changed)
    return replace(given, settings=replace(held, settings=settings), first_run=False), _written(key, value)


def _written(key: Changeable, value: Sequence[str] | bool) -> str:
    from stretchtui.settings_file import CannotChange, change

    path = places.settings_file()
    if path is None:
        return "this system names no folder for settings"
    try:
        change(path, key, ("true" if value else "false") if isinstance(value, bool) else ",".join(value))
    except (CannotChange, OSError) as reason:
        return str(reason)
    return ""
