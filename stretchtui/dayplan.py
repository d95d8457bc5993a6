"""What today needs, for both faces: the settings, the library and the history put together, and handed to daily/today.py.

To be asked in any thread: the history is opened, read and closed in the one that asks. Never here: rules, screens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stretchtui import places
from stretchtui.clock import wall_time
from stretchtui.daily.needs import Offer, Past
from stretchtui.daily.today import Asked, Library, Question, Today, shorter, today
from stretchtui.daily.week_plan import WeekPlan
from stretchtui.history.stamps import Stamp, stamped
from stretchtui.routine.durations import clock
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.index import Entry
from stretchtui.routine.search import goes_against, hidden_by
from stretchtui.settings.preferences import WEEKDAYS, Settings
from stretchtui.starting import Start

if TYPE_CHECKING:
    from stretchtui.daily.compose import Composed
    from stretchtui.history.store.history import History

OCCASIONS = frozenset({"sport", "travel", "morning", "evening"})
"""Tags of routines for an occasion of which nothing is known here: they are walked by whoever names them."""
TREATMENTS = frozenset({"pressure", "heat", "cold"})
"""Flags of massage, heat and cold: never on two days running."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    today: Today
    composed: Composed | None = None
    """Where one was composed: it is in no library, and `today.chosen` has no id."""
    told: tuple[str, ...] = ()
    """What has to be said besides: of the plan, and of the history."""


def day_plan(
    holdings: Holdings, preferred: Settings, minutes: int | None = None, *, anyway: bool = False, now: Stamp | None = None,
    compose_now: bool = True,
) -> DayPlan:  # fmt: skip
    """What today needs, and why. `minutes`: no longer than this today; None: as the settings have it.

    Quick where a routine of the library is named by the plan. Where one is chosen, that one is read, to see whether it has to ask
    something first; where nothing fits, one is composed, which takes a moment: unless `compose_now` is false; then `chosen.wish`
    says what would be.
    """
    moment = now or stamped(wall_time())
    entries = holdings.catalogue().entries
    past, told = _remembered(moment.day, moment, entries)
    asked = Asked(minutes or preferred.minutes, minutes is not None, anyway, preferred.avoid, preferred.leave_out)
    library = library_of(entries, preferred)
    found = _answered(Question(moment.day.toordinal(), asked, plan_of(preferred), library, past), holdings, compose_now)
    return replace(found, told=(*told, *found.today.told))


def start_of(plan: DayPlan, holdings: Holdings) -> Start | None:
    """What is to be walked, with where it comes from; None where it cannot be had (any more)."""
    chosen = plan.today.chosen
    if plan.composed is not None:
        from stretchtui.daily.yaml_text import yaml_text

        return Start(plan.composed.routine, 1, f"text:{yaml_text(plan.composed)}")
    loaded = holdings.loader.routine(chosen.id) if chosen is not None and chosen.id is not None else None
    return Start(loaded.routine, 1, f"id:{loaded.routine.id}") if loaded is not None and loaded.routine is not None else None


def in_words(plan: DayPlan) -> str:
    """For both faces: `Hips and glutes, 5:22: hips have had 2 of 10 minutes this week`."""
    chosen, why = plan.today.chosen, plan.today.why
    if chosen is None:
        return why[:1].upper() + why[1:]
    lasting = f", {clock(chosen.total_ms)}" if chosen.total_ms else ""
    if plan.today.state == "done":
        return f"{why}; tomorrow: {chosen.name}{lasting}: {chosen.why}"
    return f"{chosen.name}{lasting}: {why}"


def plan_of(preferred: Settings) -> WeekPlan:
    return WeekPlan(tuple(preferred.weekdays.get(name, "") for name in WEEKDAYS), preferred.rotation)


def library_of(entries: Iterable[Entry], preferred: Settings) -> Library:
    sound = [entry for entry in entries if not entry.errors]
    return Library(
        {entry.id: entry.name for entry in sound},
        {entry.id: entry.total_ms for entry in sound},
        tuple(_offer(entry) for entry in sound if may_be_offered(entry, preferred)),
    )


def may_be_offered(entry: Entry, preferred: Settings) -> bool:
    """Whether the routine may be proposed to somebody who did not name it: of known length, all of it, at any time of the day."""
    return not (
        entry.open_ended
        or hidden_by(entry, preferred.avoid, preferred.leave_out)
        or goes_against(entry, preferred.avoid, preferred.leave_out)
        or OCCASIONS.intersection(entry.tags)
    )


def _offer(entry: Entry) -> Offer:
    treats = not TREATMENTS.isdisjoint(entry.flags)
    return Offer(entry.id, entry.name, entry.areas, entry.total_ms, treats, entry.level == "gentle")


def _answered(question: Question, holdings: Holdings, compose_now: bool) -> DayPlan:
    """The answer. A routine that asks about a person's health before it starts is proposed to nobody who did not name it."""
    while True:
        found = today(question)
        chosen = found.chosen
        if chosen is None or chosen.is_laid_down:
            return DayPlan(found)
        if chosen.id is None:
            return _composed(found, question, holdings) if found.state == "ready" and compose_now else DayPlan(found)
        if not _asks_first(chosen.id, holdings):
            return DayPlan(found)
        others = tuple(offer for offer in question.library.offers if offer.id != chosen.id)
        question = replace(question, library=replace(question.library, offers=others))


def _asks_first(id: str, holdings: Holdings) -> bool:
    loaded = holdings.loader.routine(id)
    return loaded is None or loaded.routine is None or bool(loaded.routine.preflight)


def _composed(found: Today, question: Question, holdings: Holdings) -> DayPlan:
    from stretchtui.daily.compose import CannotCompose, compose

    chosen = found.chosen
    assert chosen is not None
    assert chosen.wish is not None
    read = (holdings.loader.exercise(id) for id in holdings.shelf.exercises)
    made = compose(chosen.wish, tuple(exercise for exercise in read if exercise is not None))
    if not isinstance(made, CannotCompose):
        whole = replace(chosen, total_ms=made.total_ms)
        return DayPlan(replace(found, chosen=whole), made)
    other = shorter(question)
    if other is None or other.id is None or _asks_first(other.id, holdings):
        return DayPlan(Today("nothing", str(made), None, found.told))
    return DayPlan(Today("ready", other.why, other, found.told))


def _remembered(day: date, now: Stamp, entries: Iterable[Entry]) -> tuple[Past, tuple[str, ...]]:
    """What was done, and what has to be said of the history. One that cannot be read is as an empty one."""
    from stretchtui.history.opened import seen

    folder = places.history_folder()
    if folder is None or not folder.is_dir():
        return Past(), ()
    with seen(folder, now) as history:
        treating = [entry.id for entry in entries if not TREATMENTS.isdisjoint(entry.flags)]
        past = past_of(history, day, treating)
        lacking = (f"This was chosen without the history: {history.fault}",) if history.fault else ()
        return past, (*history.told, *lacking)


def past_of(history: History, day: date, treating: Iterable[str] = ()) -> Past:
    last_days = {id: last.toordinal() for id, last in history.last_done().items()}
    worked_ms: Counter[str] = Counter()
    for worked in history.worked(day - timedelta(day.weekday()), day):
        for area in frozenset(worked.areas):
            worked_ms[area] += worked.stretch_ms
    active_ms = sum(one.active_ms for one in history.days(day, day))
    treated = frozenset(last_days[id] for id in treating if id in last_days)
    return Past(worked_ms, last_days, active_ms, treated)
