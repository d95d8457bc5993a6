"""What follows a session, in words, for both faces: how tense somebody was and is, the week so far, what comes next.

Nobody is scolded: what was not done is not told. Never here: how it is asked and shown, how it is kept (recording.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from stretchtui.asides import AND_NOW, TENSE_BEFORE, TENSE_NOW
from stretchtui.history.model import MOST_TENSION
from stretchtui.history.progress.model import LEAST_MS
from stretchtui.session.marks import SEE_A_DOCTOR
from stretchtui.settings.preferences import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchtui.daily.today import Today
    from stretchtui.routine.holdings import Holdings
    from stretchtui.session.record import Record

Answer = Literal["tension_before", "tension_after"]
"""As a recording takes them."""

RISE = 2
"""From here on more tension than before is answered (content.md §3, pain check)."""
ENOUGH = "more than before. Enough for today."
NOT_KEPT = "This session is not kept: it is a rehearsal, or your settings say history: false."


class Said(NamedTuple):
    words: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Tension:
    """The questions of one session, and what has been answered so far."""

    asks: tuple[Answer, ...] = ()
    """In their order."""
    tension_before: int | None = None
    tension_after: int | None = None
    passed: int = 0
    """So many of the questions have been answered, or left out."""

    @property
    def asked(self) -> Answer | None:
        """The question that stands."""
        return self.asks[self.passed] if self.passed < len(self.asks) else None

    @property
    def question(self) -> str:
        """"" when none stands."""
        if self.asked == "tension_after":
            return AND_NOW if self.passed or self.tension_before is not None else TENSE_NOW
        return TENSE_BEFORE if self.asked else ""

    def answered(self, value: int | None) -> Tension:
        """None: left out."""
        if self.asked is None or not (value is None or 0 <= value <= MOST_TENSION):
            return self
        return self._with(self.asked, value, self.passed + 1)

    def taken_back(self) -> Tension:
        """The last question stands again, unanswered."""
        return self._with(self.asks[self.passed - 1], None, self.passed - 1) if self.passed else self

    def _with(self, answer: Answer, value: int | None, passed: int) -> Tension:
        if answer == "tension_before":
            return replace(self, tension_before=value, passed=passed)
        return replace(self, tension_after=value, passed=passed)

    @property
    def said(self) -> Said:
        """What came of it."""
        before, after = self.tension_before, self.tension_after
        if before is None or after is None:
            known = [f"{word} {value}" for word, value in (("before", before), ("now", after)) if value is not None]
            return Said(f"Tension {', '.join(known)}" if known else "")
        if after - before >= RISE:
            return Said(f"Tension {before} → {after}, {ENOUGH} {SEE_A_DOCTOR}", warns=True)
        return Said(f"Tension {before} → {after}")


def tension(
    preferred: Settings, before: int | None = None, *, hurts: bool = False, active_ms: int = LEAST_MS
) -> Tension:
    """What is asked after a session; after a mere look at a routine (`active_ms`) nothing.

    `before`: answered before it; `hurts`: it ended in pain, and nobody has to think back.
    """
    is_a_look = active_ms < LEAST_MS and not hurts
    if not preferred.history or preferred.ask_tension == "never" or is_a_look:
        return Tension()
    both = preferred.ask_tension == "at-end" and before is None and not hurts
    return Tension(("tension_before", "tension_after") if both else ("tension_after",), before)


def ends_in_pain(record: Record, *, ended_early: bool) -> bool:
    """Whether pain was the last word: the last exercise hurt, or something did and the person ended it early."""
    return record.ends_in_pain or (ended_early and bool(record.marks))


class Afterwards(NamedTuple):
    week: str = ""
    """`4 of 5 days this week · 6 weeks in a row`."""
    coming: str = ""
    """`Tomorrow: Desk break, from your plan for Monday`."""


def afterwards(holdings: Holdings, preferred: Settings, active_ms: int) -> Afterwards:
    """Slow: for a thread. `active_ms`: of the session that has just been walked, which may not be written yet."""
    from stretchtui.dayplan import day_plan, plan_of

    today = day_plan(holdings, preferred).today
    return Afterwards(week_so_far(preferred, active_ms), coming(today, _rests_tomorrow(plan_of(preferred).weekdays)))


def _rests_tomorrow(weekdays: tuple[str, ...]) -> bool:
    from stretchtui.daily.week_plan import REST
    from stretchtui.remembered import now

    return weekdays[(now().day + timedelta(1)).weekday()] == REST


def coming(today: Today, rests_tomorrow: bool) -> str:
    """What is due next; "" when nothing is."""
    chosen = today.chosen
    if today.state == "done" and rests_tomorrow:
        return "Tomorrow: a day of rest in your plan"
    when = {"done": "Tomorrow", "ready": "Next"}.get(today.state)
    if when is None or chosen is None:
        return ""
    why = chosen.why.partition("; ")[0]
    return f"{when}: {chosen.name}, {why if chosen.is_laid_down else f'as {why}'}"


def week_so_far(preferred: Settings, active_ms: int) -> str:
    from stretchtui.history.progress.weeks import counted
    from stretchtui.history.summed import DayDone
    from stretchtui.remembered import now

    moment = now()
    began = (moment.local - timedelta(milliseconds=active_ms)).date()
    return week_in_words({*_days_kept(), *counted([DayDone(began, 1, active_ms, 0)])}, preferred.weekly_goal, moment.day)


def _days_kept() -> tuple[date, ...]:
    from stretchtui.history.progress.weeks import counted
    from stretchtui.remembered import history, now

    with history(now(), may_write=False) as asked:
        return counted(asked.days())


def week_in_words(days: Iterable[date], goal: int, today: date) -> str:
    """`4 of 5 days this week · 6 weeks in a row`; "" of a week without any."""
    from stretchtui.history.progress.weeks import bounded, streak_of, week_number
    from stretchtui.history.progress.wording import days_this_week, many

    known = frozenset(days)
    done = sum(week_number(day) == week_number(today) for day in known)
    if not done:
        return ""
    reached = ", its goal is reached" if done >= bounded(goal) else ""
    week = days_this_week(done, bounded(goal)) + reached
    weeks = streak_of(known, goal, today).weeks
    return f"{week} · {many(weeks, 'week')} in a row" if weeks > 1 else week
