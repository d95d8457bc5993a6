"""Stopped by pain in `run --plain`: the keys `x` and `o`, line by line."""

from __future__ import annotations

import pytest

from stretchtui.settings import preferences
from stretchtui.stopping import CALL_FOR_HELP, STOP_IF_MORE
from tests.cli.own_home import Home
from tests.cli.test_run_plain import BASICS, Session, session, words

__all__ = ["session"]

HOLD_MS = 73_000
"""One second into the right hold of the seated twist."""


def test_x_stops_says_when_to_call_for_help_and_guides_breathing(session: Session) -> None:
    said = words(session(BASICS, keys=[(HOLD_MS, "x"), (HOLD_MS + 12_000, "3")]))
    begin = said.index("spasm: stopped at Seated twist, right side.")
    assert said[begin + 1] == CALL_FOR_HELP
    assert said[begin + 2].startswith("1 go on: counted in")
    assert said[begin + 6] == "breathe slowly: in for 5 s, out for 5 s, never holding"
    assert said[begin + 7 : begin + 11] == ["breathe in", "breathe out", "breathe in", "end"]
    assert "1:13 active: 1 done, 1 partly, 1 not reached" in said
    told = said.index("1 spasm, at Seated twist (right side)")
    assert said[told + 1] == "Not better after two weeks, or stronger: see a doctor."


@pytest.mark.parametrize("key", ["1", "space"])
def test_going_on_is_counted_in_and_nothing_of_the_hold_is_lost(session: Session, key: str) -> None:
    answer = session(BASICS, keys=[(HOLD_MS, "x"), (HOLD_MS + 20_000, key)])
    assert answer.status == 0
    assert "go on" in answer.lines
    assert session.clock.now_ms >= 186_000 + 20_000 + 3_000
    assert "3:06 active: 3 done" in words(answer)


@pytest.mark.parametrize("key", ["2", "right"])
def test_skipping_goes_to_the_next_exercise(session: Session, key: str) -> None:
    said = words(session(BASICS, keys=[(HOLD_MS, "x"), (HOLD_MS + 1_000, key)]))
    assert "2:17 active: 2 done, 1 partly" in said


def test_x_while_paused_again_and_again_is_one_spasm_and_esc_stays_paused(session: Session) -> None:
    keys = [(HOLD_MS, "space"), *((HOLD_MS + 1_000 * n, "x") for n in range(1, 4)), (80_000, "escape"), (90_000, "space")]
    answer = session(BASICS, keys=keys)
    assert answer.status == 0
    assert "1 spasm, at Seated twist (right side)" in words(answer)
    assert session.clock.now_ms >= 186_000 + 90_000 - HOLD_MS + 3_000


def test_o_offers_the_other_side_which_is_done_next(session: Session) -> None:
    answer = session(BASICS, keys=[(HOLD_MS, "o"), (HOLD_MS + 5_000, "1")])
    said = words(answer)
    begin = said.index("ouch: marked: Seated twist, right side.")
    assert said[begin + 1] == STOP_IF_MORE
    assert said[begin + 2] == "1 other side: gently: Seated twist, left side, once, 33 s"
    assert any(line.endswith("Seated twist (3 of 4)") for line in said)
    assert not any(line.endswith("switch, left, 4 s") for line in said)
    assert "Seated twist: ouch on the right side" in said
    assert answer.status == 0


def test_after_an_ouch_what_chooses_nothing_does_nothing_and_esc_skips_and_stays_paused(session: Session) -> None:
    keys = [(HOLD_MS, "o"), (74_000, "space"), (75_000, "0"), (76_000, "j"), (77_000, "escape"), (90_000, "space")]
    answer = session(BASICS, keys=keys)
    assert answer.status == 0
    assert "2:17 active: 2 done, 1 partly" in words(answer)
    assert "type a number and enter" not in answer.lines


def test_a_spasm_while_choosing_after_an_ouch_is_one_too(session: Session) -> None:
    said = words(session(BASICS, keys=[(HOLD_MS, "o"), (HOLD_MS + 1_000, "x"), (HOLD_MS + 2_000, "q")]))
    assert "Seated twist: ouch on the right side" in said
    assert "1 spasm, at Seated twist (right side)" in said


def test_leaving_out_is_kept_in_the_settings_and_said(session: Session, home: Home) -> None:
    asked = session(BASICS, keys=[(10_000, "o"), (11_000, "q")])
    key = next(line.split()[0] for line in asked.lines if "leave out: " in line)
    session.clock.now_ms = 0
    answer = session(BASICS, keys=[(10_000, "o"), (11_000, key), (12_000, "q")])
    assert "left out from now on" in answer.lines
    assert preferences.load(home.settings).settings.leave_out == ("shoulder-raises",)


def test_settings_that_cannot_be_changed_are_said_and_the_session_goes_on(session: Session, home: Home) -> None:
    home.settings.write_text("theme: [\n")
    asked = session(BASICS, keys=[(10_000, "o"), (11_000, "q")])
    key = next(line.split()[0] for line in asked.lines if "leave out: " in line)
    session.clock.now_ms = 0
    answer = session(BASICS, keys=[(10_000, "o"), (11_000, key), (12_000, "right")])
    assert any(line.startswith("this could not be kept: the settings file has mistakes") for line in answer.lines)
    assert answer.status == 0


def test_where_there_is_no_exercise_an_ouch_says_so(session: Session) -> None:
    answer = session("-", stdin="name: R\nsteps: [{rest: 5s}]\n", keys=[(1_000, "o")])
    assert "there is no exercise here to mark" in answer.lines
