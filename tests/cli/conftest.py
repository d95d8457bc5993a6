"""Every test of the command line has a home of its own, and leaves the collecting of garbage as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.cli.called import call
from tests.cli.own_home import home

__all__ = ["call", "collecting", "home"]


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Commands that end soon turn it off."""
    yield
    gc.enable()
