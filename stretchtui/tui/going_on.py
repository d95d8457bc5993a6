"""What becomes of a session that was cut off, by what was answered: gone on with, begun anew, left. For home and `run`.

Never here: finding it (resumption.py), the question (screens/cut_off.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtui.resumption import Offer, leave, start_of, still_stands
from stretchtui.starting import threshold
from stretchtui.tui.besides import besides
from stretchtui.tui.screens.cut_off import ANEW, GO_ON, LEAVE

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp

GONE_ON_WITH = "This was gone on with in another window since; what was done there is kept."


def answered(app: StretchApp, offer: Offer, key: str | None) -> None:
    """Do what the key of an answer says; any other key does nothing."""
    if key == GO_ON:
        _go_on(app, offer)
    if key in (ANEW, LEAVE):
        _let_go(app, offer)
    if key == ANEW:
        _begin(app, offer)


def _go_on(app: StretchApp, offer: Offer) -> None:
    if not still_stands(offer.cut):
        app.notify(GONE_ON_WITH, severity="warning", markup=False)
        _look_back(app)
        if app.given.start is not None:
            _begin(app, offer)
    elif offer.taken_up is None:  # another session, which takes the place of that one
        _let_go(app, offer)
        _begin(app, offer, offer.exercise)
    else:
        app.tension_before = offer.cut.session.tension_before.value
        app.begin(start_of(offer), offer.taken_up)


def _begin(app: StretchApp, offer: Offer, exercise: int = 1) -> None:
    asked = threshold(offer.routine, app.settings, exercise, offer.cut.live.origin)
    app.cross(asked, app.turn_back if app.given.start is not None else lambda: None)


def _let_go(app: StretchApp, offer: Offer) -> None:
    """Nobody goes on with it, which home is to know."""
    besides(app, lambda: leave(offer.cut), lambda _: _look_back(app))


def _look_back(app: StretchApp) -> None:
    from stretchtui.tui.screens.leading import Leading

    for screen in app.screen_stack:
        if isinstance(screen, Leading):
            screen.look_back()
