"""An exercise's figure, ready to be asked for any moment of it. Never here: where exercises come from, terminals, a clock.

A scene holds what stays the same while an exercise lasts: both sides' courses, ground, things, and the frame that all of its
poses fit into, so that nothing but the body moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stretchtui.figure import drawing
from stretchtui.figure import proportions as size
from stretchtui.figure.bent import mix
from stretchtui.figure.body import solved
from stretchtui.figure.camera import Camera, Frame2D, camera, eye, framed
from stretchtui.figure.inks import Inks
from stretchtui.figure.motion import Beat, Course, Moment, Posed, course, next_change_ms, posed
from stretchtui.figure.raster import Canvas
from stretchtui.figure.rotation import Vector
from stretchtui.figure.script import Posture, Script, Side, View
from stretchtui.figure.shapes import Shape, shape_spheres, spheres, surface
from stretchtui.figure.stance import Ground, Stance
from stretchtui.figure.things import surroundings, things

_OTHER: Mapping[Side, Side] = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Scene:
    """One exercise. `turns` says that the camera goes to the other side with the body."""

    script: Script
    posture: Posture
    beats: tuple[Beat, ...]
    lit: Mapping[str, float] = field(default_factory=dict)
    turns: bool = True

    @cached_property
    def view(self) -> View:
        return self.script.view or self.posture.view

    @cached_property
    def props(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.posture.props, *self.script.props)))

    @cached_property
    def sides(self) -> Mapping[Side, Course]:
        return {side: course(self.script, self.posture, self.beats, side) for side in ("left", "right")}

    def course(self, side: Side | None) -> Course:
        return self.sides[side or self.script.side]

    def other_course(self, side: Side | None) -> Course:
        """The other side's; of an exercise without sides its own."""
        return self.course(side) if side is None else self.course("left" if side == "right" else "right")

    def ground(self, side: Side | None) -> Ground:
        return self._grounds[side or self.script.side]

    @cached_property
    def _grounds(self) -> Mapping[Side, Ground]:
        height = size.SEAT_HEIGHT if self.posture.on == "seat" else 0.0
        return {
            side: Ground(_carries(self.posture, self.script, side), height, surroundings(self.props, side))
            for side in ("left", "right")
        }

    def yaw(self, side: Side | None) -> float:
        over = side is not None and side != self.script.side
        return -self.view.yaw if over and self.turns else self.view.yaw

    def lit_on(self, side: Side | None) -> Mapping[str, float]:
        """How strongly areas glow while it is done on this side."""
        if self.script.glow == "both":
            return self.lit
        return self._lit_by_side[side or self.script.side]

    @cached_property
    def _lit_by_side(self) -> Mapping[Side, Mapping[str, float]]:
        over = "left" if self.script.glow == "right" else "right"
        dark: dict[Side, str] = {self.script.side: over, _OTHER[self.script.side]: self.script.glow}
        return {side: {**self.lit, **{f"{of} {area}": 0.0 for area in self.lit}} for side, of in dark.items()}

    def floor_middle(self, side: Side | None) -> tuple[float, float]:
        """Below where the pelvis begins."""
        of: Side = side or self.script.side
        if of not in self._middles:
            at = solved(self.course(of).ready, self.ground(of)).pelvis.at
            self._middles[of] = (at[0], at[2])
        return self._middles[of]

    def things(self, stance: Stance, ground: Ground, side: Side | None) -> list[Shape]:
        """What stands, lies and is held about at that moment."""
        of: Side = side or self.script.side
        return things(self.props, stance, ground.around, of, self._stances[of])

    @cached_property
    def _stances(self) -> Mapping[Side, tuple[Stance, ...]]:
        """Every pose that is come to."""
        return {side: tuple(solved(stop, self.ground(side)) for stop in here.stops) for side, here in self.sides.items()}

    @cached_property
    def _middles(self) -> dict[Side, tuple[float, float]]:
        return {}

    @cached_property
    def _frames(self) -> dict[Side, Frame2D]:
        return {}

    def frame(self, side: Side | None) -> Frame2D:
        """What of the world is shown on this side: every pose that is come to or passed half-way, and its things."""
        of: Side = side or self.script.side
        if of not in self._frames:
            self._frames[of] = _frame(self, of)
        return self._frames[of]


def _carries(posture: Posture, script: Script, side: Side) -> tuple[str, ...]:
    if side == script.side:
        return posture.carries
    swap = {"left": "right", "right": "left"}
    return tuple(
        f"{swap[word.partition('-')[0]]}-{word.partition('-')[2]}" if "-" in word else word for word in posture.carries
    )


