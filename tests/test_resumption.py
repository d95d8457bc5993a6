"""A session that was cut off, found in the history of this home and made ready to go on with its own routine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stretchtui import places
from stretchtui.coach.coming import Coming
from stretchtui.history.alive import hold
from stretchtui.history.model import Session
from stretchtui.history.resuming import OFFERED_FOR_MS, CutOff
from stretchtui.history.store.opening import open_history
from stretchtui.history.unsaved import put_aside
from stretchtui.places import bundled_library
from stretchtui.recording import Walked, now, recording_for
from stretchtui.resumption import Offer, ago, find, leave, start_of
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import Library
from stretchtui.routine.model import Routine
from stretchtui.session import events
from stretchtui.session.place import index_at, ready
from stretchtui.session.player import step
from stretchtui.session.timeline import build
from stretchtui.settings.preferences import Settings
from stretchtui.starting import threshold
from tests.cli.own_home import Home, home

__all__ = ["home"]

NONE = Settings(avoid=(), sound=False)
TWISTS = Settings(avoid=("spine-twist",), sound=False)
MINE = "name: Mine\nsteps: [shoulder-raises, seated-twist, posture-reset]\n"
SECOND_MS = 60_000
"""In the second exercise of MINE."""


@pytest.fixture
def held(home: Home) -> Holdings:
    home.write("mine.yaml", MINE)
    return holdings(home)


def holdings(home: Home) -> Holdings:
    """As a program finds them that starts anew."""
    return Holdings((Library(home.library, "user"), Library(bundled_library(), "bundled")))


def routine(held: Holdings, id: str = "mine") -> Routine:
    loaded = held.loader.routine(id)
    assert loaded is not None
    assert loaded.routine is not None
    return loaded.routine


def cut_off(walked: Routine, origin: str, at_ms: int = SECOND_MS, settings: Settings = NONE) -> None:
    """Walk it so far, and no further."""
    player = ready(build(walked))
    recording = recording_for(Walked(walked, origin, player, None), settings, 1.0)
    recording.open()
    player = step(player, events.Start(), 0)
    recording.pressed(events.Start(), player, 0)
    recording.look(player, 0)
    recording.look(player, at_ms)
    recording.close(20.0)


def found(held: Holdings, settings: Settings = NONE) -> Offer:
    offer = find(held, settings)
    assert offer is not None
    return offer


def outcomes() -> list[str]:
    with open_history(places.history_folder(), now()) as history:
        return [session.outcome for session in history.sessions()]


def test_where_nothing_was_ever_kept_nothing_is_found_and_nothing_made(home: Home, held: Holdings) -> None:
    assert find(held, NONE) is None
    assert not (home.folder / "data" / places.APP / "history").exists()


def test_without_a_folder_nothing_is_found(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.places.history_folder", lambda: None)
    assert find(held, NONE) is None


def test_it_is_found_with_its_routine_and_where_it_stood(held: Holdings) -> None:
    cut_off(routine(held), "id:mine")
    offer = found(held)
    assert offer.taken_up is not None
    player = offer.taken_up.player
    assert player.timeline.segments[index_at(player, offer.taken_up.at_ms)].name == "Seated twist"
    assert (player.mode, offer.taken_up.at_ms, offer.why) == ("paused", SECOND_MS, "")
    assert offer.words.startswith("Mine, stopped at seated twist, right side, ")
    assert offer.in_short.startswith("Mine, at seated twist, right side, ")
    assert start_of(offer).origin == "id:mine"


def test_when_it_goes_on_the_name_and_the_side_are_said_after_the_count(held: Holdings) -> None:
    cut_off(routine(held), "id:mine", at_ms=100_000)
    there = found(held).taken_up
    assert there is not None
    coming = Coming(lambda text: 60 * len(text), lambda ms: ms)
    coming.follow(there.player, there.at_ms, "full", frozenset())
    assert len(coming.lines) == 0
    on_ms = there.at_ms + 5_000
    coming.follow(step(there.player, events.GoOn(), on_ms), on_ms, "full", frozenset())
    said: list[Any] = list(coming.lines[:4])
    texts = [line.text for line in said]
    assert texts[:3] == ["three", "two", "one"]
    assert texts[3].startswith("Seated twist, left side.")


def test_one_that_is_over_is_not_found(held: Holdings) -> None:
    cut_off(routine(held), "id:mine", at_ms=3_600_000)
    assert find(held, NONE) is None
    assert outcomes() == ["done"]


def test_where_nothing_is_left_the_history_is_only_read_and_what_was_put_aside_is_taken_up(
    home: Home, held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(routine(held), "id:mine", at_ms=3_600_000)
    folder = home.folder / "data" / places.APP / "history"
    with monkeypatch.context() as patched:
        patched.setattr("stretchtui.resumption.opened", lambda *_: pytest.fail("opened to be written"))
        assert find(held, NONE) is None
    assert put_aside(folder, Session("a" * 32, 1, None, "Aside", now(), now(), "done")) == ""
    assert find(held, NONE) is None
    with open_history(folder, now()) as history:
        assert {session.routine for session in history.sessions()} == {"Mine", "Aside"}


def test_one_that_is_walked_in_another_window_is_not_found(held: Holdings) -> None:
    cut_off(routine(held), "id:mine")
    folder = places.history_folder()
    assert folder is not None
    lock = hold(folder, found(held).cut.session.uuid)
    assert lock is not None
    assert find(held, NONE) is None
    lock.drop()
    assert find(held, NONE) is not None


def test_a_routine_of_a_file_and_one_that_is_only_a_text_are_found_again(held: Holdings, home: Home, tmp_path: Path) -> None:
    path = tmp_path / "else where.yaml"
    path.write_text("name: Elsewhere\nsteps: [shoulder-raises, seated-twist]\n")
    loaded = held.open(str(path))
    assert loaded is not None
    assert loaded.routine is not None
    cut_off(loaded.routine, f"file:{path}")
    offer = found(held)
    assert (offer.routine.name, offer.taken_up is not None) == ("Elsewhere", True)
    composed = "name: Composed\nsteps: [shoulder-raises, seated-twist]\n"
    read = held.read(composed.encode())
    assert read.routine is not None
    assert leave(offer.cut) == ""
    cut_off(read.routine, f"text:{composed}")
    offer = found(held)
    assert (offer.routine.name, offer.taken_up is not None) == ("Composed", True)


@pytest.mark.parametrize("origin", ["", "id:nobody", "file:/nowhere/at-all.yaml", "text:[", "else:x"])
def test_a_routine_that_is_gone_is_not_offered_and_what_was_done_stays(held: Holdings, origin: str) -> None:
    cut_off(routine(held), origin)
    assert find(held, NONE) is None
    assert outcomes() == ["running"]


def test_a_routine_that_was_changed_meanwhile_goes_on_with_that_exercise_and_says_why(held: Holdings, home: Home) -> None:
    cut_off(routine(held), "id:mine")
    home.write("mine.yaml", MINE.replace("[shoulder-raises", "[posture-reset, shoulder-raises"))
    offer = found(holdings(home))
    assert (offer.taken_up, offer.why) == (None, "the routine has been changed since")
    assert start_of(offer).at == offer.exercise == 3
    home.write("mine.yaml", "name: Mine\nsteps: [posture-reset]\n")
    assert found(holdings(home)).exercise == 1


def test_what_was_walked_without_what_is_avoided_goes_on_without_it(held: Holdings) -> None:
    left = threshold(routine(held), TWISTS, origin="id:mine").left
    assert left is not None
    cut_off(left.routine, "id:mine", settings=TWISTS)
    offer = found(held, TWISTS)
    assert offer.taken_up is not None
    assert [step.title for step in offer.taken_up.player.timeline.walked] == [step.title for step in build(left.routine).walked]


def test_what_was_walked_whole_goes_on_whole_though_something_is_avoided(held: Holdings) -> None:
    cut_off(routine(held), "id:mine")
    offer = found(held, TWISTS)
    assert offer.taken_up is not None
    assert offer.taken_up.player.timeline.exercises == 3


def test_what_was_left_out_then_and_is_not_avoided_any_more_goes_on_with_that_exercise(held: Holdings) -> None:
    left = threshold(routine(held), TWISTS, origin="id:mine").left
    assert left is not None
    cut_off(left.routine, "id:mine", settings=TWISTS)
    offer = found(held, NONE)
    assert (offer.taken_up, offer.why, offer.exercise) == (None, "the routine has been changed since", 3)


def test_left_it_is_not_found_again_and_what_was_done_is_kept(held: Holdings) -> None:
    cut_off(routine(held), "id:mine")
    before = found(held).cut.session
    assert leave(found(held).cut) == ""
    assert find(held, NONE) is None
    with open_history(places.history_folder(), now()) as history:
        [session] = history.sessions()
    assert (session.outcome, session.active_ms, len(session.pieces)) == ("interrupted", before.active_ms, len(before.pieces))


def test_older_than_a_day_it_is_let_go(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(routine(held), "id:mine")
    moment = now()
    late = replace(moment, utc_ms=moment.utc_ms + OFFERED_FOR_MS + 60_000)
    monkeypatch.setattr("stretchtui.resumption.now", lambda: late)
    assert find(held, NONE) is None
    assert outcomes() == ["interrupted"]


def test_D6_where_nothing_can_be_written_leaving_says_why(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(routine(held), "id:mine")
    cut = found(held).cut
    monkeypatch.setattr("stretchtui.places.history_folder", lambda: None)
    assert leave(cut) != ""
    assert isinstance(cut, CutOff)


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "just now"), (59_999, "just now"), (60_000, "1 minute ago"), (720_000, "12 minutes ago"),
        (3_599_999, "59 minutes ago"), (3_600_000, "1 hour ago"), (OFFERED_FOR_MS, "24 hours ago"),
    ],
)  # fmt: skip
def test_how_long_ago_it_was_is_told_in_its_largest_unit(ms: int, words: str) -> None:
    assert ago(ms) == words


def test_the_newest_of_two_is_offered(held: Holdings) -> None:
    cut_off(routine(held), "id:mine")
    first: Session = found(held).cut.session
    cut_off(routine(held, "desk-break"), "id:desk-break", at_ms=20_000)
    later = found(held)
    assert later.routine.id == "desk-break"
    assert later.cut.session.uuid != first.uuid
    assert leave(later.cut) == ""
    assert found(held).cut.session.uuid == first.uuid
