"""Which areas have had least of this week's dose, and which routine is for them. Never here: what a person laid down.

The dose is ten minutes under stretch a week and area (content.md §3). No target to beat: what has had it needs nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stretchtui.daily.neighbours import NEIGHBOURS, WHOLE_BODY
from stretchtui.daily.wording import words
from stretchtui.routine.vocabulary import AREAS

DOSE_MINUTES = 10
DOSE_MS = DOSE_MINUTES * 60_000

AS_GOOD = 0.1
"""A need so much smaller is as good a reason: what was done yesterday then gives way."""
FAR_LESS = 0.3
"""A need so much smaller than the neediest areas' is no reason: then a routine for those is composed."""
FILLS = 2
"""A routine fills the time when it lasts at least one part in so many of it."""
STRETCHED = tuple(area for area in AREAS if area not in ("eyes", WHOLE_BODY))
"""The areas whose dose can be reckoned with."""
_MANY = frozenset({"feet"})
"""Of more than one though no s tells it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A routine of the library that may be proposed: nothing in it is avoided, and its length is known."""

    id: str
    name: str
    areas: tuple[str, ...]
    total_ms: int
    treats: bool = False
    """Massage, heat or cold."""
    is_gentle: bool = True


@dataclass(frozen=True, slots=True)
class Past:
    """What was done, as far as it matters for a day."""

    worked_ms: Mapping[str, int] = field(default_factory=dict)
    """This week's time under stretch, by area."""
    last_days: Mapping[str, int] = field(default_factory=dict)
    """By a routine's id the last day it was done on, as WeekPlan counts days."""
    active_ms: int = 0
    """Of today."""
    treated_days: frozenset[int] = frozenset()
    """Days, of the last ones, with massage, heat or cold."""


def need(areas: Sequence[str], past: Past) -> float:
    """How far these areas are below their dose: 1 when none has had anything, 0 when all have had it.

    A routine that is for the whole body alone is for no area in particular, and perhaps a walk: it waits until nothing else fits.
    """
    of = _reckoned(areas)
    return sum(_of_area(area, past) for area in of) / len(of) if of else 0.0


def _reckoned(areas: Sequence[str]) -> list[str]:
    return [area for area in areas if area in STRETCHED]


def _of_area(area: str, past: Past) -> float:
    return max(0.0, 1 - past.worked_ms.get(area, 0) / DOSE_MS)


def neediest(offers: Sequence[Offer], past: Past, day: int) -> Offer | None:
    """The one whose areas need it most. Of those for which that is nearly the same: none of yesterday, then the one that was done
    longest ago, then the longest."""
    untreated = past.treated_days.isdisjoint((day - 1, day))
    fit = [offer for offer in offers if untreated or not offer.treats]
    if not fit:
        return None
    most = max(need(offer.areas, past) for offer in fit)
    equal = [offer for offer in fit if need(offer.areas, past) >= most - AS_GOOD]
    return min(equal, key=lambda offer: _waiting(offer, past, day))


def _waiting(offer: Offer, past: Past, day: int) -> tuple[bool, int, int, str]:
    last = past.last_days.get(offer.id, 0)
    return last >= day - 1, last, -offer.total_ms, offer.id


def within(offers: Sequence[Offer], minutes: int) -> list[Offer]:
    """Those that fit into the time, and use it."""
    most_ms = minutes * 60_000
    return [offer for offer in offers if most_ms // FILLS <= offer.total_ms <= most_ms]


def areas_in_need(past: Past) -> tuple[str, ...]:
    """The neediest first; of equals those with many neighbours, which serve most people, as the list has them."""
    return tuple(sorted(STRETCHED, key=lambda area: (-_of_area(area, past), -len(NEIGHBOURS[area]))))


def told(areas: Sequence[str], past: Past) -> str:
    """`hips have had 2 of 10 minutes this week`: of the area that needs it most."""
    most = max(_reckoned(areas) or areas_in_need(past)[:1], key=lambda area: _of_area(area, past))
    if _of_area(most, past) == 0:
        return f"everything it is for has had its {DOSE_MINUTES} minutes this week"
    had = "have" if most.endswith("s") or most in _MANY else "has"
    return f"{words(most)} {had} had {past.worked_ms.get(most, 0) // 60_000} of {DOSE_MINUTES} minutes this week"
