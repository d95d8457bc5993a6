"""A preference changed while the program runs: it counts at once, and goes into the settings file. Never here: widgets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from stretchtui.settings.remembering import Preference, written
from stretchtui.tui.given import Given

if TYPE_CHECKING:
    from stretchtui.settings.preferences import Settings
    from stretchtui.tui.app import StretchApp

__all__ = ["Changeable", "Preference", "preferred", "preferring", "put_on", "with_typed"]

Changeable = Literal["avoid", "leave_out", "welcomed", "sound", "voice", "volume"]
"""Of these what is handed over is the value itself; of all others it is what a person types."""


def preferring(given: Given, key: Changeable, value: Preference) -> tuple[Given, str]:
    """What the face is given from now on, and why the file could not be changed; "" when it was."""
    return preferred(given, key, value), written(key, value)


def preferred(given: Given, key: Changeable, value: Preference) -> Given:
    """What the face is given from now on."""
    changed: dict[str, Any] = {key: value if isinstance(value, str | int) else tuple(value)}
    return _holding(given, replace(given.settings.settings, **changed))


def with_typed(given: Given, key: str, text: str) -> Given:
    """What the face is given from now on, with any setting as it is typed. Raises CannotChange."""
    from stretchtui.settings.file import with_value

    return _holding(given, with_value(given.settings.settings, key, text))


def _holding(given: Given, settings: Settings) -> Given:
    return replace(given, settings=replace(given.settings, settings=settings), first_run=False)


def put_on(app: StretchApp, before: Settings) -> None:
    """What the program itself wears of the preferences, where it is another now; the rest is looked up where it is needed."""
    from textual.constants import TEXTUAL_ANIMATIONS

    from stretchtui.tui.bindings import keymap

    held = app.settings
    app.theme = held.theme
    app.animation_level = "none" if held.reduced_motion else TEXTUAL_ANIMATIONS
    if held.keys != before.keys:
        app.set_keymap(keymap(held.keys))
    app.want_as_preferred()
    if held.weekly_goal != before.weekly_goal:
        app.run_worker(partial(_tell_prompt_of_goal, app), thread=True)


def _tell_prompt_of_goal(app: StretchApp) -> None:
    """In a thread."""
    from stretchtui.remembered import tell_prompt_of_goal

    tell_prompt_of_goal(lambda: app.settings.weekly_goal)
