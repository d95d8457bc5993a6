"""What is done is handed to the recording as it is done: everything once, in order, before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.place import Player
from tests.session.exercises import OWN_PACE, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.opened import opened
from tests.tui.screen_text import notices, word

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)


@dataclass
class Watching:
    """Notes everything in the order in which it comes. See stretchtui.recording.Recording."""

    asked: list[tuple[str, Any]] = field(default_factory=list)
    before: Callable[[], object] = bool
    """Called at every look."""
    told: list[str] = field(default_factory=list)

    def open(self) -> None:
        self.asked.append(("open", None))

    def pressed(self, event: Event, _: Player, now_ms: int) -> None:
        self.asked.append(("pressed", (event, now_ms)))

    def look(self, _: Player, now_ms: int) -> None:
        self.asked.append(("look", now_ms))
        self.before()

    def edit(self, **edits: Any) -> None:
        self.asked.append(("edit", edits))

    def notices(self) -> tuple[str, ...]:
        told, self.told = tuple(self.told), []
        return told

    def close(self, _: float) -> None:
        self.asked.append(("close", None))

    def count(self, what: str) -> int:
        return sum(name == what for name, _ in self.asked)

    @property
    def events(self) -> list[tuple[Event, int]]:
        return [told for name, told in self.asked if name == "pressed"]


async def test_a_session_is_opened_once_before_its_start_and_closed_when_the_program_leaves() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        await face.at(20_000)
        assert watching.asked[0] == ("open", None)
        assert watching.asked[1] == ("pressed", (events.Start(), 0))
        assert watching.count("close") == 0
    assert watching.count("open") == 1
    assert watching.asked[-1] == ("close", None)


async def test_the_next_session_of_one_program_finishes_the_one_before() -> None:
    watching = Watching()
    async with opened(recording=watching) as face:
        await face.type("/basics")
        await face.press("enter", "q", "y", "enter", "enter")
        order = [name for name, _ in watching.asked if name in ("open", "close")]
        assert order == ["open", "close", "open"]


async def test_what_has_ended_is_handed_over_before_the_next_phase_is_shown() -> None:
    shown: list[str] = []
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        await face.at(4_000)
        watching.before = lambda: shown.append(word(face.app))
        face.look_at(5_000)
        assert shown == ["PREPARE"]
        assert word(face.app) != "PREPARE"
        assert watching.asked[-1] == ("look", 5_000)


async def test_every_key_and_its_moment_are_handed_over() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        for now_ms, key in ((7_000, "+"), (8_000, "right"), (9_000, "space"), (9_500, "space"), (20_000, "left")):
            await face.at(now_ms)
            await face.press(key)
    told = [(type(event).__name__, at_ms) for event, at_ms in watching.events]
    assert told == [
        ("Start", 0), ("Nudge", 7_000), ("NextExercise", 8_000), ("Toggle", 9_000), ("Toggle", 9_500),
        ("PreviousExercise", 20_000),
    ]  # fmt: skip


async def test_what_was_refused_is_not_handed_over() -> None:
    watching = Watching()
    async with opened(routine(OWN_PACE), recording=watching) as face:
        await face.at(10_000)
        assert face.frame.open
        await face.press("+")
        assert face.player.walk.player.why
    assert [type(event).__name__ for event, _ in watching.events] == ["Start"]


@pytest.mark.parametrize(("key", "event"), [("x", events.Spasm), ("o", events.Ouch)])
async def test_pain_is_handed_over_once(key: str, event: type[Event]) -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        await face.at(20_000)
        await face.press(key)
    assert sum(isinstance(one, event) for one, _ in watching.events) == 1


async def test_T4_time_away_is_handed_over_before_anything_after_it() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        face.clock.gap_ms = 60_000
        await face.at(20_000)
        assert watching.events[-1] == (events.Away(60_000), 20_000)
        away = watching.asked.index(("pressed", (events.Away(60_000), 20_000)))
        assert ("look", 20_000) in watching.asked[away:]
        assert ("look", 20_000) not in watching.asked[:away]


async def test_the_end_is_handed_over_before_the_summary_and_nothing_after_it() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        await face.at(20_000)
        await face.press("q", "y")
        looks = watching.count("look")
        assert isinstance(watching.events[-1][0], events.End)
        await face.press("m")
        assert watching.count("look") == looks


async def test_what_the_recording_has_to_tell_is_shown_as_text_and_the_session_goes_on() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        watching.told.append("The disk is full. [b]x[/b]")
        await face.at(6_000)
        await face.expect(lambda: "The disk is full. [b]x[/b]" in notices(face.app))
        assert face.frame.mode == "running"


async def test_ctrl_q_in_the_midst_of_a_session_closes_it_without_an_end_so_that_it_can_be_gone_on_with() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        await face.at(20_000)
        face.send("ctrl+q")
        await face.expect_exit()
    assert watching.asked[-1] == ("close", None)
    assert not any(isinstance(event, events.End) for event, _ in watching.events)


async def test_P2_what_the_system_ends_is_closed_before_the_terminal_is_given_back() -> None:
    watching = Watching()
    async with opened(THREE, recording=watching) as face:
        await face.at(20_000)
        face.app.before_leaving()
        assert watching.asked[-1] == ("close", None)
