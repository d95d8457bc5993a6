"""Figures as rows of a table, with the target beside each. Never here: measuring."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("what", "ours", "reference", "ratio", "target", "")


@dataclass(frozen=True)
class Row:
    """One figure. `most` bounds the ratio to the reference, or our own figure; None: it is only told."""

    what: str
    ours: float
    unit: str
    reference: float | None = None
    most: float | None = None
    bounds: Literal["ratio", "ours"] = "ratio"

    @property
    def ratio(self) -> float | None:
        return self.ours / self.reference if self.reference else None

    @property
    def verdict(self) -> str:
        bounded = self.ratio if self.bounds == "ratio" else self.ours
        if self.most is None or bounded is None:
            return ""
        return "met" if bounded <= self.most else "MISSED"

    def cells(self) -> tuple[str, ...]:
        target = "" if self.most is None else f"≤ {self.most:g}{' ×' if self.bounds == 'ratio' else f' {self.unit}'}"
        reference = "" if self.reference is None else f"{_figure(self.reference)} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        return (self.what, f"{_figure(self.ours)} {self.unit}", reference, ratio, target, self.verdict)


def _figure(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def as_table(rows: Sequence[Row]) -> str:
    """A Markdown table that can be read as it is."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    drawn = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines]
    drawn.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(drawn)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of the values that so many percent of them do not exceed."""
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
