"""Which pictures of an exercise can be asked for, and by which words. Never here: drawing, what is printed, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stretchtui.figure.body import solved
from stretchtui.figure.motion import Moment, Posed
from stretchtui.figure.scene import Scene, Shown, at
from stretchtui.figure.script import Posture, Side
from stretchtui.figure.sheet import Group, Shot
from stretchtui.posing import scene_for
from stretchtui.routine.model import Exercise
from stretchtui.text import plain

BETWEEN = ("start", "prepare", "rest", "switch")
"""Words for what is no phase: the bare posture, then ready to begin, resting, on the other side."""


def words(exercise: Exercise) -> tuple[str, ...]:
    """What may be asked for: phases, poses that phases name, and what lies between."""
    named = (word for phase in exercise.phases for word in (phase.name, phase.pose) if word)
    return tuple(dict.fromkeys((*named, *BETWEEN)))


def usual_word(exercise: Exercise) -> str:
    """The hold, else the last phase with a keyframe, else the first."""
    names = [phase.name for phase in exercise.phases]
    if "hold" in names:
        return "hold"
    framed = [exercise.phases[k].name for k in _framed(exercise)]
    return framed[-1] if framed else names[0] if names else "start"


def sides(exercise: Exercise, first: Side | None = None) -> tuple[Side | None, ...]:
    """Its sides in the order in which they are done (`first` where a person would rather begin); None where it has none."""
    if exercise.sides == "both":
        return (None,)
    if exercise.sides in ("left", "right"):
        return (exercise.sides,)
    return ("left", "right") if (first or exercise.first_side) == "left" else ("right", "left")


def moment_of(exercise: Exercise, word: str, side: Side | None) -> Moment:
    """The end of what the word (one of `words`) names."""
    match word:
        case "start":
            return Moment("pause", side=side)
        case "prepare" | "switch":
            return Moment("prepare", side=side)
        case "rest":
            return Moment("rest", side=side, again=True)
    k = next(k for k, phase in enumerate(exercise.phases) if word in (phase.name, phase.pose))
    ms = exercise.phases[k].ms
    return Moment("phase", k, ms, ms, side)


def _framed(exercise: Exercise) -> list[int]:
    """Phases that lead to a keyframe of their own."""
    keyframes = exercise.figure.keyframes if exercise.figure else {}
    return [k for k, phase in enumerate(exercise.phases) if phase.pose in keyframes or phase.name in keyframes]


def group(exercise: Exercise, postures: Mapping[str, Posture]) -> Group:
    """An exercise for the sheet: how it starts, then every keyframe on every side."""
    scene = scene_for(exercise, postures)
    said = [exercise.id or "", ", ".join(exercise.areas)]
    if exercise.figure is None:
        said.append("no figure")
    return Group(plain(exercise.name), plain(" · ".join(said)), tuple(_shots(exercise, scene)))


def _shots(exercise: Exercise, scene: Scene) -> Iterator[Shot]:
    def asked(word: str, side: Side | None) -> Shot:
        return _shot(word, scene, at(scene, moment_of(exercise, word, side), still=True))

    yield asked("start", sides(exercise)[0])
    keyframes = scene.script.keyframes
    for side in sides(exercise):
        if "prepare" in keyframes:
            yield asked("prepare", side)
        for k in _framed(exercise):
            phase = exercise.phases[k]
            name = f"{phase.name} ({phase.pose})" if phase.pose in keyframes else phase.name
            poses = scene.course(side).legs[k].through
            for number, body in enumerate(poses, 1):
                count = f" {number}/{len(poses)}" if len(poses) > 1 else ""
                yield _shot(name + count, scene, Shown(Posed(body, 0.0), side))
        if "rest" in keyframes:
            yield asked("rest", side)


def _shot(word: str, scene: Scene, shown: Shown) -> Shot:
    label = f"{word} · {shown.side}" if shown.side else word
    faults = tuple(fault.removeprefix("the ").replace(" is ", " ", 1) for fault in missed(scene, shown))
    return Shot(plain(label), scene, shown, faults)


def missed(scene: Scene, shown: Shown) -> Iterator[str]:
    """Ends that do not come as far as they are wanted, each in a sentence without its full stop."""
    body = shown.posed.body
    for end, metres in solved(body, scene.ground(shown.side)).missed:
        place = body.goals[end].reaches[-1][0].on
        yield f"the {end.replace('.', ' ')} is {max(1, round(metres * 100))} cm short of {place}"
