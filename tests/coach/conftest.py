"""How property tests run here: a slow machine is no fault of a plan's (its speed has a test of its own). A cache with tones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from stretchtui.coach.model import Wanted
from stretchtui.coach.sounds import tone_files
from tests.at_once import walk, walks

__all__ = ["cache", "walk", "walks"]

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the tones already."""
    folder = tmp_path_factory.mktemp("cache")
    tone_files.write_tones(tone_files.tone_folder(Wanted(), folder / "sound"), Wanted())
    return folder
