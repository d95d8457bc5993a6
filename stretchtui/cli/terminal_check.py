"""Whether there is a terminal the full-screen app can live in, told before anything is started in it.

Never here: Textual, escape sequences, or anything that changes the terminal.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

_INSTEAD = "`stretchtui run ROUTINE --plain` needs none and goes line by line"


def terminal_fault(environ: Mapping[str, str], stdin: TextIO | None, stderr: TextIO | None) -> str | None:
    """Why the full-screen app cannot start here, as one line for a person; None where it can. Never raises.

    Keys come from standard input and the picture goes to standard error, so these two must be terminals; standard
    output may be redirected. Windows consoles know no TERM.
    """
    for name, stream in (("input", stdin), ("error", stderr)):
        if not _is_terminal(stream):
            return f"full screen needs a terminal, and standard {name} is not one; {_INSTEAD}"
    if sys.platform != "win32" and environ.get("TERM", "") in ("", "dumb"):
        said = "is dumb" if environ.get("TERM") else "is not set"
        return f"full screen needs a terminal that can place its text, and TERM {said}; {_INSTEAD}"
    return None


def reopen_terminal_as_stdin() -> bool:
    """Put the controlling terminal where standard input was: for `cat x.yaml | stretchtui run -`, once x is read.

    False where there is none to open (a service, a detached session, Windows); then nothing has changed. Never raises.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    if terminal != 0:  # the lowest free number is handed out: 0 itself, where standard input had been closed
        os.dup2(terminal, 0)
        os.close(terminal)
    return True


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
