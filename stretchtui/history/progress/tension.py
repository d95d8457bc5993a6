"""Tension before and after sessions, by week. Never here: what it is good for; no claim follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from stretchtui.history.progress.model import WEEKS, Tension
from stretchtui.history.progress.weeks import monday, week_number
from stretchtui.history.stamps import Stamp

Answer = tuple[Stamp, int | None, int | None]
"""When the session began, before, after."""


def by_week(answers: Iterable[Answer], today: date) -> tuple[Tension, ...]:
    """Of the weeks that are shown only those with an answer, the oldest first."""
    now = week_number(today)
    found: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        week = week_number(answer[0].day)
        if now - WEEKS < week <= now and answer[1:] != (None, None):
            found[week].append(answer)
    return tuple(_tension(monday(week), found[week]) for week in sorted(found))


def _tension(first: date, answers: list[Answer]) -> Tension:
    changes = [after - before for _, before, after in answers if before is not None and after is not None]
    return Tension(
        first,
        _mean(before for _, before, _ in answers if before is not None),
        _mean(after for _, _, after in answers if after is not None),
        _mean(changes),
        len(answers),
        len(changes),
    )


def _mean(values: Iterable[int]) -> float | None:
    known = list(values)
    return sum(known) / len(known) if known else None
