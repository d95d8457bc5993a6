"""Pictures that were drawn, kept for when they come again. Never here: how one is drawn, what it depends on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from stretchtui.figure.picture import Picture, Row
from stretchtui.figure.scene import Scene

MOST_RUNS = 120_000
"""Of all pictures together: some 15 MB, or twelve seconds of movement in a picture of 44 by 26 cells."""


class Memory:
    """Pictures by scene and by what they depend on; those not asked for longest go first.

    A scene is told by identity. It is kept with its pictures, so that no other can come to have its place.
    """

    def __init__(self, most_runs: int = MOST_RUNS) -> None:
        self._most_runs = most_runs
        self._kept: OrderedDict[Hashable, tuple[Scene, Picture]] = OrderedDict()
        self._last: Picture | None = None
        self.runs = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, scene: Scene, key: Hashable) -> Picture | None:
        whole = (id(scene), key)
        found = self._kept.get(whole)
        if found is None:
            return None
        self._kept.move_to_end(whole)
        self._last = found[1]
        return self._last

    def keep(self, scene: Scene, key: Hashable, picture: Picture) -> Picture:
        """The picture as it is kept: rows that it has in common with the one before are that one's."""
        kept = self._last = _sharing(picture, self._last)
        self._kept[id(scene), key] = (scene, kept)
        self.runs += _runs(kept)
        while self.runs > self._most_runs and len(self._kept) > 1:
            _, (_, gone) = self._kept.popitem(last=False)
            self.runs -= _runs(gone)
        return kept


def _sharing(picture: Picture, before: Picture | None) -> Picture:
    if before is None or len(before.rows) != len(picture.rows):
        return picture
    rows: tuple[Row, ...] = tuple([old if old == new else new for old, new in zip(before.rows, picture.rows, strict=True)])
    return Picture(picture.width, rows, picture.ansi)


def _runs(picture: Picture) -> int:
    return sum(len(row) for row in picture.rows)
