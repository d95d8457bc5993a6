"""Fixtures of this room's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stretchtui.routine import source
from stretchtui.routine.library import Shelf
from tests.routine import figures
from tests.routine.exercises import EXERCISES
from tests.routine.indexed import Place
from tests.routine.reading import folder, shelf


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch, parser: Any) -> None:
    """Everything is read with this parser."""
    monkeypatch.setattr(source, "default_parser", lambda: parser)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A library with the exercises of exercises.py."""
    return shelf(folder(tmp_path_factory.mktemp("library"), {}, EXERCISES))


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A library with postures, and with exercises that have figures: those of figures.py."""
    return shelf(folder(tmp_path_factory.mktemp("known"), {"postures": figures.POSTURES}, figures.EXERCISES))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A library and an empty cache."""
    return Place(tmp_path)


@pytest.fixture
def kept(place: Place) -> Place:
    """The same with its index written."""
    place.keep()
    return place
