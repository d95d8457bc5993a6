"""What the list at home is narrowed to, what that leaves, and both in words. Never here: widgets, which routine fits a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from stretchtui.routine.index import Entry
from stretchtui.routine.search import Wanted, matching, nearest_first
from stretchtui.routine.vocabulary import AREA_GROUPS
from stretchtui.tui.hiding import Hiding
from stretchtui.tui.widgets.hanging import Row

PICKED, MAIN, OTHER = 1.0, 0.55, 0.3
"""How strongly the map lights an area that is picked, the main area of the routine one stands on, and its others."""


class Narrowing(NamedTuple):
    text: str = ""
    areas: tuple[str, ...] = ()
    """Picked on the map, in that order; a routine for any of them stays."""

    def __bool__(self) -> bool:
        return bool(self.text or self.areas)

    def toggled(self, area: str) -> Narrowing:
        """With this area too; or without it, when it was picked before."""
        without = tuple(one for one in self.areas if one != area)
        return self._replace(areas=without if len(without) < len(self.areas) else (*self.areas, area))

    def left(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """What suits a text best comes first, then what is for more of the areas."""
        return matching(nearest_first(entries, self.areas), Wanted(areas=self.areas, text=self.text))


def count(total: int, left: int | None = None, *, unread: bool = False) -> str:
    """How many there are and, unless it is None, how many of them are left."""
    many = "1 routine" if total == 1 else f"{total} routines"
    if unread:
        return f"{many}, reading more…"
    return many if left is None else f"{left} of {many}"


def lit(chosen: Narrowing, entry: Entry | None, week: Mapping[str, float] = MappingProxyType({})) -> Mapping[str, float]:
    """How strongly each area glows: what is picked, and less so what the routine is for; where there is none, what had most this
    week (0 to 1)."""
    glow = {area: MAIN * had for area, had in week.items()} if entry is None else {}
    glow |= dict.fromkeys(entry.areas, OTHER) if entry else {}
    if entry and entry.areas:
        glow[entry.areas[0]] = MAIN
    return {**glow, **dict.fromkeys(chosen.areas, PICKED)}


def of_area(area: str, chosen: Narrowing, entries: Sequence[Entry], week: tuple[str, str] = ("", ""), room: int = 0) -> str:
    """What goes on behind the name of the area that is pointed at: how many routines the list has, or would have with it. And
    what it had this `week`, at length and in short, where there is `room` for it with the name."""
    is_picked = area in chosen.areas
    group = "".join(f", {name}" for name, areas in AREA_GROUPS.items() if area in areas)
    many = count(len((chosen if is_picked else chosen.toggled(area)).left(entries)))
    ending = f" · picked · {many}" if is_picked else f" · {many}"
    had, in_short = (f" · {one}" if one else "" for one in week)
    told = (f"{group}{had}{ending}", f"{had}{ending}", f"{in_short}{ending}")
    return next((one for one in told if len(area) + len(one) <= room), f"{group}{ending}")


def of_routine(entry: Entry | None) -> str:
    """What the map shows while no area is pointed at."""
    return f"for {', '.join(entry.areas)}" if entry and entry.areas else ""


def why_nothing(chosen: Narrowing, held: Hiding, keys: tuple[str, str], *, on_map: bool) -> list[Row]:
    """Why the list is empty, what would bring something back, and how that is done; the keys clear a filter and show what is
    hidden."""
    clear, show = keys
    hidden = () if held.all_shown else chosen.left(held.avoided)
    if not chosen and hidden:
        everything = Row("Every routine has something that you avoid.", "bold")
        return [everything, Row(f"{count(len(hidden))} hidden: {show} shows them.")]
    if not chosen:
        return [Row("No routines yet.", "bold"), Row("A library may still be being read.")]
    areas = " or ".join(chosen.areas)
    if not chosen.areas:
        why = f"Nothing fits “{chosen.text}”."
    else:
        why = f"Nothing for {areas} fits “{chosen.text}”." if chosen.text else f"No routine is for {areas}."
    rows = [Row(why, "bold")]
    for what, less in (("the search", chosen._replace(text="")), ("the areas", chosen._replace(areas=()))):
        if chosen.text and chosen.areas and (many := len(less.left(held.entries))):
            rows.append(Row(f"Drop {what}: {count(many)}."))
    if hidden:
        rows.append(Row(f"{count(len(hidden))} that would fit, with what you avoid: {show} shows them."))
    return [*rows, Row(_how_to_drop(chosen, clear, on_map=on_map))]


def or_compose(chosen: Narrowing, key: str, *, on_map: bool) -> list[Row]:
    """What can be had all the same where nothing is left for the areas that were picked."""
    if not chosen.areas:
        return []
    back = "back in the list, " if on_map or chosen.text else ""
    return [Row(f"Or {back}{key} composes one for {' and '.join(area.replace('-', ' ') for area in chosen.areas)}.")]


def _how_to_drop(chosen: Narrowing, clear: str, *, on_map: bool) -> str:
    if on_map:
        back = f"{clear} goes back to the list."
        return f"⏎ on an area once more drops it; {back}" if chosen.areas else back
    if chosen.text:
        return f"{clear} clears the search{', and once more drops the areas' if chosen.areas else ''}."
    return f"{clear} drops the areas."
