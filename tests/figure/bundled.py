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


def _in_others(id: str) -> tuple[str, ...]:
    exercise = loader().exercise(id)
    return tuple(f"{id}@{position}" for position in exercise.positions[1:]) if exercise else ()


EXERCISES = loader().exercise_ids()
EVERYWHERE = (*EXERCISES, *(name for id in EXERCISES for name in _in_others(id)))
"""Exercises in every position that they may be done in: `shoulder-raises@seated-chair`."""


@cache
def scene_of(name: str) -> Scene:
    id, _, position = name.partition("@")
    exercise = loader().exercise(id)
    assert exercise is not None
    return scene_for(exercise._replace(positions=(position,)) if position else exercise, loader().postures)
