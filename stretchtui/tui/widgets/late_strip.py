"""A row of a widget whose segments are made when somebody looks into it. Never here: what they are.

Whenever anything changes on a screen, Textual asks nearly every widget for all of its rows, and then writes those that changed.
A row of a picture is a dozen segments in colours of their own: made for nothing, they would cost more than what is written.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip


class LateStrip(Strip):
    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Strip], cells: int) -> None:
        self._make = make
        self._made: list[Segment] | None = None
        super().__init__((), cells)

    @property
    def _segments(self) -> list[Segment]:
        """Where Strip keeps them."""
        if self._made is None:
            self._made = list(self._make())
        return self._made

    @_segments.setter
    def _segments(self, _: list[Segment]) -> None:
        """Strip begins with none."""
