"""The way from a routine that was chosen to its session: one question after another. Never here: the questions, the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stretchtui.precautions import CHECKS
from stretchtui.starting import Start, Threshold
from stretchtui.tui.screens.preflight import ON, PreflightScreen
from stretchtui.tui.screens.ruled_out import LEAVE_OUT, WALK_ALL, RuledOutScreen

if TYPE_CHECKING:
    from textual.app import App

    from stretchtui.tui.app import StretchApp


def feel(app: StretchApp, on: Callable[[], None], turn_back: Callable[[], None]) -> None:
    """Ask how tense somebody is; then go on, or turn back."""
    from stretchtui.tui.screens.tense import BACK, TenseScreen

    def after(answer: int | str | None) -> None:
        if answer == BACK:
            turn_back()
        else:
            app.tension_before = answer if isinstance(answer, int) else None
            on()

    app.push_screen(TenseScreen(app.settings.keys), after)


def cross(app: App[Any], threshold: Threshold, begin: Callable[[Start], None], turn_back: Callable[[], None]) -> None:
    """Ask what has to be asked; then begin, or turn back at the first answer that is against it."""
    checks = iter(threshold.checks)

    def after_check(answer: str | None = ON) -> None:
        if answer != ON:
            turn_back()
        elif (name := next(checks, None)) is not None:
            app.push_screen(PreflightScreen(CHECKS[name]), after_check)
        elif threshold.gone:
            app.push_screen(RuledOutScreen(threshold), after_choice)
        else:
            begin(threshold.whole)

    def after_choice(key: str | None) -> None:
        start = {LEAVE_OUT: threshold.left, WALK_ALL: threshold.whole}.get(key or "")
        if start is None:
            turn_back()
        else:
            begin(start)

    after_check()
