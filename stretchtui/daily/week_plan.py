"""What a person laid down for their days: what belongs to a weekday, and routines in turn. Never here: what is chosen where
nothing was laid down.

Days are whole numbers, as `date.toordinal` counts them (day 1 is a Monday).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CHOOSE, REST = "choose", "rest"
"""What may stand for a weekday besides the id of a routine; settings/preferences.py has the same words."""
NEVER = 0
"""Stands for the day of what was never done: before all others."""

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class WeekPlan:
    weekdays: tuple[str, ...] = ("",) * 7
    """From Monday: the id of a routine, `choose`, `rest`, or nothing laid down."""
    rotation: tuple[str, ...] = ()
    """Ids of routines; one may come more than once."""


def laid_down(day: int, plan: WeekPlan) -> str:
    return plan.weekdays[(day - 1) % 7]


def weekday_name(day: int) -> str:
    return _NAMES[(day - 1) % 7]


def is_new_week(day: int) -> bool:
    return (day - 1) % 7 == 0


def next_in_turn(rotation: Sequence[str], last_days: Mapping[str, int]) -> tuple[str, str]:
    """The one after the last of the rotation that was done, and which that was; the first one after nothing ("").

    Only the last day of each is known. So of places that may have been the last (two were done on one day, or one comes more than
    once) the one is taken whose follower has waited longest.
    """

    def waited(place: int) -> tuple[int, int, int]:
        before, after = rotation[place - 1], rotation[(place + 1) % len(rotation)]
        return last_days.get(after, NEVER), -last_days.get(before, NEVER), place

    newest = max((last_days.get(id, NEVER) for id in rotation), default=NEVER)
    if newest == NEVER:
        return rotation[0], ""
    last = min((place for place, id in enumerate(rotation) if last_days.get(id, NEVER) == newest), key=waited)
    return rotation[(last + 1) % len(rotation)], rotation[last]
