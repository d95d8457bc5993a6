"""Numbers, colours, curves and gradients as SVG writes them. Never here: what is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from stretchtui.figure.raster import Outline

_NEAR = 6
"""So far, of 255, a gradient's colour may be from the one that it stands for."""


class Shared:
    """What a document's drawings have in common, each written once: gradients, outlines. It grows while they are drawn."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def id(self, element: str, content: str = "") -> str:
        """The id of an element such as `linearGradient x1="3"` with its content; it is written down when it is new."""
        return self._ids.setdefault((element, content), f"a{len(self._ids)}")

    def definitions(self) -> Iterator[str]:
        for (element, content), id in self._ids.items():
            name, _, rest = element.partition(" ")
            start = f'<{name} id="{id}"{rest and " " + rest}'
            yield f"{start}>{content}</{name}>" if content else f"{start}/>"


def colour(ink: int) -> str:
    if all((ink >> shift & 15) == (ink >> shift + 4 & 15) for shift in (0, 8, 16)):
        return f"#{ink >> 20 & 15:x}{ink >> 12 & 15:x}{ink >> 4 & 15:x}"
    return f"#{ink:06x}"


def number(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ''}.{part}" if part else f"{sign}{whole}"


def numbers(*values: float) -> str:
    return _joined([number(round(value * 10)) for value in values])


def _joined(words: Sequence[str]) -> str:
    """Numbers with nothing between them where a sign parts them already."""
    return words[0] + "".join(word if word.startswith("-") else " " + word for word in words[1:])


def path(outline: Outline) -> str:
    """A closed curve along the outline, its corners rounded: from the middle of each side to the middle of the next."""
    points = [(round(x * 10), round(y * 10)) for x, y in outline]
    corners = [p for i, p in enumerate(points) if p != points[i - 1]] or points[:1]
    x, y = start = _middle(corners[-1], corners[0])
    words = []
    for i, (u, v) in enumerate(corners):
        end = _middle((u, v), corners[(i + 1) % len(corners)])
        words += [number(one) for one in (u - x, v - y, end[0] - x, end[1] - y)]
        x, y = end
    return f"M{_joined([number(start[0]), number(start[1])])}q{_joined(words)}z"


def _middle(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    return (one[0] + two[0]) // 2, (one[1] + two[1]) // 2


@lru_cache(maxsize=4_096)
def stops(table: tuple[int, ...]) -> str:
    """As few stops of a gradient as tell the colours of a table, of which each stands for an equal share."""
    last = len(table) - 1
    return "".join(_stop(table, i) for i in sorted({0, last, *_needed(table, 0, last)}))


def _stop(table: Sequence[int], i: int) -> str:
    return f'<stop offset="{number(round((i + 0.5) * 100 / len(table)) * 10)}%" stop-color="{colour(table[i])}"/>'


def _needed(table: Sequence[int], first: int, last: int) -> list[int]:
    """Between two stops, those without which some colour would be too far off."""
    worst, far = 0, float(_NEAR)
    for i in range(first + 1, last):
        t = (i - first) / (last - first)
        off = max(abs(_of(table[i], c) - (1 - t) * _of(table[first], c) - t * _of(table[last], c)) for c in (16, 8, 0))
        if off > far:
            worst, far = i, off
    return [*_needed(table, first, worst), worst, *_needed(table, worst, last)] if worst else []


def _of(ink: int, shift: int) -> int:
    return ink >> shift & 255
