"""Fixtures of this room's tests."""

from __future__ import annotations

from typing import Any

import pytest

from stretchtui.routine import source


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch, parser: Any) -> None:
    """Everything is read with this parser."""
    monkeypatch.setattr(source, "default_parser", lambda: parser)
