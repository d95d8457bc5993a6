"""Why a wish cannot be had from this library, and what to ask for instead. Never here: how a routine is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stretchtui.daily.allowed import hindrances, may_be_composed, things_at_hand
from stretchtui.daily.choosing import choose
from stretchtui.daily.stock import Stock, areas_wanted
from stretchtui.daily.wish import FEWEST_MINUTES, MOST_MINUTES, Wish
from stretchtui.daily.wording import PLACES, listed, named
from stretchtui.routine.model import Exercise
from stretchtui.routine.vocabulary import LEVELS


@dataclass(frozen=True, slots=True)
class CannotCompose:
    reason: str
    loosen: tuple[str, ...] = ()
    """What would help, each a sentence's end: `with a wall there are 2`."""
    minutes: tuple[int, ...] = ()
    """Lengths in minutes that can be had for the same wish, the nearest shorter one and the nearest longer one."""

    def __str__(self) -> str:
        return "; ".join((self.reason, *self.loosen))


def nothing_for(wish: Wish, exercises: Iterable[Exercise]) -> CannotCompose:
    """There is no exercise for what is asked: which parts of the wish each stand alone in the way of how many."""
    wanted = areas_wanted(wish)
    of_area = [one for one in exercises if any(area in wanted for area in one.areas)]
    usable = [one for one in of_area if may_be_composed(one) and one.kind != "breathing"]
    what = f"nothing for {named(wish.areas, 'or')}"
    if not usable:
        return CannotCompose(f"there is {what} in the library{_but(of_area)}")
    loosen = [*_alone_in_the_way(wish, usable)]
    return CannotCompose(f"{what}{_as_asked(wish, usable)}", tuple(loosen or (f"without all that {_there_are(len(usable))}",)))


def _but(of_area: Sequence[Exercise]) -> str:
    """What there is, when it is of no use here."""
    names = sorted({one.name for one in of_area})
    if not names:
        return ""
    return f" that can be composed, only what is done alone: {listed(names if len(names) <= 3 else [*names[:2], 'others'])}"


def _as_asked(wish: Wish, usable: Sequence[Exercise]) -> str:
    """The parts of the wish that are against any of these, as they read after `nothing for ankles`."""
    against = {part for one in usable for part in hindrances(one, wish)}
    said = {
        "positions": listed([PLACES[position] for position in wish.positions], "or"),
        "equipment": f"{_where(wish)}{_with_only(wish)}",
        "level": f"that is {listed(LEVELS[: LEVELS.index(wish.level) + 1], 'or')}",
        "avoid": "without what you avoid",
        "leave_out": "beyond what you left out",
    }
    if "positions" in against and "equipment" in against:
        said["equipment"] = _with_only(wish)
    return "".join(f" {text}" for part, text in said.items() if part in against and text)


def _where(wish: Wish) -> str:
    return f"{listed([PLACES[position] for position in wish.positions], 'or')} " if wish.positions else ""


def _with_only(wish: Wish) -> str:
    return f"with only {listed([f'a {thing}' for thing in wish.equipment])}" if wish.equipment else "without equipment"


def _alone_in_the_way(wish: Wish, usable: Sequence[Exercise]) -> Iterator[str]:
    only = [(one, parts[0]) for one in usable if len(parts := tuple(hindrances(one, wish))) == 1]
    yield from _with_things(wish, [one for one, part in only if part == "equipment"])
    if moved := [one for one, part in only if part == "positions"]:
        places = [place for position, place in PLACES.items() if any(position in one.positions for one in moved)]
        yield f"{listed(places, 'or')} {_there_are(len(moved))}"
    if deeper := [one for one, part in only if part == "level"]:
        level = min((one.level for one in deeper), key=LEVELS.index)
        yield f"at level {level} {_there_are(sum(one.level == level for one in deeper))}"
    if avoided := [one for one, part in only if part == "avoid"]:
        flags = sorted({flag for one in avoided for flag in one.flags if flag in wish.avoid})
        yield f"{len(avoided)} {'is' if len(avoided) == 1 else 'are'} ruled out by what you avoid: {listed(flags)}"
    if left_out := [one for one, part in only if part == "leave_out"]:
        yield f"you left out {listed(sorted(one.name for one in left_out)[:3])}"


def _with_things(wish: Wish, lacking: Sequence[Exercise]) -> Iterator[str]:
    """What more at hand would help, what helps most first."""
    at_hand = things_at_hand(wish) or frozenset()
    sets = Counter(
        tuple(sorted({*one.equipment, *(["chair"] if one.positions == ("seated-chair",) else [])} - at_hand)) for one in lacking
    )
    for things, count in sorted(sets.items(), key=lambda one: (-one[1], one[0]))[:3]:
        if things:
            yield f"with {listed([f'a {thing}' for thing in things])} {_there_are(count)}"


def _there_are(count: int) -> str:
    return "there is 1" if count == 1 else f"there are {count}"


def does_not_fit(wish: Wish, stock: Stock) -> CannotCompose:
    """There are exercises, and no choice of them lasts so long: the lengths that can be had."""
    shorter = _first_that_fits(wish, stock, range(wish.minutes - 1, FEWEST_MINUTES - 1, -1))
    longer = _first_that_fits(wish, stock, range(wish.minutes + 1, MOST_MINUTES + 1))
    for_what = f"for {named(wish.areas)}{_as_narrow(wish)}"
    can = tuple(minutes for minutes in (shorter, longer) if minutes)
    if shorter and not longer:
        reason = f"there is too little {for_what} to fill {wish.minutes} minutes without doing anything twice"
        return CannotCompose(reason, (f"the longest it can do is {shorter} minutes",), can)
    if longer and not shorter:
        reason = f"what there is {for_what} does not fit into {wish.minutes} minutes"
        return CannotCompose(reason, (f"the shortest it can do is {longer} minutes",), can)
    if can:
        would_do = f"{shorter} or {longer} minutes would do"
        return CannotCompose(f"nothing {for_what} lasts {wish.minutes} minutes", (would_do,), can)
    few = f"only {len(stock.asked)}" if len(stock.asked) <= 3 else "nothing that fits together"
    return CannotCompose(f"there is {few} {for_what}, too little for any routine", ("ask for more positions or equipment",))


def _as_narrow(wish: Wish) -> str:
    place = f" {_where(wish).strip()}" if wish.positions else ""
    return place + (f" {_with_only(wish)}" if wish.equipment is not None else "")


def _first_that_fits(wish: Wish, stock: Stock, minutes: Iterable[int]) -> int:
    return next((one for one in minutes if choose(replace(wish, minutes=one), stock) is not None), 0)
