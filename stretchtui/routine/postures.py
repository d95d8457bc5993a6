"""The postures of one postures.yaml: named places for a figure to start from. Never here: files, which library's posture wins."""

from __future__ import annotations

from stretchtui.figure import joints
from stretchtui.figure.script import Pose, Posture, View
from stretchtui.routine.diagnostics import Findings
from stretchtui.routine.fields import FORMAT_FIELD, Field, read_mapping, table
from stretchtui.routine.figures import PROPS, read_view
from stretchtui.routine.poses import read_pose
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.source import Node
from stretchtui.routine.values import Choice, ListOf, Text, Word, wrong_type

POSTURE = table(
    (
        Field("about", Text(), "", "what it is, for whoever reads the file", "Both knees on the mat."),
        Field("carries", ListOf(Choice(joints.CARRIERS, "carrier"), or_one=True, least=1), "[left-foot, right-foot]",
              "what rests on the ground", "[seat, left-foot, right-foot]"),
        Field("on", Choice(("floor", "seat"), "place"), "floor", "the ground that carries", "seat"),
        Field("props", PROPS, "[]", "what stands or lies about", "chair"),
        Field("view", None, "three-quarter", "where it is seen from, unless an exercise says otherwise", "side"),
        Field("pose", None, "{}", "how it differs from standing with the arms hanging", "{both: {hip: {flexion: 90}, knee: 90}}"),
    )
)  # fmt: skip

_NAME = Word("posture")


def read_postures(node: Node, findings: Findings) -> dict[str, Posture | None]:
    """The postures by name; None for one that has mistakes (reported), so that the others can be used all the same."""
    if not isinstance(node, MappingNode):
        wrong_type(node, "a mapping of postures by their names", findings)
        return {}
    read: dict[str, Posture | None] = {}
    for name, (key, value) in node.entries.items():
        if name == "format":
            FORMAT_FIELD.value.read(value, findings)  # type: ignore[union-attr]  # it has a type
        elif _NAME.read(key, findings) is not None:
            read[name] = _read_posture(name, value, findings)
    return read


def _read_posture(name: str, node: Node, findings: Findings) -> Posture | None:
    before = findings.errors
    values = read_mapping(node, POSTURE, "a posture", findings)
    if values is None:
        return None
    pose = read_pose(values["pose"], findings) if "pose" in values else None
    view = read_view(values["view"], findings) if "view" in values else None
    if findings.errors > before:
        return None
    carries = values.get("carries", ("left-foot", "right-foot"))
    return Posture(name, pose or Pose(), carries, values.get("on", "floor"), values.get("props", ()), view or View())
