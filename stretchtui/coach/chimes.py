"""Tones played: their files made when there are none for what is wanted, the right one given to the player.

Never here: which tone belongs where (script/tones.py), how one sounds (sounds/earcons.py).
"""

from __future__ import annotations

from pathlib import Path

from stretchtui.coach.model import Tone, Wanted
from stretchtui.coach.outlet import Outlet, Runs
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.sounds import tone_files

MAKING_MS = 20_000
"""How long making the files may take."""
MOST_ATTEMPTS = 3
"""So often files are made anew that are not there when they should be."""


class Chimes:
    def __init__(self, children: Runs, outlet: Outlet, cache: Path) -> None:
        self._children = children
        self._outlet = outlet
        self._cache = cache
        self._ready: Path | None = None
        self._making: dict[int, Path] = {}
        self._wanted = Wanted()
        self._attempts = 0

    def want(self, wanted: Wanted) -> None:
        """Play like this from now on, as soon as the files are there; what was there before serves until then."""
        self._wanted, self._attempts = wanted, 0
        self._make()

    def _make(self) -> None:
        wanted = self._wanted
        folder = tone_files.tone_folder(wanted, self._cache)
        self._making.clear()
        if tone_files.is_complete(folder):
            self._ready = folder
            return
        order = Order(self._outlet.number(), "notice", tone_files.command(folder, wanted), MAKING_MS)
        if self._children.give(order):
            self._making[order.id] = folder

    @property
    def is_making(self) -> bool:
        """Whether the very first files are not there yet."""
        return self._ready is None and bool(self._making)

    def play(self, tone: Tone, now_ms: int) -> bool:
        """Whether it was given to a player."""
        file = None if self._ready is None else tone_files.tone_path(self._ready, tone.kind, tone.number)
        if self._ready is None or file is None or not file.is_file():
            self._make_anew()
            return False
        return bool(self._outlet.play("tone", file, tone_files.tone_ms(tone.kind, tone.number, self._ready), now_ms))

    def _make_anew(self) -> None:
        """The minder may have died over it, another program may have tidied up."""
        if not self._making and self._attempts < MOST_ATTEMPTS:
            self._attempts += 1
            self._ready = None
            self._make()

    def hear(self, report: Report) -> bool:
        """Whether the report was about files that were being made."""
        folder = self._making.pop(report.id, None)
        if folder is not None and tone_files.is_complete(folder):
            self._ready = folder
        return folder is not None
