"""The program's hand on all other programs: orders go out, reports come in, and nothing is left behind.

One thread of the program uses it, and never waits for it. Never here: a process (link.py starts the minder,
which starts all others), and what is ordered.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from stretchtui.clock import monotonic_ms
from stretchtui.coach.programs.link import Link
from stretchtui.coach.programs.orders import LANES, Lane, Order, Report, Stop, refusal


class Children:
    """Nothing runs until `start`, and again nothing after `close`. `environ`: what they find in theirs, else ours."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._environ = environ
        self._link: Link | None = None
        self._reports: list[Report] = []

    @property
    def alive(self) -> bool:
        """Whether there is a minder."""
        return self._link is not None and self._link.alive

    @property
    def is_up(self) -> bool:
        """Whether an order is carried out at once."""
        return self.alive and self._link is not None and self._link.is_up

    @property
    def minder(self) -> int | None:
        """The number of the minder's process."""
        return self._link.pid if self._link is not None else None

    def start(self) -> bool:
        """A minder, where none is alive; False when there can be none. It takes orders at once, even before it is up."""
        if self.alive:
            return True
        self.close()
        try:
            self._link = Link(self._environ)
        except (OSError, ValueError, RuntimeError):  # RuntimeError: not one thread more is allowed here
            return False
        return True

    def give(self, order: Order) -> bool:
        """Whether the order is on its way, to get a report; False when there is no minder, or it does not read."""
        if not self.alive or self._link is None:
            return False
        if order.begins_within_ms and self._link.is_up:  # else the minder itself is late, and what it is to begin with is wanted
            order = order._replace(given_ms=monotonic_ms())
        why = refusal(order)
        if why:
            self._reports.append(Report(order.id, "failed", None, 0, why=why))
            return True
        return self._link.give(order)

    def stop(self, *lanes: Lane) -> bool:
        """What runs and waits in these lanes (in all, where none is named) is killed."""
        return self._link is not None and self._link.stop(Stop(lanes or LANES))

    def reports(self) -> tuple[Report, ...]:
        """What has come since the last asking."""
        came = (*self._reports, *(self._link.reports() if self._link is not None else ()))
        self._reports.clear()
        return came

    def close(self) -> None:
        """Within half a second nothing is alive any more. `start` begins anew."""
        if self._link is None:
            return
        self._link.close()
        self._reports.extend(self._link.reports())
        self._link = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
