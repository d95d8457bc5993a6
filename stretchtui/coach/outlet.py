"""The player in use: files given to it, and the next one taken when it fails.

Never here: what is played, and when; what is told of it (tidings.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal, Protocol

from stretchtui.coach.ladder import OFTEN_MS, Chain
from stretchtui.coach.programs.orders import DEADLINE, WINSOUND, Lane, Order, Report
from stretchtui.coach.tidings import Tidings
from stretchtui.coach.voices.players import Player

AFTER_CLIP_MS = 3_000
"""A player that runs on for longer than this after its clip hangs (faults.md A3). The list says two seconds; into an idle null
sink paplay, aplay and play were measured to linger 1.5 to 1.95 s after a sound that was played well."""
TONE_WITHIN_MS = 250
"""A tone that begins later than so long after it was due tells somebody with closed eyes something wrong."""


class Runs(Protocol):
    """Whoever runs programs for us (programs/children.py)."""

    @property
    def alive(self) -> bool: ...

    @property
    def is_up(self) -> bool: ...

    def give(self, order: Order) -> bool: ...

    def stop(self, *lanes: Lane) -> object: ...

    def start(self) -> bool: ...

    def reports(self) -> tuple[Report, ...]: ...

    def close(self) -> None: ...


Sounding = Literal["tone", "voice"]


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of something that was played."""

    lane: Sounding
    well: bool
    """False: nobody has heard it, be that the player's fault or not."""


@dataclass(frozen=True, slots=True)
class _Played:
    lane: Sounding
    player: int
    clip_ms: int


class Outlet:
    """Plays WAV files through the first player that works."""

    def __init__(self, children: Runs, players: Sequence[Player], *, is_own: bool) -> None:
        self._children = children
        self._players = tuple(players)
        self._is_own = is_own
        self._chain = Chain(tuple(player.name for player in players), waits_ms=OFTEN_MS)
        self._playing: dict[int, _Played] = {}
        self._numbers = count(1)
        self._tidings = Tidings()

    @property
    def name(self) -> str:
        """The player in use, "" when all have failed or there is none."""
        return "" if self._chain.has_failed else self._chain.names[self._chain.at]

    @property
    def early_ms(self) -> int:
        """How much sooner it has to be started than it is to be heard, in real ms."""
        return self._players[self._chain.at].early_ms if self._players else 0

    def number(self) -> int:
        """The number of the next order, which no other has."""
        return next(self._numbers)

    def is_open(self, now_ms: int) -> bool:
        """Whether there is a player to be tried now."""
        return self._chain.current(now_ms) is not None

    def begin_anew(self) -> None:
        """The clock is another one from now on."""
        self._chain = self._chain.at_once()
        self._tidings.begin_anew()

    def play(self, lane: Sounding, file: Path, clip_ms: int, now_ms: int, within_ms: int = TONE_WITHIN_MS) -> int:
        """The number of the order with which it was given to a player; 0 when it was not. `within_ms`: real ms."""
        i = self._chain.current(now_ms)
        if i is None:
            return 0
        argv = self._players[i].command(str(file))
        order = Order(self.number(), lane, argv, clip_ms + AFTER_CLIP_MS, begins_within_ms=within_ms)
        if not self._children.give(order):
            return 0
        self._playing[order.id] = _Played(lane, i, clip_ms)
        return order.id

    def hear(self, report: Report, now_ms: int) -> Heard | None:
        """What the report says of something played here; None when it is about something else."""
        played = self._playing.pop(report.id, None)
        if played is None:
            return None
        if report.how == "dropped":
            return Heard(played.lane, well=False)
        is_fault = self._is_fault(report, played)
        if is_fault:
            self._chain = self._chain.failed(played.player, now_ms)
        elif report.how == "ended":
            self._chain = self._chain.worked(played.player)
        return Heard(played.lane, not is_fault)

    def _is_fault(self, report: Report, played: _Played) -> bool:
        if report.how == "killed":
            return report.why == DEADLINE  # else it was we who had enough of it
        if report.how == "failed" or report.status != 0:
            return True
        # ffplay, for one, ends with status 0 where there is no sound card (faults.md A1).
        sounds_elsewhere = self._is_own or self._players[played.player].argv[0] == WINSOUND
        return not sounds_elsewhere and report.ran_ms < played.clip_ms // 2

    def notices(self, now_ms: int, *, ends: bool = False) -> tuple[str, ...]:
        """What has to be said of it now. `ends`: the session is over."""
        return self._tidings.of(self._chain, now_ms, ends=ends)
