"""What a day needs: what the person laid down for it, else what has had least this week. With the reason, in one sentence.

The same history, day and settings give the same answer, however often. Never here: the clock, files, how it is walked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from stretchtui.daily.needs import AS_GOOD, FAR_LESS, Offer, Past, areas_in_need, need, neediest, told, within
from stretchtui.daily.week_plan import CHOOSE, NEVER, REST, WeekPlan, is_new_week, laid_down, next_in_turn, weekday_name
from stretchtui.daily.wish import FEWEST_MINUTES, LEVEL, MOST_MINUTES, Wish
from stretchtui.daily.wording import name_of

State = Literal["ready", "done", "rest", "nothing"]
"""done: what the day needed is done; rest: the person wants none; nothing: there is nothing that may be proposed."""

COMPOSED_AREAS, MINUTES_AN_AREA = 2, 5
"""A routine is composed for so many of the neediest areas; a long one for more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and what must be heeded."""

    minutes: int
    """The time there is."""
    is_limit: bool = False
    """Somebody said so just now: nothing longer, whatever was laid down."""
    anyway: bool = False
    """Also on a day of rest, and when the day's is done."""
    avoid: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """What there is to choose from."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Of every routine that can be started, by id."""
    lengths_ms: Mapping[str, int] = field(default_factory=dict)
    offers: Sequence[Offer] = ()
    """Those that may be proposed to somebody who did not name them."""


@dataclass(frozen=True, slots=True)
class Question:
    """All that the answer depends on."""

    day: int
    asked: Asked
    plan: WeekPlan
    library: Library
    past: Past

    @property
    def of_plan(self) -> str:
        return f"your plan for {weekday_name(self.day)}"


@dataclass(frozen=True, slots=True)
class Chosen:
    why: str
    id: str | None = None
    """Of a routine of the library; None: one is to be composed."""
    name: str = ""
    total_ms: int = 0
    """0: it has yet to be composed."""
    wish: Wish | None = None
    is_laid_down: bool = False
    """By the person: for this day, or in turn."""


@dataclass(frozen=True, slots=True)
class Today:
    state: State
    why: str
    """One plain sentence, without a full stop."""
    chosen: Chosen | None = None
    """When the day's is done: what tomorrow brings."""
    told: tuple[str, ...] = ()
    """What of what was laid down could not be heeded."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What was laid down for the day."""

    id: str
    why: str
    any_of: tuple[str, ...]
    """When one of these is done, so is the day's."""


def today(question: Question) -> Today:
    rests, done = laid_down(question.day, question.plan) == REST, _done(question)
    if question.asked.anyway and (rests or done):
        more = _for_need(question, only_gentle=rests)
        return Today("ready", more.why, more)
    if rests:
        return Today("rest", f"{weekday_name(question.day)} is a day of rest in your plan")
    if done:
        coming = today(_tomorrow(question))
        return Today("done", done, coming.chosen, coming.told)
    own = _own(question)
    fits = own is not None and not _is_too_long(own.id, question)
    chosen = _laid_down(own, question.library) if own is not None and fits else _for_need(question)
    return Today("ready", chosen.why, chosen, tuple(_unheeded(question, own)))


def _laid_down(own: _Own, library: Library) -> Chosen:
    return Chosen(own.why, own.id, library.names[own.id], library.lengths_ms[own.id], is_laid_down=True)


def _tomorrow(question: Question) -> Question:
    past = question.past
    worked_ms = {} if is_new_week(question.day + 1) else past.worked_ms
    return replace(question, day=question.day + 1, past=replace(past, active_ms=0, worked_ms=worked_ms))


def _done(question: Question) -> str:
    """How what the day needed was done; "" when it was not. A minute's break is not what was laid down."""
    if (own := _own(question)) is not None:
        last_days, names = question.past.last_days, question.library.names
        return next((f"{names[id]} is done today" for id in own.any_of if last_days.get(id) == question.day), "")
    minutes, usual = question.past.active_ms // 60_000, question.asked.minutes
    if minutes * 2 < usual:
        return ""
    return f"{minutes} minutes are done today" if minutes >= usual else f"{minutes} of {usual} minutes are done today"


def _own(question: Question) -> _Own | None:
    """The day's own routine, else the next in turn; None where neither was laid down, or can be started."""
    names, entry = question.library.names, laid_down(question.day, question.plan)
    if entry in (CHOOSE, REST):
        return None
    if entry in names:
        return _Own(entry, f"from {question.of_plan}", (entry,))
    rotation = tuple(id for id in question.plan.rotation if id in names)
    if not rotation:
        return None
    id, last = next_in_turn(rotation, question.past.last_days)
    return _Own(id, f"next in your rotation after {names[last]}" if last else "the first of your rotation", rotation)


def _is_too_long(id: str, question: Question) -> bool:
    return question.asked.is_limit and question.library.lengths_ms[id] > question.asked.minutes * 60_000


def _unheeded(question: Question, own: _Own | None) -> Iterator[str]:
    """What of what was laid down cannot be had today."""
    names, entry = question.library.names, laid_down(question.day, question.plan)
    if entry not in ("", CHOOSE, *names):
        yield f"{question.of_plan} names {entry}, which cannot be started"
    if entry not in (CHOOSE, *names):
        for id in dict.fromkeys(question.plan.rotation):
            if id not in names:
                yield f"your rotation names {id}, which cannot be started and is passed over"
    if own is not None and _is_too_long(own.id, question):
        yield f"{names[own.id]}, {own.why}, takes longer than {question.asked.minutes} minutes"


def _for_need(question: Question, *, only_gentle: bool = False) -> Chosen:
    """Of the library's what fits and is needed most; one is to be composed where nothing does, or it is for others."""
    asked, past, day = question.asked, question.past, question.day
    offers = [offer for offer in question.library.offers if offer.is_gentle or not only_gentle]
    found = neediest(within(offers, asked.minutes), past, day)
    areas = areas_in_need(past)[: max(COMPOSED_AREAS, min(asked.minutes, MOST_MINUTES) // MINUTES_AN_AREA)]
    if found is not None and _serves(found, areas, question):
        return _offered(found, past)
    minutes = min(max(asked.minutes, FEWEST_MINUTES), MOST_MINUTES)
    level = "gentle" if only_gentle else LEVEL
    wish = Wish(areas, minutes, level=level, avoid=asked.avoid, leave_out=asked.leave_out, seed=day % 1_000_000)
    lacks = "that fits is for it" if found else f"fits {asked.minutes} minutes"
    why = f"{told(areas, past)}; composed, as nothing in the library {lacks}"
    return Chosen(why, name=name_of(wish), wish=wish)


def _serves(found: Offer, areas: Sequence[str], question: Question) -> bool:
    """Whether what fits is for areas that need it hardly less than these; less is overlooked where it was done lately."""
    past = question.past
    is_again = past.last_days.get(found.id, NEVER) > question.day - 7
    return need(areas, past) - need(found.areas, past) < (AS_GOOD if is_again else FAR_LESS)


def shorter(question: Question) -> Chosen | None:
    """Where nothing can be composed either: whatever is short enough."""
    most_ms = question.asked.minutes * 60_000
    found = neediest([one for one in question.library.offers if one.total_ms <= most_ms], question.past, question.day)
    return None if found is None else _offered(found, question.past)


def _offered(offer: Offer, past: Past) -> Chosen:
    return Chosen(told(offer.areas, past), offer.id, offer.name, offer.total_ms)
