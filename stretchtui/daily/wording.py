"""Why each exercise is in, and what a routine that was composed is called. Never here: the reasons why one cannot be composed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stretchtui.daily.neighbours import WHOLE_BODY, whose_neighbour
from stretchtui.daily.passes import Placed
from stretchtui.daily.wish import Wish
from stretchtui.routine.vocabulary import AREA_GROUPS

PLACES: Mapping[str, str] = {
    "standing": "standing", "seated-chair": "on a chair", "seated-floor": "sitting on the floor", "kneeling": "kneeling",
    "hands-and-knees": "on hands and knees", "supine": "lying on the back", "prone": "lying on the belly",
    "side-lying": "lying on the side",
}  # fmt: skip
"""Positions as they stand in a sentence."""


def words(area: str) -> str:
    """An area as it stands in a sentence: `upper back`."""
    return area.replace("-", " ")


def listed(names: Sequence[str], last: str = "and") -> str:
    """`neck`, `neck and jaw`, `neck, jaw and chest`."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def named(areas: Sequence[str], last: str = "and") -> str:
    """The areas in a sentence; the one word for them where there is one."""
    return words(group_of(areas)) or listed([words(area) for area in areas], last)


def group_of(areas: Sequence[str]) -> str:
    """The word that stands for just these areas, as `back`; "" for none."""
    return next((group for group, members in AREA_GROUPS.items() if members == tuple(areas)), "")


def why(placed: Placed, wish: Wish, *, begins: bool, long_holds: bool) -> str:
    reasons = [_what_for(placed, wish)]
    if placed.candidate.exercise.kind == "breathing":
        reasons.append("calm ending")
    if begins and placed.candidate.moves:
        reasons.append("warms up before the long holds" if long_holds else "gets you moving")
    return "; ".join(filter(None, reasons))


def _what_for(placed: Placed, wish: Wish) -> str:
    one = placed.candidate
    if one.asked and WHOLE_BODY in wish.areas:
        return words(WHOLE_BODY) if one.area == WHOLE_BODY else f"whole body: {words(one.area)}"
    near = f"neighbour of {words(whose_neighbour(one.touches, wish.areas))}: {words(one.touches)}" if one.touches else ""
    if not one.asked:
        return near
    if one.exercise.areas[0] == one.area:
        return f"main area: {words(one.area)}"
    return f"for the {words(one.area)}{f' and a {near}' if near else ' too'}"


def name_of(wish: Wish) -> str:
    many = len(wish.areas) > 3 and not group_of(wish.areas)
    together = listed([*map(words, wish.areas[:2]), "more"]) if many else named(wish.areas)
    return f"{together[:1].upper()}{together[1:]}, {wish.minutes} minutes"


def summary_of(wish: Wish, placed: Sequence[Placed]) -> str:
    near = dict.fromkeys(words(one.candidate.touches) for one in placed if not one.candidate.asked and one.candidate.touches)
    asked = "the whole body" if WHOLE_BODY in wish.areas else f"the {named(wish.areas)}"
    beside = f", with the {listed(list(near))} beside" if near else ""
    return f"{_many(placed)} for {asked}{beside}."


def _many(placed: Sequence[Placed]) -> str:
    """A word rather than a number, as far as people do so."""
    spelled = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
    number = spelled[len(placed) - 1] if len(placed) <= len(spelled) else str(len(placed))
    return f"{number} {'exercise' if len(placed) == 1 else 'exercises'}"
