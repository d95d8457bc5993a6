"""The order of the whole: what mostly waits goes first, and everything else is tested meanwhile."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker begins in its own part of the list (`--dist worksteal`): the first one with what waits, the rest meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)
