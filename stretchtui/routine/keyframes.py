"""The keyframes of a figure, and whether they fit the phases of their exercise. Never here: what is in a pose, postures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtui.figure.script import Keyframe, Pose, mirrored
from stretchtui.routine.diagnostics import Findings, Placed, did_you_mean
from stretchtui.routine.fields import Field, read_mapping, table
from stretchtui.routine.poses import read_pose
from stretchtui.routine.source import Listing, Node, Scalar
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.values import Duration, wrong_type
from stretchtui.text import plain

if TYPE_CHECKING:
    from stretchtui.routine.exercises import Written
    from stretchtui.routine.model import Exercise

CYCLE = table(
    (
        Field("cycle", Duration(), "", "how long it takes to go round once", "1.2s", required=True),
        Field("poses", None, "", "what is gone round", "[{neck: {lateral: 20}}, mirrored]", required=True),
    )
)

ALWAYS = ("prepare", "rest", "switch")
"""Keyframes that any exercise may have, whatever its phases."""


def read_keyframes(node: Node, findings: Findings) -> dict[str, Keyframe]:
    if not isinstance(node, MappingNode):
        wrong_type(node, "a mapping of keyframes, such as {hold: {neck: {rotation: -25}}},", findings)
        return {}
    read = {_name(key): _read_keyframe(value, findings) for key, value in node.entries.values()}
    return {name: keyframe for name, keyframe in read.items() if keyframe is not None}


def _name(key: Scalar) -> str:
    """A keyframe's name as phases have theirs: cleaned."""
    return plain(" ".join(key.text.split()))


def _read_keyframe(node: Node, findings: Findings) -> Keyframe | None:
    if isinstance(node, Listing):
        return Keyframe(_read_poses(node, findings))
    if not isinstance(node, MappingNode):
        wrong_type(node, "a pose, a list of poses, or {cycle: 1.2s, poses: […]}", findings)
        return None
    if not CYCLE.fields.keys() & node.entries.keys():
        pose = read_pose(node, findings)
        return None if pose is None else Keyframe((pose,))
    values = read_mapping(node, CYCLE, "a cycle", findings) or {}
    poses = _read_poses(values["poses"], findings) if "poses" in values else ()
    return Keyframe(poses, values.get("cycle"))


def _read_poses(node: Node, findings: Findings) -> tuple[Pose, ...]:
    if not isinstance(node, Listing) or not node.items:
        wrong_type(node, "a list of poses, at least one,", findings)
        return ()
    poses: list[Pose] = []
    for item in node.items:
        pose = _mirrored(item, poses, findings) if isinstance(item, Scalar) else read_pose(item, findings)
        poses.append(Pose() if pose is None else pose)
    return tuple(poses)


def _mirrored(item: Scalar, before: list[Pose], findings: Findings) -> Pose | None:
    """The mirror image of the pose before, which is the one word that may stand for a pose."""
    if item.text == "mirrored" and before:
        return mirrored(before[-1])
    if item.text == "mirrored":
        findings.error(item, "wrong-type", "there is no pose before it that could be mirrored")
    else:
        wrong_type(item, "a pose, or the word mirrored,", findings)
    return None


def check_keyframes(exercise: Exercise, written: Written, findings: Findings) -> None:
    """Report keyframes written here that nothing is called by, and poses of phases that are no keyframes.

    Only once an exercise is laid together is it known which phases it has: they may be those of what it is laid over.
    """
    poses = [phase.pose for phase in exercise.phases if phase.pose]
    names = tuple(dict.fromkeys((*(phase.name for phase in exercise.phases), *poses, *ALWAYS)))
    for key in _keys_written(written):
        if _name(key) not in names:
            hint = "" if findings.full() else did_you_mean(_name(key), names)
            findings.error(key, "unknown-keyframe", f"no phase and no pose is called '{key.text[:64]}'", hint)
    scripts = (exercise.figure, *exercise.figure.elsewhere.values()) if exercise.figure else ()
    known = tuple(dict.fromkeys(name for script in scripts for name in script.keyframes))
    for pose, at in _poses_named(poses, written):
        if pose not in known:
            hint = "add it under figure: keyframes:" if not known else "" if findings.full() else did_you_mean(pose, known)
            findings.error(at, "missing-keyframe", f"the figure has no keyframe '{pose}'", hint)


def _keys_written(written: Written) -> list[Scalar]:
    """The names of the keyframes that stand in this mapping, those of other positions as well."""
    figure = written.entries["figure"][1] if "figure" in written.entries else None
    elsewhere = _inside(figure, "elsewhere")
    figures = (figure, *(_inside(elsewhere, position) for position in getattr(elsewhere, "entries", ())))
    frames = (_inside(one, "keyframes") for one in figures)
    return [key for one in frames if isinstance(one, MappingNode) for key, _ in one.entries.values()]


def _inside(node: Node | None, name: str) -> Node | None:
    """What stands under that name, where the node is a mapping that has it."""
    return node.entries[name][1] if isinstance(node, MappingNode) and name in node.entries else None


def _poses_named(poses: list[str], written: Written) -> list[tuple[str, Placed]]:
    """The poses that the phases name and where: at the word itself, or at the figure that is laid under phases from elsewhere."""
    node = written.entries["phases"][1] if "phases" in written.entries else None
    if not isinstance(node, Listing):
        return [(pose, written.where("figure")) for pose in dict.fromkeys(poses)]
    long = [item.entries for item in node.items if isinstance(item, MappingNode) and {"name", "pose"} <= item.entries.keys()]
    nodes = [entries["pose"][1] for entries in long]
    return [(one.text, one) for one in nodes if isinstance(one, Scalar)]
