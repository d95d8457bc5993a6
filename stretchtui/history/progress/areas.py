"""What each area of the body had, by side: this week's dose, and left against right. Never here: days, weeks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from stretchtui.history.progress.model import BALANCE_DAYS, STRETCH_MS, Balance, Dose, Lean
from stretchtui.history.progress.weeks import week_number
from stretchtui.history.progress.wording import lasted
from stretchtui.history.summed import Worked
from stretchtui.routine.model import Side

EVEN_SHARE = 0.8
"""The lesser side has at least so much of the greater: nobody feels, or need mind, less of a difference."""
EVEN_MS = 20_000
"""Or it lacks no more than this: one hold."""

Spent = dict[str, Counter[Side | None]]
"""Ms by area and side."""


def doses(worked: Iterable[Worked], today: date) -> tuple[Dose, ...]:
    """Of the ISO week of `today`, the most worked area first."""
    week = week_number(today)
    own = [one for one in worked if week_number(one.day) == week]
    full = _full_days(own)
    found = [
        Dose(area, sides["left"], sides["right"], sides[None], full[area]) for area, sides in _spent(own).items() if sides.total()
    ]
    return tuple(sorted(found, key=lambda dose: (-dose.total_ms, dose.area)))


def _full_days(worked: Iterable[Worked]) -> Counter[str]:
    by_day: Counter[tuple[str, date]] = Counter()
    for one in worked:
        for area in dict.fromkeys(one.areas):
            by_day[area, one.day] += one.stretch_ms
    return Counter(area for (area, _), ms in by_day.items() if ms >= STRETCH_MS)


def _spent(worked: Iterable[Worked]) -> Spent:
    spent: defaultdict[str, Counter[Side | None]] = defaultdict(Counter)
    for one in worked:
        for area in dict.fromkeys(one.areas):
            spent[area][one.side] += one.stretch_ms
    return spent


def balances(worked: Iterable[Worked], today: date) -> tuple[Balance, ...]:
    """Of the last days, today and, of this week, what a traveller did on a day that is still to come here included."""
    since, week = today - timedelta(days=BALANCE_DAYS - 1), week_number(today)
    own = _spent(one for one in worked if one.day >= since and week_number(one.day) <= week)
    found = [_balance(area, sides["left"], sides["right"]) for area, sides in own.items() if sides["left"] or sides["right"]]
    return tuple(sorted(found, key=lambda one: (-one.left_ms - one.right_ms, one.area)))


def _balance(area: str, left_ms: int, right_ms: int) -> Balance:
    lean = leaning(left_ms, right_ms)
    meant = "even" if lean == "even" else f"more on the {lean}"
    return Balance(area, left_ms, right_ms, lean, f"left {lasted(left_ms)}, right {lasted(right_ms)}: {meant}")


def leaning(left_ms: int, right_ms: int) -> Lean:
    lesser, greater = sorted((left_ms, right_ms))
    if lesser >= EVEN_SHARE * greater or greater - lesser <= EVEN_MS:
        return "even"
    return "left" if left_ms > right_ms else "right"
