"""A bundled exercise is seen whole, from one place, at any moment."""

from __future__ import annotations

import pytest

from stretchtui.figure.body import solved
from stretchtui.figure.camera import eye
from stretchtui.figure.drawing import draw
from stretchtui.figure.inks import Colours, inks
from stretchtui.figure.motion import Moment
from stretchtui.figure.raster import Canvas
from stretchtui.figure.scene import Scene, at, camera_for, drawn, lit_areas, wait_ms
from stretchtui.figure.script import Posture, Script, Side, View
from stretchtui.figure.shapes import spheres, surface
from stretchtui.posing import AT_EASE, scene_for
from tests.figure.bundled import EXERCISES, SIDES, loader, scene_of

DARK = inks(Colours(0x121212, 0xE0E0E0, 0xFFA62B, 0x0178D4))


def moments(scene: Scene, side: Side, parts: int = 4) -> list[Moment]:
    found = [Moment("prepare", None, 1000, 4000, side)]
    for k, beat in enumerate(scene.beats):
        found += [Moment("phase", k, beat.ms * i // parts, beat.ms, side) for i in range(parts + 1)]
    return found


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", EXERCISES)
def test_nothing_of_the_body_is_cut_off_at_any_moment(name: str, side: Side) -> None:
    scene = scene_of(name)
    if scene.view.zoom != "whole":
        return
    for moment in moments(scene, side):
        shown = at(scene, moment)
        camera = camera_for(scene, shown, 44, 52)
        for centre, radius in spheres(surface(solved(shown.posed.body, scene.ground(side)))):
            x, y, _ = camera.seen(centre)
            r = radius * camera.scale
            assert -1.5 <= x - r <= x + r <= 45.5
            assert -1.5 <= y - r <= y + r <= 53.5


@pytest.mark.parametrize("name", EXERCISES)
def test_the_camera_stands_still_while_an_exercise_lasts(name: str) -> None:
    scene = scene_of(name)
    assert len({camera_for(scene, at(scene, moment), 44, 52) for moment in moments(scene, "right")}) == 1


@pytest.mark.parametrize("name", EXERCISES)
def test_equal_moments_give_equal_pictures_and_its_areas_glow(name: str) -> None:
    scene = scene_of(name)
    moment = moments(scene, "right")[-3]

    def pixels(lit: bool = True) -> list[list[int]]:
        one = scene if lit else Scene(scene.script, scene.posture, scene.beats, {}, scene.turns)
        canvas = Canvas(88, 104, DARK.paper)
        drawn(one, at(one, moment), canvas, DARK)
        return canvas.rows

    assert pixels() == pixels()
    assert pixels() != pixels(lit=False)


def test_the_camera_goes_round_with_the_body_when_sides_change() -> None:
    scene = scene_of("seated-twist")
    begun, half, done = (
        camera_for(scene, at(scene, Moment("switch", None, ms, 4000, "left")), 44, 52) for ms in (0, 2000, 4000)
    )
    assert begun.eye == camera_for(scene, at(scene, Moment("phase", 0, 0, 8000, "right")), 44, 52).eye
    assert done.eye == camera_for(scene, at(scene, Moment("phase", 0, 0, 8000, "left")), 44, 52).eye
    assert begun.eye != half.eye != done.eye


def test_seen_from_behind_the_camera_goes_round_the_back_when_sides_change() -> None:
    scene = Scene(Script(view=View(yaw=-164)), Posture("standing", AT_EASE.pose), ())
    half = camera_for(scene, at(scene, Moment("switch", None, 2000, 4000, "left")), 44, 52)
    assert [pytest.approx(axis) for axis in eye(180, scene.view.pitch)] == list(half.eye)


def test_an_exercise_that_nobody_drew_holds_its_position_with_its_areas_lit() -> None:
    exercise = loader().exercise("shoulder-raises")
    assert exercise is not None
    scene = scene_for(exercise._replace(figure=None, positions=("prone",)), loader().postures)
    assert scene.posture.name == "prone"
    assert scene.lit == lit_areas(exercise.areas)
    assert wait_ms(scene, Moment("phase", 0, 100, 3000), 50) != 50


def test_one_sides_limbs_glow_where_only_they_are_stretched_and_the_others_on_the_other_side() -> None:
    scene = Scene(Script(glow="right"), Posture("standing", AT_EASE.pose), (), {"calves": 1.0, "neck": 0.6})
    lit = {side: scene.lit_on(side) for side in SIDES}
    assert (lit["right"].get("left calves"), lit["right"].get("right calves")) == (0.0, None)
    assert (lit["left"].get("left calves"), lit["left"].get("right calves")) == (None, 0.0)
    assert all(one["calves"] == 1.0 for one in lit.values())
    pixels = {}
    for glow in ("both", "right"):
        one = Scene(Script(glow=glow, view=View(yaw=180)), scene.posture, (), {"calves": 1.0})
        canvas = Canvas(60, 100, DARK.paper)
        drawn(one, at(one, Moment("pause", side="right")), canvas, DARK)
        pixels[glow] = [[tuple(row[:30]), tuple(row[30:])] for row in canvas.rows]
    assert [row[1] for row in pixels["both"]] == [row[1] for row in pixels["right"]]
    assert [row[0] for row in pixels["both"]] != [row[0] for row in pixels["right"]]


def test_a_pause_has_somebody_at_ease_and_a_missing_posture_too() -> None:
    assert scene_for(None, {}).posture == AT_EASE
    exercise = loader().exercise("shoulder-raises")
    assert scene_for(exercise, {}).posture == AT_EASE


def test_breath_moves_the_chest() -> None:
    scene = Scene(Script(), Posture("standing", AT_EASE.pose), ())
    body = solved(at(scene, Moment("pause")).posed.body, scene.ground(None))
    pictures = []
    for breath in (0.0, 1.0):
        canvas = Canvas(60, 100, 0)
        draw(canvas, surface(body, breath), camera_for(scene, at(scene, Moment("pause")), 60, 100), DARK, {})
        pictures.append(canvas.rows)
    assert pictures[0] != pictures[1]
