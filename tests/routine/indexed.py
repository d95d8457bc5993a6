"""A library of a few routines, a cache, and the index of the one in the other. Never here: tests."""

from __future__ import annotations

import os
from pathlib import Path

from stretchtui.routine import entries, index
from stretchtui.routine.index import Catalogue, look_up
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from tests.routine.reading import STRETCH, folder

OLD_NS = 1_000_000_000_000_000_000
"""A time long before the index is written, so that a file of it has settled."""

ROUTINES = {
    "one": "name: One\nwhen: Now.\nsteps: [calf]\n", "two": "name: Two\ntags: [a]\nsteps: [calf, neck, {note: Go on.}]\n",
    "three": "name: Three\nsteps: [rest: 10s]\n", "torn": "name: Torn\nsteps: [none]\n",
}  # fmt: skip
EXERCISES = {"calf": STRETCH, "neck": STRETCH.replace("Calf", "Neck").replace("calves", "neck")}


class Place:
    """A library, a cache, and what is read of the one with the other."""

    def __init__(self, path: Path) -> None:
        self.folder = folder(path / "library", ROUTINES, EXERCISES)
        self.cache = path / "cache"
        self.libraries = [Library(self.folder, "user")]
        self.settle()

    def settle(self, when_ns: int = OLD_NS) -> None:
        for path in self.folder.rglob("*.yaml"):
            os.utime(path, ns=(when_ns, when_ns))

    def write(self, name: str, text: str, when_ns: int = OLD_NS + 1) -> None:
        (self.folder / name).write_text(text)
        os.utime(self.folder / name, ns=(when_ns, when_ns))

    def known(self) -> Catalogue:
        return look_up(scan(self.libraries), self.cache, self.libraries)

    def keep(self) -> Catalogue:
        """Everything read and the index written."""
        whole = entries.read_on(self.known(), Loader(scan(self.libraries)))
        index.write(whole, self.cache, self.libraries)
        return whole

    def unread(self) -> set[str]:
        return {found.id for found in self.known().unread}

    @property
    def file(self) -> Path:
        (path,) = self.cache.iterdir()
        return path
