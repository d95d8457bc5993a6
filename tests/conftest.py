"""The order of the whole: what mostly waits goes first, and everything else is tested meanwhile. How property tests run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# A slow machine is no fault of what a property is asked of; speed has tests of its own.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker begins in its own part of the list (`--dist worksteal`): the first one with what waits, the rest meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)
