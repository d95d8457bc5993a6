"""The closed word lists of the routine language. Never here: fields, checks, or anything that reads a file."""

from __future__ import annotations

from collections.abc import Mapping

AREAS = (
    "jaw", "neck", "shoulders", "chest", "upper-back", "mid-back", "lower-back", "core", "arms", "forearms", "wrists",
    "hands", "hips", "glutes", "hip-flexors", "hamstrings", "quads", "inner-thighs", "calves", "ankles", "feet", "eyes",
    "whole-body",
)  # fmt: skip

AREA_GROUPS: Mapping[str, tuple[str, ...]] = {
    "back": ("upper-back", "mid-back", "lower-back"),
    "legs": ("hamstrings", "quads", "inner-thighs", "calves"),
}
"""Words an author may write for several areas at once."""

AREA_SYNONYMS: Mapping[str, str] = {
    "thoracic": "mid-back", "thoracic-spine": "mid-back", "t-spine": "mid-back", "lumbar": "lower-back",
    "low-back": "lower-back", "lumbar-spine": "lower-back", "cervical": "neck", "cervical-spine": "neck",
    "throat": "neck", "traps": "upper-back", "trapezius": "upper-back", "rhomboids": "upper-back",
    "shoulder-blades": "upper-back", "scapula": "upper-back", "lats": "mid-back", "latissimus": "mid-back",
    "middle-back": "mid-back", "spine": "back", "abs": "core", "abdominals": "core", "belly": "core", "stomach": "core",
    "obliques": "core", "groin": "inner-thighs", "adductors": "inner-thighs", "thighs": "quads", "quadriceps": "quads",
    "shins": "calves", "calf": "calves", "achilles": "calves", "fingers": "hands", "thumbs": "hands", "hand": "hands",
    "knees": "quads", "knee": "quads", "leg": "legs", "buttocks": "glutes", "bottom": "glutes", "piriformis": "glutes",
    "psoas": "hip-flexors", "hip": "hips", "hamstring": "hamstrings", "pecs": "chest", "pectorals": "chest",
    "deltoids": "shoulders", "delts": "shoulders", "shoulder": "shoulders", "rotator-cuff": "shoulders",
    "biceps": "arms", "triceps": "arms", "upper-arms": "arms", "arm": "arms", "elbows": "forearms", "elbow": "forearms",
    "forearm": "forearms", "wrist": "wrists", "ankle": "ankles", "foot": "feet", "toes": "feet", "soles": "feet",
    "eye": "eyes", "head": "neck", "face": "jaw", "tmj": "jaw", "body": "whole-body", "full-body": "whole-body",
    "everything": "whole-body",
}  # fmt: skip
"""Other words for an area, understood in searches and answered with the area meant."""

POSITIONS = (
    "standing", "seated-chair", "seated-floor", "kneeling", "hands-and-knees", "supine", "prone", "side-lying",
)  # fmt: skip

EQUIPMENT = (
    "chair", "wall", "mat", "strap", "towel", "block", "band", "foam-roller", "ball", "doorway", "desk", "pillow",
    "heat-pack", "cold-pack",
)  # fmt: skip

LEVELS = ("gentle", "moderate", "deep")

KINDS = ("stretch", "mobility", "contract-relax", "breathing", "massage", "rest", "remedy", "warm-up")

SIDES = ("both", "each", "alternate", "left", "right")

SIDE = ("left", "right")

PACES = ("timed", "own")

BREATHS = ("in", "out")

PREFLIGHTS = ("red-flags", "pressure", "heat", "cold")

FLAGS = (
    "spine-bend", "spine-twist", "back-arch", "neck", "hip-deep", "supine", "prone", "kneel", "balance", "head-low",
    "shoulder-high", "pressure", "heat", "cold", "advanced",
)  # fmt: skip
"""The safety flags of the bundled catalogue; an author may add others of their own."""


def areas_of(word: str) -> tuple[str, ...]:
    """The areas an author's word stands for: itself, or the parts of a group; empty when it is no area."""
    if word in AREA_GROUPS:
        return AREA_GROUPS[word]
    return (word,) if word in AREAS else ()


def areas_meant(word: str) -> tuple[str, ...]:
    """As `areas_of`, and for a searcher's word also through the synonyms; spaces and case do not matter."""
    tidy = "-".join(word.strip().lower().split())
    return areas_of(AREA_SYNONYMS.get(tidy, tidy))
