"""What a body in place is: its parts, and the ground it is on. Never here: how it got there.

Metres; x forward, y up, z to the figure's own right; the floor is y = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from stretchtui.figure.limbs import Limb
from stretchtui.figure.rotation import Rotation, Vector, add, turned


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the things are that stand round the body, in metres."""

    wall_x: float = 0.62
    """A wall in front; of one behind, negative."""
    wall_z: float | None = None
    """A wall at one side, instead."""
    chair_x: float = 0.0
    """The middle of the seat."""
    door_x: float = 0.3
    """The face, toward the body, of a doorway in front."""
    desk_x: float = 0.4
    """The near edge of a desk in front."""


class Spot(NamedTuple):
    """Where the end of a limb goes, and how what hangs on it is turned there (None: as the limb leads it)."""

    at: Vector
    turn: Rotation | None


class Part(NamedTuple):
    """A part of the middle: the joint it turns on, and how it is turned in the world."""

    at: Vector
    turn: Rotation

    def point(self, forward: float, up: float, right: float) -> Vector:
        """A point fixed to this part, given along its own axes from its joint."""
        return add(self.at, turned(self.turn, (forward, up, right)))


@dataclass(frozen=True, slots=True)
class Stance:
    """A body in place."""

    pelvis: Part
    lumbar: Part
    waist: Part
    """The lower thorax."""
    chest: Part
    neck: Part
    head: Part
    collars: tuple[Vector, Vector]
    """Where left and right collar bone leave the breastbone."""
    left_arm: Limb
    right_arm: Limb
    left_leg: Limb
    right_leg: Limb
    missed: tuple[tuple[str, float], ...] = ()
    """Ends that did not come as far as they were wanted, with the metres that were missing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a body is carried by and stands among."""

    carries: tuple[str, ...]
    height: float
    """Of what carries: the floor, or a seat."""
    around: Surroundings
