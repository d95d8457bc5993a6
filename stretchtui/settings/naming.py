"""Settings that name routines and exercises by their ids, and those ids that a library does not have. Never here: the library."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Protocol

from stretchtui.settings.preferences import CHOOSE, REST, Settings

NAMING = ("leave_out", "rotation", "weekdays")


class Shelf(Protocol):
    """What there is, by id."""

    @property
    def routines(self) -> Container[str]: ...

    @property
    def exercises(self) -> Container[str]: ...


def unknown_ids(held: Settings, shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """Setting, `exercise` or `routine`, and id, each once. They are no mistakes: a library may come and go."""
    yield from (("leave_out", "exercise", id) for id in held.leave_out if id not in shelf.exercises)
    yield from (("rotation", "routine", id) for id in dict.fromkeys(held.rotation) if id not in shelf.routines)
    for day, id in held.weekdays.items():
        if id not in (CHOOSE, REST) and id not in shelf.routines:
            yield f"weekdays.{day}", "routine", id
