"""Fixtures of this room's tests."""

from __future__ import annotations

from typing import Any

import pytest

from stretchtui.routine import source
from stretchtui.routine.library import Shelf
from tests.routine.exercises import EXERCISES
from tests.routine.reading import folder, shelf


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch, parser: Any) -> None:
    """Everything is read with this parser."""
    monkeypatch.setattr(source, "default_parser", lambda: parser)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A library with the exercises of exercises.py."""
    return shelf(folder(tmp_path_factory.mktemp("library"), {}, EXERCISES))
