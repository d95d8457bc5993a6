"""What somebody wishes to have composed. Easy to fill from a command line or a form. Never here: whether it can be had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stretchtui.routine.vocabulary import AREAS, areas_meant

FEWEST_MINUTES = 2
MOST_MINUTES = 30
LEVEL = "moderate"
"""As demanding as it gets unless somebody asks for deep ones."""


@dataclass(frozen=True, slots=True)
class Wish:
    areas: tuple[str, ...]
    """Areas of the closed list, the main one first; `areas_asked` makes them from what people say."""
    minutes: int
    positions: tuple[str, ...] = ()
    """In no other position; none given: in any."""
    equipment: tuple[str, ...] | None = None
    """What is at hand; nothing: (), and None asks nothing."""
    level: str = LEVEL
    """At most so demanding."""
    avoid: tuple[str, ...] = ()
    """Safety flags, those of the settings as well."""
    leave_out: tuple[str, ...] = ()
    """Ids of exercises."""
    seed: int = 0
    """Another seed gives another routine for the same wish."""

    @property
    def total_ms(self) -> int:
        return self.minutes * 60_000

    @property
    def least_ms(self) -> int:
        """Within 5 % of what is asked for, and never over."""
        return self.total_ms - self.total_ms // 20


def areas_asked(words: Iterable[str]) -> tuple[str, ...]:
    """The areas that these words stand for, each once: `back` for three of them, `thoracic` for one. Unknown words give none."""
    meant = dict.fromkeys(area for word in words for area in areas_meant(word))
    return ("whole-body",) if "whole-body" in meant or len(meant) == len(AREAS) - 1 else tuple(meant)
