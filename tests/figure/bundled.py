"""The exercises and postures that come with the program, as scenes."""

from __future__ import annotations

from functools import cache

from stretchtui import places
from stretchtui.figure.scene import Scene
from stretchtui.figure.script import Side
from stretchtui.posing import scene_for
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader

SIDES: tuple[Side, Side] = ("left", "right")


@cache
def loader() -> Loader:
    return Loader(scan([Library(places.bundled_library(), "bundled")]))


EXERCISES = loader().exercise_ids()


@cache
def scene_of(name: str) -> Scene:
    exercise = loader().exercise(name)
    assert exercise is not None
    return scene_for(exercise, loader().postures)
