"""The figure's scenes of one session, each made once. Never here: what a scene is, how it is shown.

What makes them is imported with the first one, which is after the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stretchtui.figure.scene import Scene
    from stretchtui.routine.holdings import Holdings
    from stretchtui.routine.model import Exercise


class Scenes:
    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._made: dict[int, tuple[Exercise | None, Scene | None]] = {}
        """By the identity of the exercise, which is kept alive beside its scene; a step's number changes when one is put in."""

    def of(self, exercise: Exercise | None) -> Scene | None:
        """The exercise's scene; None where it cannot be made, and the session goes on without it."""
        if id(exercise) not in self._made:
            self._made[id(exercise)] = exercise, self._make(exercise)
        return self._made[id(exercise)][1]

    def _make(self, exercise: Exercise | None) -> Scene | None:
        from stretchtui.posing import scene_for

        try:
            return scene_for(exercise, self._holdings.loader.postures)
        except Exception:  # noqa: BLE001  # whatever is wrong with a figure, the words and the time are right
            return None
