"""Time under stretch of each area in a week against the full dose, left and right apart. Never here: what a dose is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from stretchtui.history.progress.model import Balance, Dose
from stretchtui.routine.durations import clock
from stretchtui.tui.words import line, lines, shown

LONGEST_NAME = 12
_BAR = 8
_SIDES = 25
"""Columns for both sides in words; where they are not to be had, there are only bars."""
_QUIET = "$foreground 65%"


class DoseBars(Widget):
    ALLOW_SELECT = False
    DEFAULT_CSS = "DoseBars { width: 1fr; height: auto; }"

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._doses: tuple[Dose, ...] = ()
        self._filled, self._empty = ("#", ".") if ascii_only else ("█", "·")

    def show(self, doses: Sequence[Dose]) -> None:
        self._doses = tuple(doses)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        return max(1, len(self._doses))

    def render(self) -> Content:
        if not self._doses:
            return Content("")
        return lines(*(self._row(dose, self.content_size.width) for dose in self._doses))

    def _row(self, dose: Dose, width: int) -> Content:
        filled = min(_BAR, max(1, int(_BAR * dose.share)))  # full only when it is
        parts = [
            shown(f"{dose.area:<{LONGEST_NAME}} "), shown(self._filled * filled, "$text-primary"),
            shown(self._empty * (_BAR - filled), _QUIET), shown(f" {clock(dose.total_ms):>6} ", "bold"),
        ]  # fmt: skip
        if width >= sum(part.cell_length for part in parts) + _SIDES:
            parts.append(shown(f"  {both(dose)}" if dose.left_ms or dose.right_ms else "", _QUIET))
        return line(*parts)


def both(of: Dose | Balance) -> str:
    """Left and right, as wide whatever they are."""
    return f"left {clock(of.left_ms):>5}, right {clock(of.right_ms):>5}"


def strength(dose: Dose) -> float:
    """How strongly the body glows there, from 0 to 1: also a little is to be seen, and more than full is full."""
    return min(1.0, 0.25 + 0.75 * dose.share) if dose.total_ms else 0.0
