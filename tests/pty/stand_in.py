"""The smallest app on the guarded driver, started as the command line starts the real one: for the tests beside it.

`python -m tests.pty.stand_in [-]`; with `-` it first reads standard input to its end. In the environment:
STAND_IN_DIARY          the file that gets a word for each thing it does on leaving
STAND_IN_PATIENCE_S     how long leaving in order may take
STAND_IN_SECOND_SIGNAL  send itself SIGHUP while it saves, as a closing shell would
STAND_IN_SIGCONT_AWAY   have the system give SIGCONT to a thread other than the main one, as it may at any time
STAND_IN_SLOW_S         how long it takes to unmount
STAND_IN_FAREWELL_S     how long it still takes, the terminal given back, before it stops
STAND_IN_UNGUARDED      do without everything these tests are about: then they must fail, which shows that they can
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from stretchtui.cli.terminal_check import reopen_terminal_as_stdin, terminal_fault
from stretchtui.tui.driver import driver_class
from stretchtui.tui.termination import PATIENCE_S

if TYPE_CHECKING:
    from textual.driver import Driver

assert sys.platform != "win32"

UNGUARDED = "STAND_IN_UNGUARDED" in os.environ


def _driver() -> type[Driver]:
    guarded: type[Any] = driver_class()

    class StandInDriver(guarded):  # type: ignore[misc]  # which it is, is known when it runs
        patience_s = float(os.environ.get("STAND_IN_PATIENCE_S", PATIENCE_S))

        def suspend_application_mode(self) -> None:
            super().suspend_application_mode()
            time.sleep(float(os.environ.get("STAND_IN_FAREWELL_S", "0")))

    return StandInDriver


class StandIn(App[None]):
    BINDINGS = [
        Binding("q", "quit", "Quit"),
        Binding("ctrl+z", "suspend_process", "Suspend"),
        Binding("b", "block", "Block"),
        Binding("k", "count", "Count"),
        Binding("e", "edit", "Edit"),
    ]

    def __init__(self, piped: str) -> None:
        super().__init__(driver_class=None if UNGUARDED else _driver())
        self._piped = piped
        self._counted = 0
        self._resumed = 0

    def compose(self) -> ComposeResult:
        yield Static(f"standing in {self._piped}", markup=False)
        yield Static(id="counts", markup=False)

    def on_mount(self) -> None:
        if "STAND_IN_SIGCONT_AWAY" in os.environ:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})  # in this thread alone
        self.app_resume_signal.subscribe(self, self._count_resumed)
        self._show()

    def before_leaving(self) -> None:
        self._note("saved")
        if "STAND_IN_SECOND_SIGNAL" in os.environ:
            os.kill(os.getpid(), signal.SIGHUP)

    async def on_unmount(self) -> None:
        await asyncio.sleep(float(os.environ.get("STAND_IN_SLOW_S", "0")))
        self._note("unmounted")

    def action_count(self) -> None:
        self._counted += 1
        self._show()

    def action_block(self) -> None:
        self._note("blocked")
        threading.Event().wait()

    async def action_edit(self) -> None:
        """Give the terminal to somebody else while frames go on being drawn, twice as many as Textual would queue."""
        with self.suspend():
            for _ in range(60):
                self.action_count()
                await asyncio.sleep(1 / 60)

    def _count_resumed(self, _: App[None]) -> None:
        self._resumed += 1
        self._show()

    def _show(self) -> None:
        self.query_one("#counts", Static).update(f"counted {self._counted} resumed {self._resumed}")

    def _note(self, event: str) -> None:
        with Path(os.environ["STAND_IN_DIARY"]).open("a", encoding="utf-8") as diary:
            diary.write(f"{event}\n")


def main() -> int:
    piped = ""
    if "-" in sys.argv[1:]:
        piped = sys.stdin.read()
        if not UNGUARDED:
            reopen_terminal_as_stdin()
    fault = None if UNGUARDED else terminal_fault(os.environ, sys.stdin, sys.stderr)
    if fault:
        print(f"stand-in: {fault}", file=sys.stderr)
        return 2
    app = StandIn(piped)
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
