"""The player looks again whenever it is time, be that at once: a look that is lost would freeze the session (fault T2, T3)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.session.exercises import SHOULDER_RAISES, routine
from tests.tui.opened import NEVER_S, opened


@dataclass
class Impatient:
    """Says a few times that the next look is due after hardly any time."""

    waits_s: list[float]
    looks: int = 0
    asked: list[int | None] = field(default_factory=list)

    def active(self) -> int:
        self.looks += 1
        return 0

    def awake_gap(self) -> int:
        return 0

    def wait_s(self, due_ms: int | None) -> float:
        self.asked.append(due_ms)
        return self.waits_s.pop(0) if self.waits_s else NEVER_S


@pytest.mark.parametrize("wait_s", [0.0, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3])
async def test_T3_a_look_that_is_due_at_once_or_nearly_so_is_never_lost(wait_s: float) -> None:
    clock = Impatient([wait_s] * 20)
    async with opened(routine(SHOULDER_RAISES), clock=clock) as face:
        await face.expect(lambda: clock.waits_s == [])
        await face.settle()
        assert len(clock.asked) >= 21
        assert face.player.is_running
