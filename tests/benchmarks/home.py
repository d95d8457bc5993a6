"""A home folder of its own for each measurement, so that nothing of this machine's owner is read or changed."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STRETCHTUI = str(Path(sys.executable).parent / "stretchtui")
"""What a person types: the command that the installation made."""
BARE_APP = [sys.executable, str(Path(__file__).parent / "bare_app.py")]


@dataclass(frozen=True)
class Home:
    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "data" / "stretchtui" / "routines"

    @property
    def index(self) -> Path:
        return self.folder / "cache" / "stretchtui"

    @property
    def env(self) -> dict[str, str]:
        """Nothing is handed on but what a terminal gives: no setting of Textual or Python changes a figure."""
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "XDG_DATA_HOME": str(self.folder / "data"), "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"), "XDG_STATE_HOME": str(self.folder / "state"),
        }  # fmt: skip


@contextmanager
def new_home() -> Iterator[Home]:
    with TemporaryDirectory(prefix="stretchtui-benchmark-") as folder:
        home = Home(Path(folder))
        home.library.mkdir(parents=True)
        settings = home.folder / "config" / "stretchtui" / "settings.yaml"
        settings.parent.mkdir(parents=True)
        settings.write_text("welcomed: true\n")  # as it is at every start but the first
        yield home
