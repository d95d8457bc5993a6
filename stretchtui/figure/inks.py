"""The colours a picture is drawn with: every material in every light, plain and glowing. Never here: shapes, terminals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from stretchtui.figure.shapes import Material

LIGHTS = 16
"""Steps from the darkest to the brightest of a material."""

GLOWS = 8
"""Steps from not glowing to glowing with full strength."""


Ramps = tuple[tuple[int, ...], ...]
"""For each of GLOWS + 1 strengths LIGHTS colours from dark to bright."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What a theme gives, each 0xRRGGBB."""

    paper: int
    ink: int
    accent: int
    primary: int


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, which makes them quick to look up by
class Inks:
    paper: int
    floor: int
    shadow: int
    line: int
    eyes: int
    outline: int
    materials: Mapping[Material, Ramps]


def blended(one: int, two: int, t: float) -> int:
    """A part t of the way from one colour to the other."""
    return sum(
        int((one >> shift & 255) + t * ((two >> shift & 255) - (one >> shift & 255)) + 0.5) << shift for shift in (16, 8, 0)
    )


def brightness(colour: int) -> float:
    """0 to 1, by the weights of ITU-R BT.601."""
    return (0.299 * (colour >> 16) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)) / 255


@lru_cache(maxsize=8)
def inks(colours: Colours) -> Inks:
    """Inks that stand out on the theme's paper, dark or light."""
    paper, ink = colours.paper, colours.ink
    dark = brightness(paper) < 0.5
    skin = blended(blended(paper, ink, 0.72 if dark else 0.40), 0xB08D78, 0.25)
    bases: dict[Material, int] = {
        "skin": skin,
        "top": blended(blended(paper, ink, 0.42 if dark else 0.52), colours.primary, 0.38),
        "shorts": blended(blended(paper, ink, 0.36 if dark else 0.66), colours.primary, 0.10),
        "hair": blended(blended(paper, ink, 0.30 if dark else 0.86), 0x5A4334, 0.45),
        "wood": blended(blended(paper, ink, 0.32 if dark else 0.34), 0x8A6A45, 0.45),
        "cloth": blended(blended(paper, ink, 0.55 if dark else 0.30), 0x6FA8A0, 0.40),
        "warm": 0xC8503C, "cold": 0x4C8FD0, "wall": blended(paper, ink, 0.17 if dark else 0.15),
        "linen": blended(blended(paper, ink, 0.60 if dark else 0.30), 0x9478C8, 0.50),
    }  # fmt: skip
    return Inks(
        paper=paper,
        floor=blended(paper, ink, 0.07 if dark else 0.08),
        shadow=blended(paper, 0x000000, 0.55 if dark else 0.35),
        line=blended(paper, ink, 0.22),
        eyes=blended(0x000000, skin, 0.2),
        outline=0xFFFFFF if dark else 0x000000,
        materials={name: _ramp(base, colours.accent, paper, dark=dark) for name, base in bases.items()},
    )


def _ramp(base: int, accent: int, paper: int, *, dark: bool) -> Ramps:
    shade = blended(0x000000, paper, 0.55 if dark else 0.10)
    glowing = [blended(base, accent, 0.95 * (g / GLOWS) ** 0.8) for g in range(GLOWS + 1)]
    return tuple(tuple(_lit(colour, shade, i / (LIGHTS - 1), dark=dark) for i in range(LIGHTS)) for colour in glowing)


def _lit(colour: int, shade: int, t: float, *, dark: bool) -> int:
    if t < 0.7:
        return blended(blended(shade, colour, 0.30 if dark else 0.42), colour, t / 0.7)
    return blended(colour, 0xFFFFFF, (t - 0.7) * (0.75 if dark else 0.9))
