"""The minder: a small process of ours that starts players and voices, ends each at its deadline, and all of them at its own end.

It ends when its input does, that is whenever and however the program goes. Only the standard library and what is
imported here may come in: it has to be up at once and stay small. Never here: how a process is started and ended
on this system (offspring.py), how to wait (loops.py), and which order makes way for which (lanes.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from stretchtui.coach.programs.lanes import RULES, gives_way
from stretchtui.coach.programs.orders import DEADLINE, TOO_LATE, Lane, Order, Report, Started, Stop, line, read

LONGEST_WAIT_MS = 500
"""Something is looked after this often, whatever did not wake us."""
STUCK_MS = 500
"""A program that was killed so long ago and is still there holds nobody up: the system cannot end it yet."""


class Child(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int: ...

    def status(self) -> int | None:
        """None while it runs; how it ended, less than 0 by a signal."""
        ...

    def kill(self) -> None:
        """Ends it and all that it started. Never raises."""
        ...


class System(Protocol):
    """What can be started here. Both raise OSError or ValueError when it cannot be."""

    def begin(self, order: Order) -> Child: ...

    def finish(self, order: Order) -> Child:
        """Makes `order.file` of what its program wrote, if that is whole."""
        ...

    def wav_ms(self, order: Order) -> int:
        """How long `order.file` sounds; 0 when it is no WAV file."""
        ...

    def clear(self, order: Order) -> None:
        """Takes away what its program wrote."""
        ...


class Running:
    """An order that is being carried out."""

    def __init__(self, order: Order, child: Child, now_ms: int) -> None:
        self.order = order
        self.child = child
        self.since_ms = now_ms
        self.finishing = False
        """Whether the program has ended well, and what it wrote is being made into what is kept."""
        self.killed = ""
        """Why it was killed; "" when it was not."""
        self.killed_ms = 0

    def kill(self, why: str, now_ms: int) -> None:
        if not self.killed:
            self.killed, self.killed_ms = why, now_ms
        self.child.kill()

    def due_ms(self) -> int:
        """When something has to be done about it, should it not end by itself."""
        return self.killed_ms + STUCK_MS if self.killed else self.since_ms + self.order.deadline_ms

    def holds_up(self, now_ms: int) -> bool:
        return not self.killed or now_ms < self.killed_ms + STUCK_MS


class Minder:
    """Orders in, reports out. `now` is asked for ms that never go back."""

    def __init__(self, system: System, tell: Callable[[bytes], None], now: Callable[[], int]) -> None:
        self._system = system
        self._tell = tell
        self._now = now
        self._running: dict[Lane, list[Running]] = {lane: [] for lane in RULES}
        self._waiting: dict[Lane, list[Order]] = {lane: [] for lane in RULES}

    def take(self, data: bytes) -> None:
        """A line that came; `look` then does what it asks for. What is not an order of ours is passed over.

        Nothing is started here: of many that come at once only the newest may be wanted, and the pipe has to be emptied.
        """
        said = read(data)
        if isinstance(said, Order):
            self._make_room(said.lane)
            self._waiting[said.lane].append(said)
        elif isinstance(said, Stop):
            for lane in said.lanes:
                self._stop(lane)

    def look(self) -> None:
        """Whatever ended is reported, what is overdue is killed, and what waited for room is started."""
        for lane, running in self._running.items():
            for one in tuple(running):
                self._look_after(lane, one)
            self._fill(lane)

    def wait_ms(self) -> int:
        """How long to wait for something to happen before looking again."""
        now_ms = self._now()
        due_ms = [one.due_ms() for running in self._running.values() for one in running if one.holds_up(now_ms)]
        return max(0, min((ms - now_ms for ms in due_ms), default=LONGEST_WAIT_MS))

    def end(self) -> None:
        """All of them are killed; nothing is reported, since nobody is left to hear it."""
        for lane, running in self._running.items():
            self._waiting[lane].clear()
            for one in running:
                one.kill("end", self._now())
                if one.order.file:
                    self._system.clear(one.order)

    def _make_room(self, lane: Lane) -> None:
        alive = [one.order.id for one in self._running[lane] if not one.killed]
        for id in gives_way(RULES[lane], alive, [order.id for order in self._waiting[lane]]):
            self._end_one(lane, id)

    def _end_one(self, lane: Lane, id: int) -> None:
        why = "too many wait" if RULES[lane].waits else "another came"
        for one in self._running[lane]:
            if one.order.id == id:
                one.kill(why, self._now())
        for order in tuple(self._waiting[lane]):
            if order.id == id:
                self._waiting[lane].remove(order)
                self._report(Report(id, "failed" if RULES[lane].waits else "killed", None, 0, why=why))

    def _stop(self, lane: Lane) -> None:
        for order in self._waiting[lane]:
            self._report(Report(order.id, "killed", None, 0, why="stopped"))
        self._waiting[lane].clear()
        for one in self._running[lane]:
            one.kill("stopped", self._now())

    def _fill(self, lane: Lane) -> None:
        """Starts what waits while there is room. One that was killed takes up room until it is really gone."""
        while self._waiting[lane] and self._has_room(lane):
            self._start(lane, self._waiting[lane].pop(0))

    def _has_room(self, lane: Lane) -> bool:
        now_ms = self._now()
        return sum(one.holds_up(now_ms) for one in self._running[lane]) < RULES[lane].limit

    def _start(self, lane: Lane, order: Order) -> None:
        now_ms = self._now()
        if order.is_late(now_ms):
            self._report(Report(order.id, "dropped", None, 0, why=TOO_LATE))
            return
        try:
            child = self._system.begin(order)
        except (OSError, ValueError) as error:
            self._report(Report(order.id, "failed", None, 0, why=reason(error)))
            return
        self._running[lane].append(Running(order, child, now_ms))
        self._tell(line(Started(order.id, child.pid)))

    def _look_after(self, lane: Lane, one: Running) -> None:
        now_ms = self._now()
        status = one.child.status()
        if status is None:
            if not one.killed and now_ms >= one.due_ms():
                one.kill(DEADLINE, now_ms)
        elif one.order.file and not one.killed and not one.finishing and status == 0:
            self._finish(lane, one)
        else:
            self._ended(lane, one, status, now_ms)

    def _finish(self, lane: Lane, one: Running) -> None:
        one.finishing = True
        try:
            one.child = self._system.finish(one.order)
        except (OSError, ValueError):
            self._ended(lane, one, 1, self._now())
            return
        self._tell(line(Started(one.order.id, one.child.pid)))

    def _ended(self, lane: Lane, one: Running, status: int, now_ms: int) -> None:
        self._running[lane].remove(one)
        ran_ms = now_ms - one.since_ms
        if one.killed:
            report = Report(one.order.id, "killed", status, ran_ms, why=one.killed)
        elif one.order.file and not one.finishing:
            report = Report(one.order.id, "failed", status, ran_ms, why=f"it ended with status {status}")
        elif one.order.file:
            wav_ms = 0 if status else self._system.wav_ms(one.order)
            why = "" if wav_ms else "no sound was written"
            report = Report(one.order.id, "ended" if wav_ms else "failed", 0, ran_ms, wav_ms, why)
        else:
            report = Report(one.order.id, "ended", status, ran_ms)
        if one.order.file:
            self._system.clear(one.order)
        self._report(report)

    def _report(self, report: Report) -> None:
        self._tell(line(report))


def reason(error: OSError | ValueError) -> str:
    """A few words for a report: never a path, which the order's giver knows."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "the order holds what no program can be given"


def main() -> None:
    """The process itself, from its first line to its end."""
    from stretchtui.coach.programs.loops import run

    run()
