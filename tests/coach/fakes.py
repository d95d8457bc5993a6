"""Players and voices that are only written down: what was ordered, and when by the session's clock. Never here: tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from stretchtui.coach.programs.orders import DEADLINE, Lane, Order, Report

WORD_MS = 250
"""How long the clip of one word is."""


def clip_ms(text: str) -> int:
    return 100 + WORD_MS * len(text.split())


def works(order: Order) -> Report:
    """As an order ends when all is well."""
    if order.lane == "render":
        Path(order.file).touch()
        return Report(order.id, "ended", 0, 5, clip_ms(order.argv[-1]))
    return Report(order.id, "ended", 0, 60_000)


def breaks(order: Order) -> Report:
    return Report(order.id, "ended", 1, 1)


def missing(order: Order) -> Report:
    return Report(order.id, "failed", None, 0, 0, "not found")


def silent(order: Order) -> Report:
    """Status 0, and much too soon."""
    return Report(order.id, "ended", 0, 1)


def hangs(order: Order) -> Report:
    return Report(order.id, "killed", None, order.deadline_ms, why=DEADLINE)


@dataclass
class FakeChildren:
    """In the minder's place. `ends` says what becomes of an order of a lane; None: it runs on."""

    ends: dict[Lane, Callable[[Order], Report] | None] = field(default_factory=dict)
    orders: list[tuple[int, Order]] = field(default_factory=list)
    """With the moment at which each was given."""
    stopped: list[tuple[int, tuple[Lane, ...]]] = field(default_factory=list)
    now_ms: int = 0
    alive: bool = True
    is_up: bool = True
    stays_dead: bool = False
    """Starting it is of no use."""
    starts: int = 0
    closed: bool = False
    _reports: list[Report] = field(default_factory=list)

    def start(self) -> bool:
        self.starts += 1
        self.alive = not self.stays_dead
        return self.alive

    def give(self, order: Order) -> bool:
        if not self.alive:
            return False
        self.orders.append((self.now_ms, order))
        ending = self.ends.get(order.lane, works)
        if ending is not None:
            self._reports.append(ending(order))
        return True

    def stop(self, *lanes: Lane) -> None:
        self.stopped.append((self.now_ms, lanes))

    def reports(self) -> tuple[Report, ...]:
        came, self._reports = tuple(self._reports), []
        return came

    def close(self) -> None:
        self.closed = True

    def of(self, lane: Lane) -> list[Order]:
        return [order for _, order in self.orders if order.lane == lane]

    def tones(self) -> list[tuple[int, str]]:
        """What was played, by the name of its file."""
        return [(at_ms, Path(order.argv[-1]).stem) for at_ms, order in self.orders if order.lane == "tone"]

    def lines(self) -> list[tuple[int, str]]:
        """What was spoken: the words, also of what was rendered before."""
        words = {order.file: order.argv[-1] for order in self.of("render")}
        spoken = ((at_ms, order.argv[-1]) for at_ms, order in self.orders if order.lane == "voice")
        return [(at_ms, words.get(said, said)) for at_ms, said in spoken]
