"""A cache with tones, and walks several at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui.coach.model import Wanted
from stretchtui.coach.sounds import tone_files
from tests.at_once import walk, walks

__all__ = ["cache", "walk", "walks"]

@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the tones already."""
    folder = tmp_path_factory.mktemp("cache")
    tone_files.write_tones(tone_files.tone_folder(Wanted(), folder / "sound"), Wanted())
    return folder
