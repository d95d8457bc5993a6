"""The library as one wish sees it: which exercises are for what is asked, which for a neighbour, which warm up, which calm down.

Each has a score from the wish's seed, so that another seed prefers others; of a large library only the best of each kind are
looked at further. Never here: how many of them are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from stretchtui.daily.allowed import is_allowed, positions_open
from stretchtui.daily.amounts import Amount, amounts, holds_long
from stretchtui.daily.neighbours import WHOLE_BODY, beside
from stretchtui.daily.wish import Wish
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise
from stretchtui.routine.vocabulary import AREAS

MOVING = ("warm-up", "mobility")
_MOST_ASKED = 60
_FEWEST_OF_AREA = 3
_MOST_BESIDE = 24
_MOST_MOVERS = 12
_MOST_CALM = 3
_SMALL = ("eyes", "jaw", "hands", "forearms", "wrists", "feet", "ankles")
"""Areas that warm nothing else by moving, and that come last where the whole body is asked for."""
_IN_PASSING = 0.6
"""Added to the score of an exercise that is for the area only among others."""


class Candidate(NamedTuple):
    exercise: Exercise
    id: str
    positions: tuple[str, ...]
    """Those that the wish allows, as its author ordered them."""
    area: str
    """What it is in for: an area asked for, else a neighbouring one, else its own main one."""
    asked: bool
    touches: str
    """A neighbouring area that it is for as well; "" for none."""
    moves: bool
    ms: int
    score: float
    """The lower, the sooner it is taken."""
    ways: tuple[Amount, ...] = ()
    """The amounts of it that are allowed; filled in for those that are looked at further."""


class Stock(NamedTuple):
    asked: tuple[Candidate, ...]
    beside: tuple[Candidate, ...]
    movers: tuple[Candidate, ...]
    """All that moves without a long hold, whatever it is for."""
    calm: tuple[Candidate, ...]


def areas_wanted(wish: Wish) -> tuple[str, ...]:
    """The areas that count as asked for: all of them where the whole body is."""
    return AREAS if WHOLE_BODY in wish.areas else wish.areas


def take_stock(wish: Wish, exercises: Iterable[Exercise]) -> Stock:
    wanted, near = areas_wanted(wish), beside(wish.areas)
    allowed = sorted(
        (_candidate(one, wish, wanted, near) for one in exercises if is_allowed(one, wish)), key=lambda one: (one.score, one.id)
    )
    asked = [one for one in allowed if one.asked and one.exercise.kind != "breathing"]
    movers = sorted((one for one in allowed if one.moves), key=lambda one: (_is_small(one, wish), not one.asked, not one.touches))
    warm_ups = [one for one in movers[_MOST_MOVERS:] if one.exercise.kind == "warm-up"]
    beyond = (one for one in allowed if not one.asked and one.touches and one.exercise.kind not in ("breathing", "massage"))
    return Stock(
        _measured(_best_of_each_area(_without_needless_massage(asked, wanted), wanted)),
        _measured(tuple(beyond)[:_MOST_BESIDE]),
        _measured((*movers[:_MOST_MOVERS], *warm_ups[:_MOST_MOVERS])),
        _measured(tuple(one for one in allowed if one.exercise.kind == "breathing")[:_MOST_CALM]),
    )


def _measured(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one._replace(ways=amounts(one.exercise)) for one in candidates)


def _is_small(mover: Candidate, wish: Wish) -> bool:
    """Eyes or fingers that move warm nothing but themselves."""
    return mover.exercise.areas[0] in _SMALL and mover.exercise.areas[0] not in wish.areas


def _candidate(exercise: Exercise, wish: Wish, wanted: Sequence[str], near: Sequence[str]) -> Candidate:
    assert exercise.id is not None  # is_allowed saw to it
    asked = [area for area in exercise.areas if area in wanted]
    touched = [area for area in exercise.areas if area in near]
    area = next(iter((*asked, *touched, *exercise.areas)), "")
    later = _IN_PASSING if (asked or touched) and exercise.areas[0] != area else 0.0
    later += WHOLE_BODY in wish.areas and area in _SMALL
    return Candidate(
        exercise, exercise.id, positions_open(exercise, wish), area, bool(asked), next(iter(touched), ""),
        exercise.kind in MOVING and not holds_long(exercise), exercise_ms(exercise), chance(wish.seed, exercise.id) + later,
    )  # fmt: skip


def chance(seed: int, word: str) -> float:
    """A number from 0 to 1 that is always the same for this seed and word, whatever else the library holds."""
    return int.from_bytes(blake2b(f"{seed}:{word}".encode(), digest_size=4).digest(), "big") / 2**32


def _without_needless_massage(asked: Sequence[Candidate], wanted: Sequence[str]) -> list[Candidate]:
    """Massage is pressure, with checks of its own before it: it comes in only for an area for which there is nothing else."""
    served = {area for one in asked if one.exercise.kind != "massage" for area in one.exercise.areas}
    needy = {area for area in wanted if area not in served}
    return [one for one in asked if one.exercise.kind != "massage" or not needy.isdisjoint(one.exercise.areas)]


def _best_of_each_area(asked: Sequence[Candidate], wanted: Sequence[str]) -> tuple[Candidate, ...]:
    most = max(_FEWEST_OF_AREA, _MOST_ASKED // max(1, len(wanted)))
    if len(asked) <= _MOST_ASKED:
        return tuple(asked)
    counts = dict.fromkeys(wanted, 0)
    best: list[Candidate] = []
    for one in asked:
        if counts[one.area] < most:
            counts[one.area] += 1
            best.append(one)
    return tuple(best)
