"""What an author says of a figure, as frozen values: poses, keyframes, postures. Never here: YAML, solving, drawing.

A pose names only what differs from what lies under it. Its angles are kept by a dotted word: ``thorax.rotation``,
``right.shoulder.flexion``, ``pelvis.forward``; a limb's end that is put somewhere by ``right.hand``, ``left.foot``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Side = Literal["left", "right"]

_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the end of a limb is put; the limb's angles follow. The words and units are those of joints.REACH_ANGLES."""

    on: str
    """One of joints.place_words(); of a foot `floor`, `seat` or `wall`."""
    by: Mapping[str, float] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles by dotted word, and ends that are put somewhere (None takes one back, so that angles hold again)."""

    angles: Mapping[str, float] = field(default_factory=lambda: _NONE)
    reaches: Mapping[str, Reach | None] = field(default_factory=dict)

    def over(self, under: Pose) -> Pose:
        """This pose laid over another."""
        return Pose({**under.angles, **self.angles}, {**under.reaches, **self.reaches})


@dataclass(frozen=True, slots=True)
class Keyframe:
    """What is reached in a phase: one pose, or several passed through in turn, or gone round in `cycle_ms`."""

    poses: tuple[Pose, ...]
    cycle_ms: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Degrees: `yaw` round from the front toward the figure's own left, `pitch` down from the horizon."""

    yaw: float = -35
    pitch: float = 12
    zoom: Literal["whole", "upper", "head"] = "whole"


@dataclass(frozen=True, slots=True)
class Posture:
    """A named place to start from."""

    name: str
    pose: Pose
    carries: tuple[str, ...] = ("left-foot", "right-foot")
    """What touches the ground: feet, knees, shins, seat, back, front, left-side, right-side."""
    on: Literal["floor", "seat"] = "floor"
    """What carries: the floor, or the seat of the chair."""
    props: tuple[str, ...] = ()
    view: View = View()


@dataclass(frozen=True, slots=True)
class Script:
    """An exercise's figure as its author wrote it; None (or empty) where nothing was said."""

    posture: str | None = None
    view: View | None = None
    side: Side = "right"
    """The side the keyframes are written for; the other one is their mirror image."""
    props: tuple[str, ...] = ()
    keyframes: Mapping[str, Keyframe] = field(default_factory=dict)
    """By the name of a phase, or of `prepare`, `rest`, `switch`."""
    glow: Literal["both", "left", "right"] = "both"
    """Which side's limbs glow, when it is done on the side it is written for."""
    elsewhere: Mapping[str, Script] = field(default_factory=dict)
    """How the exercise looks in another of its positions, where more differs than the posture."""

    def within(self, position: str) -> Script:
        """The script for that position."""
        return self.elsewhere.get(position, self)


def mirrored(pose: Pose) -> Pose:
    """The same pose on the other side. Twice is the identity."""
    return Pose(
        {_other(word): -angle if _turns_over(word) else angle for word, angle in pose.angles.items()},
        {_other(word): None if reach is None else _mirrored_reach(reach) for word, reach in pose.reaches.items()},
    )


def _mirrored_reach(reach: Reach) -> Reach:
    return Reach(other_side(reach.on), reach.by)


def other_side(word: str) -> str:
    """left-knee for right-knee; a word without a side is its own."""
    if word.startswith("left-"):
        return "right-" + word[5:]
    return "left-" + word[6:] if word.startswith("right-") else word


def _other(word: str) -> str:
    if word.startswith("left."):
        return "right." + word[5:]
    return "left." + word[6:] if word.startswith("right.") else word


def _turns_over(word: str) -> bool:
    """Of the middle, what has a direction to one side; a limb's angles are its own side's already."""
    return word.endswith((".lateral", ".rotation", ".left")) and not word.startswith(("left.", "right."))
