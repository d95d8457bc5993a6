"""Inks that are no colours but say what a pixel is: which material, how brightly lit, how strongly glowing.

For painters that have few colours or none, on canvases with hard edges. Every code fits a byte, so that a row of pixels is
looked through as bytes. Never here: what a code is painted as.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from stretchtui.figure.inks import GLOWS, LIGHTS, Inks, Ramps
from stretchtui.figure.shapes import MATERIALS, Material

PAPER, SHADOW, LINE, EYES, OUTLINE = range(5)
_FIRST = 5

SHADES = 6
"""Steps of light that a code keeps."""
STRENGTHS = 4
"""Steps of glow that a code keeps: none, a trace (which counts as none), some, all."""

BODY: tuple[Material, ...] = ("skin", "top", "shorts", "hair")


class Seen(NamedTuple):
    """What a code says of its pixel. `material` is None for what is neither body nor thing."""

    code: int
    material: Material | None = None
    light: float = 0.0
    """0 dark to 1 bright."""
    glow: float = 0.0
    """0 to 1."""

    @property
    def is_body(self) -> bool:
        return self.material in BODY or self.code == EYES

    @property
    def is_thing(self) -> bool:
        return self.material is not None and self.material not in BODY


def _code(material: int, glow: int, light: int) -> int:
    return _FIRST + (material * STRENGTHS + glow) * SHADES + light


def _seen() -> tuple[Seen, ...]:
    plain = [Seen(code) for code in range(_FIRST)]
    said = [
        Seen(_code(m, g, i), material, i / (SHADES - 1), g / (STRENGTHS - 1))
        for m, material in enumerate(MATERIALS)
        for g in range(STRENGTHS)
        for i in range(SHADES)
    ]
    return (*plain, *said)


SEEN = _seen()
"""By code."""
assert len(SEEN) <= 256, "a code must fit a byte"


def table(of: Callable[[Seen], int]) -> bytes:
    """A table for `bytes.translate`: what `of` says of each code."""
    return bytes(of(seen) for seen in SEEN).ljust(256, b"\0")


def _ramps(material: int) -> Ramps:
    return tuple(
        tuple(_code(material, round(g * (STRENGTHS - 1) / GLOWS), i * SHADES // LIGHTS) for i in range(LIGHTS))
        for g in range(GLOWS + 1)
    )


DATA_INKS = Inks(
    paper=PAPER,
    floor=PAPER,  # a tint of the paper, for which there are no colours
    shadow=SHADOW,
    line=LINE,
    eyes=EYES,
    outline=OUTLINE,
    materials={material: _ramps(m) for m, material in enumerate(MATERIALS)},
)
