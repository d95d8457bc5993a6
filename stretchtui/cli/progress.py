"""`stretchtui progress`: this week, the weeks, each area's dose, left and right, tension. Never here: how they are found.

Every line says its numbers in words; a bar stands last in it, and none where what is written goes to a pipe.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import dropwhile
from typing import Any

from stretchtui.cli import exits, kept
from stretchtui.cli.rows import put, width_of
from stretchtui.history.progress import words
from stretchtui.history.progress.model import DOSE_MS, Dose, Progress
from stretchtui.history.progress.wording import lasted, many, short_day
from stretchtui.remembered import summed_up

BAR = 20
"""Columns of the longest bar."""
SHOWN_WEEKS = 12


def run(arguments: argparse.Namespace) -> int:
    from stretchtui.cli.preferred import preferred

    goal = preferred().settings.weekly_goal
    with kept.history() as history:
        if history is None:
            return exits.MISTAKES
        found = summed_up(history, kept.now().day, goal)
        status = kept.status(history)
    if status and not found.ever:  # not nothing: nothing could be read
        return status
    if arguments.json:
        print(json.dumps(as_json(found), indent=2))
    else:
        for line in lines(found, _full_block() if width_of(sys.stdout) else ""):
            put(line)
    return status


def _full_block() -> str:
    """What bars are made of, as this terminal can write it."""
    try:
        "█".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "#"
    return "█"


def lines(found: Progress, block: str = "") -> Iterator[str]:
    if not found.ever:
        yield words.NOTHING_YET
        return
    yield from (line for line in (words.this_week(found), words.streak(found.streak), words.year(found)) if line)
    yield from _doses(found, block)
    if found.balance:
        yield from ("", "Left and right, the last four weeks")
        yield from (f"  {words.balance(one)}" for one in found.balance)
    if found.tension:
        yield from ("", "Tension", *(f"  {words.tension(one)}" for one in found.tension[-SHOWN_WEEKS:]))
        yield f"  {words.tension_words(found)}"
    yield from _weeks(found, block)


def _doses(found: Progress, block: str) -> Iterator[str]:
    if not found.doses:
        return
    yield from ("", f"Under stretch this week; {DOSE_MS // 60_000} min an area is plenty")
    widest = max(len(words.dose(one)) for one in found.doses)
    for one in found.doses:
        yield _barred(words.dose(one), widest, min(one.share, 1.0), block)


def _weeks(found: Progress, block: str) -> Iterator[str]:
    last = list(dropwhile(lambda week: not week.active_ms, found.weeks[-SHOWN_WEEKS:]))
    if not last:
        return
    most = max(week.active_ms for week in last)
    yield from ("", "Week by week")
    told = [_week(week.monday, week.days, week.active_ms) for week in last]
    widest = max(map(len, told))
    for week, line in zip(last, told, strict=True):
        yield _barred(line, widest, week.active_ms / most, block)
    yield f"  {words.weeks(found, SHOWN_WEEKS)}"


def _week(monday: date, days: int, active_ms: int) -> str:
    """A week without anything is only named."""
    return f"{short_day(monday):<13} {lasted(active_ms)}, {many(days, 'day')}" if active_ms else short_day(monday)


def _barred(line: str, widest: int, share: float, block: str) -> str:
    length = max(round(share * BAR), share > 0)
    return f"  {line:<{widest}}  {block * length}".rstrip() if block else f"  {line}"


def as_json(found: Progress) -> dict[str, Any]:
    """The object of `progress --json`; its shape is part of the program's contract (docs/history.md)."""
    whole = {
        "today": found.today,
        "goal": found.goal,
        "this_week": asdict(found.this_week),
        "streak": asdict(found.streak),
        "doses": [_dose(one) for one in found.doses],
        "balance": [asdict(one) for one in found.balance],
        "tension": [asdict(one) for one in found.tension],
        "weeks": [asdict(one) for one in found.weeks],
        "days": [asdict(one) for one in found.days if one.sessions],
        "words": words.in_words(found),
    }
    return {key: _plain_dates(value) for key, value in whole.items()}


def _dose(dose: Dose) -> dict[str, Any]:
    return {**asdict(dose), "total_ms": dose.total_ms, "share": round(dose.share, 4), "full": dose.full}


def _plain_dates(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain_dates(one) for key, one in value.items()}
    return [_plain_dates(one) for one in value] if isinstance(value, (list, tuple)) else value
