"""The map of the body at home as tests see it: where areas are, what it names, which routines are left. Never here: tests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from stretchtui.figure.body_map import MAP_AREAS, area_at
from tests.tui.opened import Face, bundled
from tests.tui.screen_text import below_map, listed, map_region

LARGE = (120, 40)
HALF = (80, 24)
SMALL = (40, 12)


def at_home(face: Face) -> bool:
    return type(face.app.screen).__name__ == "HomeScreen"


def names(face: Face) -> list[str]:
    """The routines that are listed, in their order."""
    known = [entry.name for entry in bundled().known.entries]
    return [name for row in listed(face.app) for name in known if name in row]


def for_any_of(*areas: str) -> set[str]:
    return {entry.name for entry in bundled().known.entries if set(entry.areas) & set(areas)}


def outlined(face: Face) -> str:
    """The area that the map names; "" while none is pointed at."""
    words = re.split(" · |,", below_map(face.app))[0]
    return words if words in MAP_AREAS else ""


@cache
def cells(size: tuple[int, int]) -> Mapping[str | None, list[tuple[int, int]]]:
    """Of a map of that size, by area: where the area is found."""
    found: dict[str | None, list[tuple[int, int]]] = {}
    for y in range(size[1]):
        for x in range(size[0]):
            found.setdefault(area_at(size, x, y), []).append((x, y))
    return found


def cell_of(face: Face, area: str | None) -> tuple[int, int]:
    """Somewhere on the screen where the map has that area; for None, where it has none."""
    region = map_region(face.app)
    there = cells((region.width, region.height))[area]
    x, y = there[len(there) // 2]
    return region.x + x, region.y + y


async def shown(face: Face) -> None:
    """Until the map has been drawn, which is after everything else."""
    await face.expect(lambda: below_map(face.app) != "")
