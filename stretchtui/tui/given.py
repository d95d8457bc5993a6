"""What the full-screen face is handed by the command line: everything it needs from outside. Never here: widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stretchtui.routine.holdings import Holdings
from stretchtui.settings.preferences import LoadedSettings

if TYPE_CHECKING:
    from stretchtui.clock import Clock
    from stretchtui.routine.model import Routine
    from stretchtui.settings.preferences import Settings
    from stretchtui.sounding import Coaching


def _silent(settings: Settings) -> Coaching:
    from stretchtui.sounding import Silence, wanted

    return Silence(wanted(settings))


@dataclass(frozen=True)
class Given:
    holdings: Holdings
    settings: LoadedSettings
    new_clock: Callable[[], Clock]
    """A clock for one session, at the speed that was asked for."""
    routine: Routine | None = None
    """To be walked at once; without one the program begins at home."""
    start_at: int = 1
    """The number of the exercise to begin with."""
    first_run: bool = False
    """Nobody has been here before: home asks what to avoid, once."""
    new_coach: Callable[[Settings], Coaching] = _silent
    """The coach of this run, not opened yet."""

    def looked_anew(self) -> Given:
        """The same, with the libraries as they are by now."""
        return replace(self, holdings=Holdings(self.holdings.libraries))
