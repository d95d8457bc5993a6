"""A home of its own for every test, so that nobody's routines, settings or index are read or written. Never here: tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from stretchtui import places


@dataclass(frozen=True)
class Home:
    folder: Path

    @property
    def library(self) -> Path:
        """The person's own routines; made when it is first asked for."""
        return _made(self.folder / "data" / places.APP / "routines")

    @property
    def settings(self) -> Path:
        return _made(self.folder / "config" / places.APP) / "settings.yaml"

    def write(self, name: str, text: str) -> Path:
        """A file of the person's own library."""
        path = self.library / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    found = {"user_data_dir": "data", "user_config_dir": "config", "user_cache_dir": "cache"}
    own = tmp_path / "home"
    monkeypatch.delenv(places.LIBRARY_VARIABLE, raising=False)
    # Not by XDG variables, which macOS and Windows do not heed.
    monkeypatch.setattr("stretchtui.places._platform_folder", lambda kind: own / found[kind] / places.APP)
    return Home(own)
