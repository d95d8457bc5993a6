"""Reminders and computers for the tests, the awkward ones too. Never here: tests."""

from __future__ import annotations

from hypothesis import strategies as st

from stretchtui.daily.reminders.plan import Here
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import DAYS, FEWEST_MINUTES, MOST_MINUTES, Daily, Every

ODD_PYTHON = "/home/a b/50% \"q\" 'r' $HOME \\ é日/%h \\%x/python"
"""All that some reader of a command line takes for something else."""

some_days = st.sets(st.sampled_from(DAYS), min_size=1).map(lambda days: tuple(day for day in DAYS if day in days))


@st.composite
def some_every(draw: st.DrawFn) -> Every:
    start = draw(st.integers(0, 24 * 60 - 1 - FEWEST_MINUTES))
    minutes = draw(st.integers(FEWEST_MINUTES, min(MOST_MINUTES, 24 * 60 - 1 - start)))
    return Every(minutes, start, draw(st.integers(start + minutes, 24 * 60 - 1)), draw(some_days))


some_daily = st.builds(Daily, st.integers(0, 24 * 60 - 1), some_days)
some_when = some_daily | some_every()

MORNING = Reminder(1, Daily(10 * 60 + 30, DAYS[:5]))
OFTEN = Reminder(2, Every(45, 9 * 60, 17 * 60 + 30), "desk-break")


def here(system: str = "linux", python: str = "/usr/bin/python3", *programs: str, booted: bool = True) -> Here:
    return Here(
        system=system, python=python, home="/home/a", config="/home/a/.config", data="/home/a/.local/share",
        own="/home/a/.config/stretchtui", uid=1000, programs=frozenset(programs), booted=booted, day="2026-11-22",
        environment=(("XDG_CONFIG_HOME", "/home/a b/100%"),),
    )  # fmt: skip
