"""How much is measured: all that the targets speak of, or just enough to see that every measurement works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    rounds: int
    """Programs that are compared run in turns, so often each."""
    user_files: int
    checked_files: int
    checks: int
    idle_walk_s: int
    busy_walk_s: int
    settle_s: float
    watch_s: float
    """How long a hold, a pause and a movement are watched."""
    every_pose: int
    """Of the bundled exercises' poses, each so manieth."""


FULL = Effort(
    rounds=10, user_files=2000, checked_files=1000, checks=5, idle_walk_s=600, busy_walk_s=600, settle_s=4, watch_s=25,
    every_pose=1,
)  # fmt: skip
SHORT = Effort(
    rounds=2, user_files=100, checked_files=60, checks=1, idle_walk_s=8, busy_walk_s=4, settle_s=0.5, watch_s=1,
    every_pose=8,
)  # fmt: skip
