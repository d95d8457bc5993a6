"""Every test of the screens has a home of its own, and leaves the collecting of garbage as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.cli.own_home import home

__all__ = ["collected", "home", "painted_often"]


@pytest.fixture(autouse=True)
def painted_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual paints sixty times a second; painted oftener, a test waits less for the same. The figure waits for nothing."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.002)
    monkeypatch.setattr("stretchtui.tui.widgets.figure.SOON_S", 0.0)


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """The app keeps all that stands at its first paint for good, which is right for one app and not for hundreds."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
