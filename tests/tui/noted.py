"""A recording that keeps nothing and notes what it is told. Never here: tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from stretchtui.session.events import Event
from stretchtui.session.place import Player


@dataclass
class Noting:
    """See stretchtui.recording.Recording."""

    told: list[str] = field(default_factory=list)
    """Notices that the next question for them brings."""
    edits: list[dict[str, Any]] = field(default_factory=list)
    opened: int = 0
    closed: int = 0

    def open(self) -> None:
        self.opened += 1

    def pressed(self, _: Event, __: Player, ___: int) -> None:
        assert self.opened

    def look(self, _: Player, __: int) -> None:
        assert self.opened

    def edit(self, **edits: Any) -> None:
        assert self.opened
        self.edits.append(edits)

    def notices(self) -> tuple[str, ...]:
        told, self.told = tuple(self.told), []
        return told

    def close(self, _: float) -> None:
        self.closed += 1

    @property
    def kept(self) -> dict[str, Any]:
        """The last word on each field."""
        return {name: value for edits in self.edits for name, value in edits.items()}
