"""Looking at the body: from the world's metres to a picture's pixels. Never here: what is looked at, colours.

The projection is parallel, so that a limb is as long wherever it points across the picture. Pixels are square, y downward.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin
from typing import NamedTuple

from stretchtui.figure.rotation import Vector

METRES_TALL = 1.25
"""So much of the world is fitted into a picture at the least, so that a small body, one that lies or kneels, does not look
like a giant."""


class Eye(NamedTuple):
    """The directions of a picture, of length 1 in the world: to its right, up, and out of it toward who looks."""

    right: Vector
    up: Vector
    out: Vector


def eye(yaw: float, pitch: float) -> Eye:
    """Looking from `yaw` degrees round the front toward the figure's left, and `pitch` degrees down."""
    y, p = radians(yaw), radians(pitch)
    out = (cos(p) * cos(y), sin(p), -cos(p) * sin(y))
    right = (-sin(y), 0.0, -cos(y))
    up = (out[1] * right[2] - out[2] * right[1], out[2] * right[0] - out[0] * right[2], out[0] * right[1] - out[1] * right[0])
    return Eye(right, up, out)


class Frame2D(NamedTuple):
    """What of the world a picture shows: metres along the eye's right and up, of the middle, and the height and width needed."""

    x: float
    y: float
    wide: float
    tall: float


class Camera(NamedTuple):
    """An eye with a picture's scale: `scale` pixels a metre, the point (0, 0) of eye space at (x0, y0)."""

    eye: Eye
    scale: float
    x0: float
    y0: float

    def seen(self, p: Vector) -> tuple[float, float, float]:
        """Across and down in pixels, and out toward who looks in metres."""
        (a, b, c), (d, e, f), (g, h, i) = self.eye
        x, y, z = p
        return (
            self.x0 + self.scale * (a * x + b * y + c * z),
            self.y0 - self.scale * (d * x + e * y + f * z),
            g * x + h * y + i * z,
        )


def framed(eye: Eye, points: Iterable[tuple[Vector, float]]) -> Frame2D:
    """The part of the world that holds all these spheres (centre, radius)."""
    (a, b, c), (d, e, f), _ = eye
    left = below = float("inf")
    right = above = float("-inf")
    for (x, y, z), r in points:
        u, v = a * x + b * y + c * z, d * x + e * y + f * z
        left, right, below, above = min(left, u - r), max(right, u + r), min(below, v - r), max(above, v + r)
    return Frame2D((left + right) / 2, (below + above) / 2, right - left, above - below)


def camera(eye: Eye, frame: Frame2D, width: int, height: int, *, near: bool = False) -> Camera:
    """A camera that shows the frame in the middle of so many pixels, with its bottom kept low when there is height to spare.

    `near` is for a part of the body, which may be drawn as large as it fits.
    """
    scale = min((width - 1) / frame.wide, (height - 1) / max(frame.tall, 0.01))
    if not near:
        scale = min(scale, height / METRES_TALL)
    spare = height - 1 - frame.tall * scale
    y0 = (height / 2) + frame.y * scale + min(spare / 2, spare * 0.3)
    return Camera(eye, scale, width / 2 - frame.x * scale, y0)
