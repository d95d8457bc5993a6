"""Before a plain session: its checks and what is avoided, answered with typed keys; or by nobody."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from stretchtui.precautions import CHECKS
from tests.cli.called import Answer, Call
from tests.cli.own_home import Home
from tests.cli.test_run_plain import Hurried, Session

MINE = "name: Mine\npreflight: [red-flags]\nsteps: [shoulder-raises, seated-twist]\n"
TWISTS = "name: Twists\nsteps: [seated-twist]\n"


class Scripted:
    """Types these keys, one each time somebody waits."""

    def __init__(self, keys: str) -> None:
        self.keys = keys.split()

    def wait(self, _: float) -> tuple[str, ...]:
        return (self.keys.pop(0),)


@pytest.fixture
def asked(call: Call, monkeypatch: pytest.MonkeyPatch, home: Home) -> Session:
    home.write("mine.yaml", MINE)
    home.write("twists.yaml", TWISTS)
    return Session(call, monkeypatch, Hurried())


def answered(asked: Session, monkeypatch: pytest.MonkeyPatch, keys: str, *arguments: str) -> Answer:
    @contextlib.contextmanager
    def typed() -> Iterator[Scripted]:
        yield Scripted(keys)

    monkeypatch.setattr("stretchtui.cli.plain_start.keys_of_terminal", typed)
    return asked(*arguments, keys=())


def test_a_check_is_printed_with_its_answers_and_n_goes_on(asked: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(asked, monkeypatch, "x enter n", "mine")
    assert answer.status == 0
    said = answer.out
    for signs in CHECKS["red-flags"].signs:
        for item in signs.items:
            assert item in said
        assert f"{signs.key}  {signs.yes}" in said
    assert said.index("none of these: go on") < said.index("Shoulder raises (1 of 2)")


@pytest.mark.parametrize(("key", "then"), [("e", "Call your local emergency number now."), ("d", "Leave this out today.")])
def test_a_yes_says_what_to_do_and_starts_nothing(asked: Session, monkeypatch: pytest.MonkeyPatch, key: str, then: str) -> None:
    answer = answered(asked, monkeypatch, key, "mine")
    assert answer.status == 3
    assert then in answer.lines
    assert "(1 of 2)" not in answer.out


def test_going_back_starts_nothing(asked: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(asked, monkeypatch, "q", "mine").status == 3


def test_where_nobody_can_answer_the_check_is_printed_with_what_going_on_means(asked: Session) -> None:
    answer = asked("mine")
    assert answer.status == 0
    assert "going on means that none of these applies" in answer.out
    assert answer.out.index("going on means") < answer.out.index("Shoulder raises (1 of 2)")


def test_what_is_avoided_is_left_out_with_enter(asked: Session, monkeypatch: pytest.MonkeyPatch, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = answered(asked, monkeypatch, "n enter", "mine")
    assert "  - Seated twist: twisting the spine (thin bones, spinal surgery, or known disc trouble)" in answer.lines
    assert "Shoulder raises (1 of 1)" in answer.out
    assert answer.status == 0


def test_all_of_it_is_walked_with_w(asked: Session, monkeypatch: pytest.MonkeyPatch, home: Home) -> None:
    home.settings.write_text("leave_out: [seated-twist]\n")
    answer = answered(asked, monkeypatch, "n w", "mine")
    assert "  - Seated twist: you leave it out" in answer.lines
    assert "Seated twist (2 of 2)" in answer.out


def test_where_nobody_can_type_what_is_avoided_is_left_out_and_named(asked: Session, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = asked("mine")
    assert "left out: Seated twist (spine-twist)" in answer.lines
    assert "Shoulder raises (1 of 1)" in answer.out


def test_a_file_is_asked_about_as_a_routine_of_the_library(asked: Session, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = asked(str(home.library / "mine.yaml"))
    assert "left out: Seated twist (spine-twist)" in answer.lines


def test_where_nothing_would_be_left_it_says_so_and_starts_nothing(
    asked: Session, monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = asked("twists")
    assert (answer.status, "Nothing is left without that." in answer.lines) == (3, True)
    answer = answered(asked, monkeypatch, "enter q", "twists")
    assert answer.status == 3
    assert "leave them out" not in answer.out


def test_the_exercise_to_begin_with_is_counted_without_those_left_out(asked: Session, home: Home) -> None:
    home.write("three.yaml", "name: Three\nsteps: [seated-twist, shoulder-raises, posture-reset]\n")
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = asked("three", "--from", "3")
    assert "(2 of 2)" in answer.out
    assert "(1 of 2)" not in answer.out


def test_plan_shows_all_of_it_and_notes_what_is_avoided_on_the_other_stream(call: Call, home: Home) -> None:
    path = home.write("mine.yaml", MINE)
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = call("plan", str(path))
    assert "Seated twist" in answer.out
    assert answer.err == "you avoid or leave out, and may go without when you run it: Seated twist (spine-twist)\n"
    home.settings.write_text("avoid: []\n")
    assert call("plan", str(path)).err == ""
