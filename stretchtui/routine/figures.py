"""An exercise's figure, read into a script: its posture, view, side and props. Never here: keyframes, poses, postures.yaml."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stretchtui.figure import joints
from stretchtui.figure.joints import Range
from stretchtui.figure.script import Script, View
from stretchtui.routine import vocabulary as words
from stretchtui.routine.diagnostics import Findings, did_you_mean
from stretchtui.routine.fields import Field, read_mapping, table
from stretchtui.routine.keyframes import read_keyframes
from stretchtui.routine.poses import NUMBER, number
from stretchtui.routine.source import Mapping, Node, Scalar
from stretchtui.routine.values import Choice, ListOf, scalar_text, wrong_type

if TYPE_CHECKING:
    from stretchtui.routine.exercises import Postures

PROPS = ListOf(Choice(joints.PROPS, "prop"), or_one=True)

FIGURE = table(
    (
        Field("posture", None, "that of the first position", "the posture it starts from", "cross-legged"),
        Field("view", None, "that of the posture", "where it is seen from", "three-quarter"),
        Field("side", Choice(words.SIDE, "side"), "right", "the side it is written for; the other is its mirror image", "left"),
        Field("props", PROPS, "[]", "what stands or lies about", "[wall, ball]"),
        Field("glow", Choice(("both", *words.SIDE), "side"), "both", "which side's limbs glow, on the side it is written for",
              "right"),
        Field("keyframes", None, "", "the poses, by what they belong to", "{hold: {neck: {rotation: -25}}}"),
        Field("elsewhere", None, "", "the figure in others of its positions, where more than the posture differs",
              "{seated-chair: {props: ball}}"),
    )
)  # fmt: skip

ELSEWHERE = table(one for one in FIGURE.fields.values() if one.name != "elsewhere")

VIEW = table(
    (
        Field("yaw", None, "three-quarter", "degrees round from the front to the figure's left, or a view's name", "-40"),
        Field("pitch", None, "12", "degrees down from the horizon", "15"),
        Field("zoom", Choice(joints.ZOOMS, "zoom"), "whole", "what fills the picture", "upper"),
    )
)

_POSITION = Choice(words.POSITIONS, "position")
_TURNS, _PITCHES = Range(-180, 180), Range(-90, 90)


def read_figure(node: Node, known: Postures, findings: Findings) -> Script | None:
    """The script; None when the node is no mapping. What is wrong in it is reported and left out."""
    values = read_mapping(node, FIGURE, "a figure", findings)
    if values is None:
        return None
    script = _script(values, known, findings)
    return replace(script, elsewhere=_read_elsewhere(values["elsewhere"], known, findings)) if "elsewhere" in values else script


def _read_elsewhere(node: Node, known: Postures, findings: Findings) -> dict[str, Script]:
    """Figures by position. One that names no posture begins in that called like its position."""
    if not isinstance(node, Mapping):
        wrong_type(node, "figures by position, as {seated-chair: {…}},", findings)
        return {}
    read: dict[str, Script] = {}
    for key, written in node.entries.values():
        position = _POSITION.read(key, findings)
        values = read_mapping(written, ELSEWHERE, "a figure elsewhere", findings)
        if position is not None and values is not None:
            script = _script(values, known, findings)
            read[position] = script if script.posture else replace(script, posture=position)
    return read


def _script(values: dict[str, Any], known: Postures, findings: Findings) -> Script:
    return Script(
        posture=_read_posture(values["posture"], known, findings) if "posture" in values else None,
        view=read_view(values["view"], findings) if "view" in values else None,
        side=values.get("side", "right"),
        props=values.get("props", ()),
        glow=values.get("glow", "both"),
        keyframes=read_keyframes(values["keyframes"], findings) if "keyframes" in values else {},
    )


def _read_posture(node: Node, known: Postures, findings: Findings) -> str | None:
    name = scalar_text(node, "the name of a posture", findings)
    if name is None or name in known.postures:
        return name
    hint = "" if findings.full() else _hint_of_posture(name, known)
    findings.error(node, "unknown-posture", f"there is no posture '{name[:64]}'", hint)
    return None


def _hint_of_posture(name: str, known: Postures) -> str:
    if broken := known.broken_posture(name):
        return f"it has mistakes of its own: see {broken}"
    if not known.postures:
        return "no library has a postures.yaml with a posture in it"
    return did_you_mean(name.replace(" ", "-"), tuple(known.postures))


def read_view(node: Node, findings: Findings) -> View | None:
    """Where the figure is seen from: a view's name, degrees, or a mapping of what is told apart."""
    if isinstance(node, Scalar):
        yaw = _read_yaw(node, findings)
        return None if yaw is None else View(yaw)
    values = read_mapping(node, VIEW, "a view", findings)
    if values is None:
        return None
    read: dict[str, Any] = {"zoom": values.get("zoom")}
    if "yaw" in values:
        read["yaw"] = _read_yaw(values["yaw"], findings)
    if "pitch" in values:
        read["pitch"] = number(values["pitch"], "pitch", _PITCHES, findings)
    return View(**{name: value for name, value in read.items() if value is not None})


def _read_yaw(node: Node, findings: Findings) -> float | None:
    word = scalar_text(node, "the name of a view, or degrees,", findings)
    if word is None:
        return None
    if word in joints.VIEWS:
        return joints.VIEWS[word]
    if NUMBER.fullmatch(word):
        return number(node, "yaw", _TURNS, findings)
    hint = "" if findings.full() else did_you_mean(word, tuple(joints.VIEWS))
    findings.error(node, "unknown-view", f"'{word[:64]}' is neither a known view nor degrees", hint)
    return None
