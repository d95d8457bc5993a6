"""The joints and what each of their angles means; the words that figures are written in. Never here: lengths, drawing, files.

The convention, once. Axes follow the International Society of Biomechanics (Wu & Cavanagh 1995): X points forward, Y up, Z to
the figure's own right. Angles are in degrees from the anatomical position, the arms hanging with thumbs forward, and each
positive angle moves the distal part as its name says:

* ``flexion`` bends: spine, shoulder and hip forward, knee back, elbow forward, wrist toward the palm, ankle toes up;
  extension is negative.
* ``abduction`` leads a limb away from the body; adduction is negative.
* ``rotation`` of a limb is positive inward (internal); of pelvis and spine positive to the figure's left.
* ``lateral`` bends the spine to the figure's left; ``pronation`` turns the palm back (down, with the elbow bent).
* ``elevation`` and ``protraction`` move the shoulder blade up and forward, from -1 to 1 of what it can do.

Within a joint the order is flexion, abduction (or lateral), rotation, about axes that move with the limb, as the ISB proposes
for the hip (Wu et al. 2002); for the shoulder, where it proposes Y-X-Y, the same order as Šenk & Chèze (2006) found to read
best for flexion. Ranges of motion: American Academy of Orthopaedic Surgeons, Joint Motion (1965) for limbs and neck; White &
Panjabi, Clinical Biomechanics of the Spine (1990) for what lumbar, thorax, neck and head each give; Hefzy et al. (1998) for the
knee in kneeling. `check` warns outside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Range(NamedTuple):
    """Degrees (of the shoulder blade, parts of its own range; of the pelvis's place, centimetres) that a body can do."""

    low: float
    high: float


_TURNS = Range(-180, 180)
_CENTIMETRES = Range(-150, 150)

SPINE: Mapping[str, Mapping[str, Range]] = {
    "pelvis": {
        "flexion": _TURNS, "lateral": _TURNS, "rotation": _TURNS,
        "forward": _CENTIMETRES, "up": _CENTIMETRES, "left": _CENTIMETRES,
    },
    "lumbar": {"flexion": Range(-25, 60), "lateral": Range(-25, 25), "rotation": Range(-12, 12)},
    "thorax": {"flexion": Range(-25, 40), "lateral": Range(-30, 30), "rotation": Range(-40, 40)},
    "neck": {"flexion": Range(-50, 50), "lateral": Range(-40, 40), "rotation": Range(-45, 45)},
    "head": {"flexion": Range(-25, 25), "lateral": Range(-10, 10), "rotation": Range(-40, 40)},
}  # fmt: skip
"""Joints of the middle. The pelvis is the root: its angles turn the whole body, its centimetres move it."""

LIMBS: Mapping[str, Mapping[str, Range]] = {
    "scapula": {"elevation": Range(-1, 1), "protraction": Range(-1, 1)},
    "shoulder": {"flexion": Range(-60, 180), "abduction": Range(-50, 180), "rotation": Range(-90, 90)},
    "elbow": {"flexion": Range(-5, 150)},
    "pronation": {"pronation": Range(-85, 85)},
    "wrist": {"flexion": Range(-75, 85), "deviation": Range(-30, 20)},
    "hip": {"flexion": Range(-30, 130), "abduction": Range(-30, 50), "rotation": Range(-60, 45)},
    "knee": {"flexion": Range(-5, 157)},
    "ankle": {"flexion": Range(-50, 30)},
}
"""Joints there are two of. A wrist's deviation is positive toward the thumb."""

SINGLE = {"elbow": "flexion", "pronation": "pronation", "wrist": "flexion", "knee": "flexion", "ankle": "flexion"}
"""Joints that may be written as one number, and the angle it is."""

SIDES = ("left", "right")

PLACES = (
    "head-top", "forehead", "temple", "chin", "head-back", "neck-back", "neck-side", "shoulder-top", "upper-arm", "elbow",
    "forearm", "wrist", "palm", "chest", "belly", "waist", "lower-back", "hip", "thigh", "under-thigh", "knee", "shin", "calf",
    "ankle", "foot", "toes", "floor", "seat", "seat-edge", "seat-back", "wall", "door-post", "desk",
)  # fmt: skip
"""What a hand can be put on. Of those the body has two of, `knee` is the hand's own side's, `left-knee` the left one."""

UNSIDED = frozenset(
    {"head-top", "forehead", "chin", "head-back", "neck-back", "chest", "belly", "lower-back", "floor", "seat", "seat-edge",
     "seat-back", "wall", "desk"}
)  # fmt: skip

REACHES: Mapping[str, tuple[str, ...]] = {"hand": PLACES, "foot": ("floor", "seat", "wall")}
"""What the end of a limb may be put on; the limb's angles then follow."""

REACH_ANGLES: Mapping[str, Range] = {
    "forward": Range(-150, 150), "out": Range(-100, 100), "up": Range(-50, 200),
    "turn": Range(-120, 120), "heel": Range(-40, 80), "swing": Range(-120, 120),
}  # fmt: skip
"""How an end is put there: centimetres from the place (`out` is away from the middle), then degrees: `turn` of a foot outward,
`heel` lifted, `swing` of the elbow or knee outward round the line from shoulder to hand or hip to foot."""

CARRIERS = (
    "left-foot", "right-foot", "left-knee", "right-knee", "left-shin", "right-shin", "seat", "back", "front", "left-side",
    "right-side",
)  # fmt: skip
"""What a posture may rest on the ground by."""

PROPS = (
    "chair", "chair-ahead", "wall", "wall-behind", "wall-right", "wall-left", "doorway", "desk", "mat", "strap", "towel", "ball",
    "ball-foot", "pillow", "pillow-knees", "pillow-between", "pillow-hips", "heat-pack", "cold-pack", "block", "glass",
)  # fmt: skip
"""Things that are drawn. `wall`, `doorway` and `desk` stand in front; a chair stands under the seat, `chair-ahead` before who
lies on the floor; a `ball` is behind a shoulder blade, a `ball-foot` under the sole of the side; a `pillow` is under the head."""

VIEWS: Mapping[str, float] = {
    "front": 0, "three-quarter": -35, "side": -90, "back-three-quarter": -145, "back": 180,
    "left-three-quarter": 35, "left-side": 90, "left-back-three-quarter": 145,
}  # fmt: skip
"""How far the camera has gone round from the front, in degrees toward the figure's own left."""

ZOOMS = ("whole", "upper", "head")
"""What fills the picture: the whole body, what is above the hips with the arms, or head and shoulders."""


def place_words() -> tuple[str, ...]:
    """Every word that a hand may be put on, with and without a side."""
    sided = (f"{side}-{place}" for place in PLACES if place not in UNSIDED for side in SIDES)
    return (*PLACES, *sided)
