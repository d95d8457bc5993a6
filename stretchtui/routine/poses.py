"""A pose as an author writes it, read into angles and reaches by their dotted words. Never here: keyframes, postures, files.

What is wrong in a pose is reported at its place and left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from stretchtui.figure import joints
from stretchtui.figure.joints import Range
from stretchtui.figure.script import Pose, Reach
from stretchtui.routine.diagnostics import Findings, did_you_mean, nearest
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.source import Node, Scalar
from stretchtui.routine.values import scalar_text, wrong_type

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,3})?")

_BOTH = ("both", "left", "right")
"""In the order in which they are laid: `both` lies under each side."""

_MIDDLE = (*joints.SPINE, *_BOTH)
_LIMB_WORDS = (*joints.LIMBS, *joints.REACHES)
_HAND_PLACES = joints.place_words()

_OPPOSITES = {
    "extension": "flexion", "adduction": "abduction", "supination": "pronation", "depression": "elevation",
    "retraction": "protraction",
}  # fmt: skip
"""Directions with a name of their own that are the negative of another."""


class _Limbs(NamedTuple):
    """What is said of one side, by words without it."""

    angles: dict[str, float]
    reaches: dict[str, Reach | None]


def read_pose(node: Node, findings: Findings) -> Pose | None:
    """The pose; None when the node is no mapping."""
    if not isinstance(node, MappingNode):
        wrong_type(node, "a pose, such as {neck: {rotation: -25}},", findings)
        return None
    angles: dict[str, float] = {}
    reaches: dict[str, Reach | None] = {}
    for word, (key, value) in node.entries.items():
        if word in joints.SPINE:
            read = _joint(word, joints.SPINE[word], value, findings)
            angles |= {f"{word}.{angle}": size for angle, size in read.items()}
        elif word not in _BOTH:
            _unknown_joint(key, findings)
    for word in _BOTH:
        if word in node.entries:
            limbs = _limbs(node.entries[word][1], findings)
            for side in joints.SIDES if word == "both" else (word,):
                angles |= {f"{side}.{angle}": size for angle, size in limbs.angles.items()}
                reaches |= {f"{side}.{end}": reach for end, reach in limbs.reaches.items()}
    return Pose(angles, reaches)


def _limbs(node: Node, findings: Findings) -> _Limbs:
    found = _Limbs({}, {})
    if not isinstance(node, MappingNode):
        wrong_type(node, "a mapping of joints, such as {elbow: 90},", findings)
        return found
    for word, (key, value) in node.entries.items():
        if word in joints.LIMBS:
            read = _joint(word, joints.LIMBS[word], value, findings)
            found.angles.update({f"{word}.{angle}": size for angle, size in read.items()})
        elif word in joints.REACHES:
            found.reaches.update(_reach(word, value, findings))
        else:
            _unknown_joint_of_a_side(key, findings)
    return found


def _joint(word: str, ranges: Mapping[str, Range], node: Node, findings: Findings) -> dict[str, float]:
    """The joint's angles; one that has a main angle may be written as that number alone."""
    if isinstance(node, Scalar) and word in joints.SINGLE:
        angle = joints.SINGLE[word]
        size = number(node, f"{word} {angle}", ranges[angle], findings)
        return {} if size is None else {angle: size}
    if not isinstance(node, MappingNode):
        alone = "a number, or " if word in joints.SINGLE else ""
        wrong_type(node, f"{alone}a mapping of {', '.join(ranges)},", findings)
        return {}
    return _measures(node, word, ranges, findings)


def _measures(
    node: MappingNode, of: str, ranges: Mapping[str, Range], findings: Findings, besides: tuple[str, ...] = ()
) -> dict[str, float]:
    """The numbers of a mapping by their words; `besides` are words that somebody else reads."""
    found: dict[str, float] = {}
    for name, (key, value) in node.entries.items():
        if name in ranges:
            if (size := number(value, f"{of} {name}", ranges[name], findings)) is not None:
                found[name] = size
        elif name not in besides:
            hint = "" if findings.full() else _hint_of_angle(name, (*besides, *ranges))
            findings.error(key, "unknown-angle", f"'{name[:64]}' is not an angle of {of}", hint)
    return found


def _hint_of_angle(name: str, words: tuple[str, ...]) -> str:
    opposite = _OPPOSITES.get(name)
    return f"write {opposite}: with a negative number" if opposite in words else did_you_mean(name, words)


def number(node: Node, of: str, within: Range, findings: Findings) -> float | None:
    """The number, with a warning where it is more than `of` can be; None when it is none (reported)."""
    if not isinstance(node, Scalar):
        wrong_type(node, "a number", findings)
        return None
    if not NUMBER.fullmatch(node.text):
        what = f"'{node.text[:40]}' is not a number" if node.text else "the number is missing"
        findings.error(node, "bad-number", what, "write a plain number: 30, -12.5")
        return None
    size = float(node.text)
    if not within.low <= size <= within.high:
        findings.warn(node, "out-of-range", f"{of} {size:g} is outside {within.low:g} to {within.high:g}")
    return size


def _reach(end: str, node: Node, findings: Findings) -> dict[str, Reach | None]:
    """Where a hand or foot is put; nothing when that was not understood."""
    if isinstance(node, Scalar):
        if node.text == "free":
            return {end: None}
        place = _place(end, node, findings)
        return {} if place is None else {end: Reach(place)}
    if not isinstance(node, MappingNode):
        wrong_type(node, f"what the {end} is put on, or free,", findings)
        return {}
    by = _measures(node, end, joints.REACH_ANGLES, findings, ("on",))
    place = _place(end, node.entries["on"][1], findings) if "on" in node.entries else _place_unsaid(end, node, findings)
    return {} if place is None else {end: Reach(place, by)}


def _place_unsaid(end: str, node: MappingNode, findings: Findings) -> str | None:
    if end == "foot":
        return "floor"
    at = next(iter(node.entries.values()))[0] if node.entries else node
    findings.error(at, "missing-field", f"a {end} needs 'on': what it is put on", "write on: right-knee")
    return None


def _place(end: str, node: Node, findings: Findings) -> str | None:
    places = _HAND_PLACES if end == "hand" else joints.REACHES[end]
    word = scalar_text(node, f"what the {end} is put on", findings)
    if word is None or word in places:
        return word
    hint = "" if findings.full() else f"write {end}: free" if word == "free" else did_you_mean(word, places)
    findings.error(node, "unknown-place", f"a {end} cannot be put on '{word[:64]}'", hint)
    return None


def _unknown_joint(key: Scalar, findings: Findings) -> None:
    hint = "" if findings.full() else _hint_of_joint(key.text, _MIDDLE, _LIMB_WORDS, "under left:, right: or both:")
    findings.error(key, "unknown-joint", f"'{key.text[:64]}' is neither a joint of the middle nor a side", hint)


def _unknown_joint_of_a_side(key: Scalar, findings: Findings) -> None:
    hint = "" if findings.full() else _hint_of_joint(key.text, _LIMB_WORDS, tuple(joints.SPINE), "beside left: and right:")
    findings.error(key, "unknown-joint", f"'{key.text[:64]}' is not a joint of a side", hint)


def _hint_of_joint(word: str, here: tuple[str, ...], elsewhere: tuple[str, ...], where: str) -> str:
    """The nearest joint that may stand here, or the one that was meant and where it stands."""
    other = word if word in elsewhere else "" if nearest(word, here) else nearest(word, elsewhere)
    return f"write {other}: {where}" if other else did_you_mean(word, here)
