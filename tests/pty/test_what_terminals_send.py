"""Nothing a terminal sends ends the app or leaves a mode on: faults P6, P19."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

assert sys.platform != "win32"

if TYPE_CHECKING:
    from tests.pty.fixtures import Start

READY = "counted 0"
NONSENSE = [
    b"\xff\xfe \xc3( \xed\xa0\x80 \x80",  # not UTF-8
    b"\x1b[99999999999u",  # keys that are no characters
    b"\x1b[1114112u",
    b"\x1b[:u",
    b"\x1b[48;0;0;0;0t\x1b[<0;1;1M",  # a click in pixels on a terminal of none
    b"\x1b[48;24;80;480;800t",
]


def test_P6_pixel_mouse_and_resizes_in_band_are_off_after_the_app(start: Start) -> None:
    terminal = start(answers={2048: 2})
    terminal.wait_for(READY)
    terminal.wait_until(lambda: bool(terminal.modes.times_on["1016"] and terminal.modes.times_on["2048"]), "both on")
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


def test_P19_nonsense_from_the_terminal_does_not_end_the_app(start: Start) -> None:
    terminal = start()
    terminal.wait_for(READY)
    for counted, nonsense in enumerate(NONSENSE, 1):
        terminal.send(nonsense + b"k")
        terminal.wait_for(f"counted {counted}")
    terminal.send(b"q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()
