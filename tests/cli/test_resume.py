"""`stretchtui resume`, and `run` of a routine that was cut off: line by line, with keys and without."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from stretchtui import places
from stretchtui.history.store.opening import open_history
from stretchtui.recording import now
from tests.cli.called import Answer, Call
from tests.cli.own_home import Home
from tests.cli.test_plain_start import Scripted
from tests.cli.test_run_plain import Hurried, Session, Typist, words
from tests.test_resumption import MINE, cut_off, holdings, outcomes, routine

AT_MS = 100_000
"""On the left side of the second exercise of MINE."""
LATER_MS = 400_000
OFFERED = "Mine, stopped at seated twist, left side, just now."


@pytest.fixture
def mine(call: Call, monkeypatch: pytest.MonkeyPatch, home: Home) -> Session:
    """MINE was cut off."""
    home.write("mine.yaml", MINE)
    home.settings.write_text("avoid: []\nsound: false\nask_tension: never\n")
    cut_off(routine(holdings(home)), "id:mine", AT_MS)
    folder = places.history_folder()
    assert folder is not None
    with open_history(folder, now()) as history:
        [(session, _)] = history.lives()
    (folder / "running" / session.uuid).touch()  # what a program leaves that died
    return Session(call, monkeypatch, Hurried())


def resumed(session: Session, *, keys: list[tuple[int, str]] | None = None) -> Answer:
    """`resume --plain`, walked by nobody, or by somebody with these keys at these moments of the new clock."""
    typist = Typist(session.clock, list(keys or ()))

    @contextlib.contextmanager
    def typed() -> Iterator[Typist]:
        yield typist

    if keys is None:
        session.monkeypatch.setattr("stretchtui.cli.typed.NoKeys.wait", lambda _, seconds: typist.wait(seconds))
    else:
        session.monkeypatch.setattr("stretchtui.cli.plain.keys_of_terminal", typed)
    session.monkeypatch.setattr("stretchtui.cli.plain.SystemClock", lambda speed: session.clock)
    return session.call("resume", "--plain")


def answering(session: Session, keys: str) -> None:
    """These keys for the questions before the session."""

    @contextlib.contextmanager
    def typed() -> Iterator[Scripted]:
        yield Scripted(keys)

    session.monkeypatch.setattr("stretchtui.cli.plain_start.keys_of_terminal", typed)


def kept_active_ms() -> list[int]:
    with open_history(places.history_folder(), now()) as history:
        return [session.active_ms for session in history.sessions()]


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_where_nothing_was_cut_off_it_says_so(call: Call, plain: tuple[str, ...]) -> None:
    answer = call("resume", *plain)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "stretchtui resume: no session was cut off within the last day\n"


def test_walked_by_nobody_it_goes_on_at_once_to_its_end(mine: Session) -> None:
    answer = resumed(mine)
    assert answer.status == 0
    said = words(answer)
    assert said[0] == OFFERED
    assert not any("Shoulder raises (1 of 3)" in row for row in said)
    assert any("(3 of 3)" in row for row in said)
    assert "3 done" in answer.out
    assert outcomes() == ["done"]


def test_with_keys_it_waits_paused_and_the_key_that_goes_on_is_named(mine: Session) -> None:
    answer = resumed(mine, keys=[(5_000, "space")])
    assert answer.status == 0
    assert "paused where it was cut off; press space to go on" in answer.lines
    assert answer.lines.index("paused where it was cut off; press space to go on") < answer.lines.index("going on")
    assert outcomes() == ["done"]


def test_gone_on_with_it_is_one_session_whose_time_goes_on(mine: Session) -> None:
    before = kept_active_ms()
    resumed(mine, keys=[(5_000, "space"), (20_000, "q"), (21_000, "y")])
    after = kept_active_ms()
    assert len(before) == len(after) == 1
    assert after[0] == before[0] + 20_000 - 5_000 - 3_000
    assert outcomes() == ["ended"]


def test_a_routine_changed_meanwhile_goes_on_with_that_exercise_in_a_session_of_its_own(mine: Session, home: Home) -> None:
    home.write("mine.yaml", MINE.replace("[shoulder-raises", "[posture-reset, shoulder-raises"))
    answer = resumed(mine)
    assert "it cannot go on exactly there: the routine has been changed since; it goes on with that exercise" in answer.lines
    assert "Seated twist (3 of 4)" in answer.out
    assert "(2 of 4)" not in answer.out
    assert sorted(outcomes()) == ["done", "interrupted"]
    assert resumed(mine).status == 2


def test_and_what_is_avoided_by_now_is_left_out_of_it(mine: Session, home: Home) -> None:
    home.write("mine.yaml", MINE.replace("[shoulder-raises", "[posture-reset, shoulder-raises"))
    home.settings.write_text("avoid: [spine-twist]\nsound: false\n")
    answer = resumed(mine)
    assert "left out: Seated twist (spine-twist)" in answer.lines
    assert "Seated twist (" not in answer.out.replace("left out: Seated twist (spine-twist)", "")


def test_run_by_nobody_begins_anew_and_tells_how_to_go_on(mine: Session) -> None:
    answer = mine("mine")
    assert answer.lines[:2] == [f"cut off: {OFFERED}", "it begins anew; to go on there: stretchtui resume"]
    assert "Shoulder raises (1 of 3)" in answer.out
    assert sorted(outcomes()) == ["done", "running"]
    assert resumed(mine).status == 0


def test_run_asks_and_enter_goes_on(mine: Session) -> None:
    answering(mine, "x enter")
    answer = mine("mine", keys=[(1_000, "space")])
    assert answer.lines[0] == f"cut off: {OFFERED}"
    assert {"  enter  go on there", "  s  from the start", "  q  go back"} <= set(answer.lines)
    assert answer.status == 0
    assert outcomes() == ["done"]


def test_run_asks_and_s_begins_anew_so_that_it_is_not_asked_again(mine: Session) -> None:
    answering(mine, "s")
    answer = mine("mine", keys=[])
    assert "Shoulder raises (1 of 3)" in answer.out
    assert sorted(outcomes()) == ["done", "interrupted"]
    assert "cut off" not in mine("mine", keys=[]).out


@pytest.mark.parametrize("key", ["q", "escape"])
def test_run_asks_and_going_back_changes_nothing(mine: Session, key: str) -> None:
    answering(mine, key)
    assert mine("mine", keys=[]).status == 3
    assert outcomes() == ["running"]


@pytest.mark.parametrize("arguments", [("micro-break",), ("mine", "--from", "2")])
def test_another_routine_and_another_place_are_not_asked_about(mine: Session, arguments: tuple[str, ...]) -> None:
    answer = mine(*arguments)
    assert answer.status == 0
    assert "cut off" not in answer.out


def test_with_history_false_it_can_still_be_gone_on_with_and_nothing_more_is_kept(mine: Session, home: Home) -> None:
    home.settings.write_text("avoid: []\nsound: false\nhistory: false\n")
    before = kept_active_ms()
    assert resumed(mine).status == 0
    assert kept_active_ms() == before


@pytest.mark.parametrize(
    ("arguments", "kept"), [(("--speed", "50"), []), (("--speed", "50", "--keep"), ["done"]), ((), ["done"])], ids=str
)
def test_a_rehearsal_is_kept_only_when_it_is_asked_for(
    call: Call, monkeypatch: pytest.MonkeyPatch, home: Home, arguments: tuple[str, ...], kept: list[str]
) -> None:
    home.write("mine.yaml", MINE)
    home.settings.write_text("avoid: []\nsound: false\n")
    assert Session(call, monkeypatch, Hurried())("mine", *arguments).status == 0
    folder = places.history_folder()
    assert folder is not None
    assert (outcomes() if folder.exists() else []) == kept
