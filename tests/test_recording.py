"""A session's recording, as both faces have it: its mistakes end nothing, and where nothing is to be kept nothing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from stretchtui import places
from stretchtui.history.store.opening import open_history
from stretchtui.recording import NO_FOLDER, Contained, Recording, Unrecorded, Walked, now, recording_for
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.place import Player, ready
from stretchtui.session.player import step
from stretchtui.session.timeline import build
from stretchtui.settings.preferences import Settings
from tests.cli.own_home import Home, home
from tests.session.exercises import UPPER_BACK_BASICS

__all__ = ["home"]

PLAYER = ready(build(UPPER_BACK_BASICS))
WALKED = Walked(UPPER_BACK_BASICS, "id:upper-back-basics", PLAYER, None)
PATIENT_S = 20.0
DOES: dict[str, Callable[[Recording], object]] = {
    "open": lambda one: one.open(),
    "pressed": lambda one: one.pressed(events.Start(), PLAYER, 0),
    "look": lambda one: one.look(PLAYER, 0),
    "edit": lambda one: one.edit(note="x"),
    "notices": lambda one: one.notices(),
    "close": lambda one: one.close(0.0),
}


@dataclass
class Failing:
    """Fails in one method."""

    where: str
    asked: list[str] = field(default_factory=list)

    def _asked(self, what: str) -> None:
        self.asked.append(what)
        if what == self.where:
            raise ValueError("a mistake of its own")

    def open(self) -> None:
        self._asked("open")

    def pressed(self, _: Event, __: Player, ___: int) -> None:
        self._asked("pressed")

    def look(self, _: Player, __: int) -> None:
        self._asked("look")

    def edit(self, **_: Any) -> None:
        self._asked("edit")

    def notices(self) -> tuple[str, ...]:
        self._asked("notices")
        return ()

    def close(self, _: float) -> None:
        self._asked("close")


@pytest.mark.parametrize("where", DOES)
def test_a_mistake_in_any_of_it_ends_nothing_and_is_told_once(where: str) -> None:
    failing = Failing(where)
    contained = Contained(lambda: failing)
    contained.open()
    for name, do in DOES.items():
        if name not in ("open", "notices", where):
            do(contained)
    if where not in ("open", "notices"):
        DOES[where](contained)
    told = [*contained.notices(), *contained.notices()]
    assert told == ["Nothing more of this session is kept; keeping it failed with ValueError."]


def test_after_its_first_mistake_it_is_asked_for_nothing_more() -> None:
    failing = Failing("look")
    contained = Contained(lambda: failing)
    for do in DOES.values():
        do(contained)
        do(contained)
    assert failing.asked == ["open", "open", "pressed", "pressed", "look"]


def test_one_that_cannot_be_made_is_told_too() -> None:
    contained = Contained(lambda: 1 // 0)  # type: ignore[arg-type, return-value]  # it never comes to that
    contained.open()
    assert contained.notices() == ("Nothing more of this session is kept; keeping it failed with ZeroDivisionError.",)


def test_a_notice_reaches_a_terminal_as_text_alone() -> None:
    class Telling(Unrecorded):
        def notices(self) -> tuple[str, ...]:
            return ("bad\x1b]52;c;x\x07 name",)

    contained = Contained(Telling)
    contained.open()
    assert "\x1b" not in contained.notices()[0]


def walk(recording: Recording) -> None:
    """To the end of the first repetition."""
    recording.open()
    player = step(PLAYER, events.Start(), 0)
    recording.pressed(events.Start(), player, 0)
    for now_ms in (0, 6_000, 20_000):
        recording.look(player, now_ms)
    recording.edit(tension_before=4)
    recording.close(PATIENT_S)


def test_what_is_done_is_in_the_history_with_what_was_answered() -> None:
    recording = recording_for(WALKED, Settings(), 1.0)
    walk(recording)
    with open_history(places.history_folder(), now()) as history:
        [(session, live)] = history.lives()
    assert (session.routine_id, session.routine, session.outcome) == (UPPER_BACK_BASICS.id, UPPER_BACK_BASICS.name, "running")
    assert (session.pieces[0].reps_done, session.tension_before.value) == (1, 4)
    assert (live.origin, live.reached_ms) == ("id:upper-back-basics", 20_000)
    assert recording.notices() == ()


def test_a_routine_from_nowhere_in_the_library_has_no_id() -> None:
    walk(recording_for(Walked(UPPER_BACK_BASICS, "text:name: Mine", PLAYER, None), Settings(), 1.0))
    with open_history(places.history_folder(), now()) as history:
        [session] = history.sessions()
    assert session.routine_id is None


def test_with_history_false_nothing_is_kept_and_no_folder_made(home: Home) -> None:
    recording = recording_for(WALKED, Settings(history=False), 1.0)
    walk(recording)
    assert isinstance(recording, Unrecorded)
    assert recording.notices() == ()
    assert not home.folder.exists()


def test_D12_where_the_system_names_no_folder_it_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.places.history_folder", lambda: None)
    recording = recording_for(WALKED, Settings(), 1.0)
    walk(recording)
    assert (recording.notices(), recording.notices()) == ((NO_FOLDER,), ())
