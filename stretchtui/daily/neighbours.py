"""Which areas lie beside which. Never here: exercises, or how much of a routine is for a neighbour.

The reason for the table is an old piece of advice about a spasm (docs and content: row 000-6): treat the whole body, not only the
sore place, because what is next to it, or works together with it, stiffens along with it. So whatever is composed for one area
brings a neighbouring one as well. The nearest stands first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

WHOLE_BODY = "whole-body"

NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "jaw": ("neck",),  # its muscles reach to the side of the neck
    "neck": ("upper-back", "shoulders", "jaw"),  # the muscles that carry the head end at the shoulder blades
    "shoulders": ("upper-back", "chest", "neck", "arms"),  # the shoulder blade hangs between them
    "chest": ("shoulders", "upper-back"),  # round shoulders: short in front, long behind
    "upper-back": ("shoulders", "neck", "mid-back", "chest"),
    "mid-back": ("upper-back", "lower-back", "core"),
    "lower-back": ("hips", "glutes", "mid-back", "hamstrings", "core"),  # whatever the hips cannot do, the lower back does
    "core": ("lower-back", "hip-flexors", "mid-back"),
    "arms": ("shoulders", "forearms"),
    "forearms": ("wrists", "arms", "hands"),  # the muscles of the fingers lie in the forearm
    "wrists": ("forearms", "hands"),
    "hands": ("wrists", "forearms"),
    "hips": ("glutes", "hip-flexors", "lower-back", "inner-thighs"),
    "glutes": ("hips", "lower-back", "hamstrings"),
    "hip-flexors": ("hips", "quads", "lower-back"),  # they begin at the lower back
    "hamstrings": ("calves", "glutes", "lower-back"),
    "quads": ("hip-flexors", "hips", "hamstrings"),
    "inner-thighs": ("hips", "hamstrings", "quads"),
    "calves": ("ankles", "hamstrings", "feet"),
    "ankles": ("calves", "feet"),
    "feet": ("calves", "ankles"),
    "eyes": ("neck", "shoulders"),  # a screen holds the eyes and the neck still together
    WHOLE_BODY: (),  # nothing lies beside all of it
}


def beside(areas: Collection[str]) -> tuple[str, ...]:
    """The neighbours of these areas that are none of them, the nearest of each before the next of any."""
    if WHOLE_BODY in areas:
        return ()
    rows = [NEIGHBOURS.get(area, ()) for area in areas]
    longest = max((len(row) for row in rows), default=0)
    in_turn = [row[place] for place in range(longest) for row in rows if place < len(row)]
    return tuple(dict.fromkeys(area for area in in_turn if area not in areas))


def whose_neighbour(neighbour: str, areas: Collection[str]) -> str:
    """The one of these areas that it lies beside; of several, the one that it is nearest to."""
    near = [area for area in areas if neighbour in NEIGHBOURS.get(area, ())]
    return min(near, key=lambda area: NEIGHBOURS[area].index(neighbour), default="")
