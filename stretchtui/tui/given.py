"""What the full-screen face is handed by the command line: everything it needs from outside. Never here: widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn, Protocol

from stretchtui.routine.holdings import Holdings
from stretchtui.settings.preferences import LoadedSettings

if TYPE_CHECKING:
    from stretchtui.clock import Clock
    from stretchtui.recording import Recording, Walked
    from stretchtui.resumption import Offer
    from stretchtui.settings.preferences import Settings
    from stretchtui.sounding import Coaching
    from stretchtui.starting import Start
    from stretchtui.tui.todays import Todays


def _silent(settings: Settings) -> Coaching:
    from stretchtui.sounding import Silence, wanted

    return Silence(wanted(settings))


def _unrecorded(walked: Walked, settings: Settings) -> Recording:
    from stretchtui.recording import unrecorded

    return unrecorded(walked, settings)


def _unreminded(_: str) -> NoReturn:
    from stretchtui.daily.reminders.plan import CannotRemind

    raise CannotRemind("none can be installed from here")


class OfferedReminder(Protocol):
    """A reminder that could be installed."""

    @property
    def number(self) -> int:
        """By which it is taken away again."""

    @property
    def shown(self) -> tuple[str, ...]:
        """Every file and every command, in lines; foreign text."""

    def install(self) -> None:
        """For a thread. Raises CannotRemind, and then nothing has changed."""


@dataclass(frozen=True)
class Given:
    holdings: Holdings
    settings: LoadedSettings
    new_clock: Callable[[], Clock]
    """A clock for one session, at the speed that was asked for."""
    start: Start | None = None
    """To be walked at once; without one the program begins at home."""
    first_run: bool = False
    """Nobody has been here before: home asks what to avoid, once."""
    new_coach: Callable[[Settings], Coaching] = _silent
    """The coach of this run, not opened yet."""
    new_recording: Callable[[Walked, Settings], Recording] = _unrecorded
    """The recording of one session, not opened yet."""
    look_back: Callable[[Holdings, Settings], Todays] | None = None
    """What home tells of the day; None: nothing. Slow: for a thread."""
    offer: Offer | None = None
    """What of `start` was cut off."""
    goes_on: bool = False
    """It is not asked whether to go on with it."""
    said: str = ""
    """To be told as the session begins: why it is this routine."""
    offer_reminder: Callable[[str], OfferedReminder] = _unreminded
    """For each day at this time. Raises CannotRemind."""

    def looked_anew(self) -> Given:
        """The same, with the libraries as they are by now."""
        return replace(self, holdings=Holdings(self.holdings.libraries))
