"""Which driver the app gives to Textual, and what the app may wish to do before it is made to go.

Never here: signals, escape sequences, anything of one operating system.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.driver import Driver


@runtime_checkable
class SavesBeforeLeaving(Protocol):
    """An app with something to save when the system makes it go (a signal, a terminal that closed)."""

    def before_leaving(self) -> None:
        """Save now: called once, in the event loop, while widgets still stand; the app's exit follows whatever happens.

        Keep it well below a second: two seconds after the signal the program ends by force.
        """


def driver_class() -> type[Driver]:
    """The driver for this system, to be passed as `App(driver_class=…)`.

    On POSIX the guarded one: a signal, or losing the terminal, ends the app in order, and `App.return_code` is then
    128 + the signal's number.
    """
    if sys.platform == "win32":
        from textual.drivers.windows_driver import WindowsDriver as SystemDriver
    else:
        from stretchtui.tui.guarded_driver import GuardedDriver as SystemDriver
    return SystemDriver