def _frame(scene: Scene, side: Side) -> Frame2D:
    here, ground = scene.course(side), scene.ground(side)
    stops = here.stops
    passed = [mix(stops[0], stop, 0.5) for stop in stops[1:]]
    reaching = [prop for prop in scene.props if prop != "mat"]  # it may run out of the picture: who lies on it is the larger
    points: list[tuple[Vector, float]] = []
    for body in (*stops, *passed):
        stance = solved(body, ground)
        if scene.view.zoom != "whole":
            points += _near(stance, arms=scene.view.zoom == "upper")
            continue
        points += spheres(surface(stance, 1.0))
        points += [
            sphere
            for thing in things(reaching, stance, ground.around, side)
            if thing.material != "wall"
            for sphere in shape_spheres(thing)
        ]
    found = framed(eye(scene.yaw(side), scene.view.pitch), points)
    return found._replace(wide=found.wide + 0.06, tall=found.tall + 0.06)


def _near(stance: Stance, *, arms: bool) -> list[tuple[Vector, float]]:
    """Head and chest, with shoulders or whole arms."""
    found = [(stance.head.point(0, size.HEAD_CENTRE_UP, 0), size.HEAD_R + 0.03), (stance.chest.at, 0.12)]
    for arm in (stance.left_arm, stance.right_arm):
        found += [(point, 0.1) for point in ((arm.root, arm.middle, arm.end) if arms else (arm.root,))]
    return [*found, (stance.waist.at, 0.1)] if arms else found


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be drawn: a stance, its breath, and from where it is looked at."""

    posed: Posed
    side: Side | None


def at(scene: Scene, moment: Moment, *, still: bool = False) -> Shown:
    """The figure at a moment. Equal moments give equal pictures."""
    return Shown(posed(scene.course(moment.side), scene.other_course(moment.side), moment, still=still), moment.side)


def wait_ms(scene: Scene, moment: Moment, frame_ms: int) -> int | None:
    """How long until the picture may look otherwise; None for as long as this segment lasts."""
    return next_change_ms(scene.course(moment.side), scene.other_course(moment.side), moment, frame_ms=frame_ms)


def camera_for(scene: Scene, shown: Shown, width: int, height: int) -> Camera:
    """The camera of a moment: while sides change it goes round from the other side's place to this one's."""
    here = _camera_of(scene, shown.side, width, height)
    if shown.posed.turning >= 1 or shown.side is None or not scene.turns:
        return here
    other: Side = "left" if shown.side == "right" else "right"
    t = shown.posed.turning
    way = (scene.yaw(shown.side) - scene.yaw(other) + 180) % 360 - 180  # the shorter way, which from behind is round the back
    yaw = scene.yaw(other) + t * way
    there = _camera_of(scene, other, width, height)
    mixed = [a + t * (b - a) for a, b in zip(there[1:], here[1:], strict=True)]
    return Camera(eye(yaw, scene.view.pitch), *mixed)


def _camera_of(scene: Scene, side: Side | None, width: int, height: int) -> Camera:
    near = scene.view.zoom != "whole"
    return camera(eye(scene.yaw(side), scene.view.pitch), scene.frame(side), width, height, near=near)


def standing_on(scene: Scene, shown: Shown) -> Ground:
    """The ground of a moment: a wall at one side changes sides half-way through a switch."""
    if shown.posed.turning >= 0.5 or shown.side is None:
        return scene.ground(shown.side)
    return scene.ground("left" if shown.side == "right" else "right")


def drawn(scene: Scene, shown: Shown, canvas: Canvas, inks: Inks) -> None:
    """The figure on a canvas, with its things, its floor and its shadows."""
    ground = standing_on(scene, shown)
    stance = solved(shown.posed.body, ground)
    body = surface(stance, shown.posed.breath)
    seen = camera_for(scene, shown, canvas.width, canvas.height)
    stuff = scene.things(stance, ground, shown.side)
    x, z = scene.floor_middle(shown.side)
    for row, floor in zip(canvas.rows, drawing.floor(seen, inks, canvas.width, canvas.height, x, z), strict=True):
        row[:] = floor
    drawing.draw_shadows(canvas, body, seen, inks)
    drawing.draw(canvas, body, seen, inks, scene.lit_on(shown.side), stuff)


def lit_areas(areas: Sequence[str]) -> dict[str, float]:
    """How strongly areas glow: the main one most."""
    return {area: 1.0 if i == 0 else 0.6 for i, area in reversed(list(enumerate(areas)))}
