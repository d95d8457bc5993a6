"""`run --plain` around a session: how tense somebody is, before and after, and the week so far; typed at a terminal only."""

from __future__ import annotations

import contextlib

import pytest

from stretchtui import places
from stretchtui.cli.plain_after import Answers
from stretchtui.history.model import Session
from stretchtui.history.store.opening import open_history
from stretchtui.remembered import now
from stretchtui.session.marks import SEE_A_DOCTOR
from tests.cli.called import Answer
from tests.cli.own_home import Home
from tests.cli.test_run_plain import Session as Walk
from tests.cli.test_run_plain import session, words

__all__ = ["session"]

BASICS, OVER_MS = "upper-back-basics", 190_000
BEFORE = "How tense were you before? 0-9, t for ten; enter leaves it out, q leaves"
NOW = "And now? 0-9, t for ten; enter leaves it out, q leaves"


def kept() -> Session:
    folder = places.history_folder()
    assert folder is not None
    with open_history(folder, now(), may_write=False) as history:
        (one,) = history.sessions()
        return one


def tension() -> tuple[int | None, int | None]:
    one = kept()
    return one.tension_before.value, one.tension_after.value


def after_summary(answer: Answer) -> list[str]:
    said = words(answer)
    last = max(at for at, line in enumerate(said) if "under stretch" in line or "active:" in line)
    return said[last + 1 :]


def test_the_week_is_told_and_both_questions_are_asked_one_key_each(session: Walk) -> None:
    answer = session(BASICS, keys=[(OVER_MS, "6"), (OVER_MS, "3")])
    assert answer.status == 0
    assert after_summary(answer) == ["1 of 3 days this week", BEFORE, NOW, "Tension 6 → 3"]
    assert tension() == (6, 3)


def test_a_rise_of_two_names_when_to_see_a_doctor(session: Walk) -> None:
    answer = session(BASICS, keys=[(OVER_MS, "3"), (OVER_MS, "t")])
    assert after_summary(answer)[-1] == f"Tension 3 → 10, more than before. Enough for today. {SEE_A_DOCTOR}"


def test_enter_leaves_one_question_out(session: Walk) -> None:
    answer = session(BASICS, keys=[(OVER_MS, "enter"), (OVER_MS, "3")])
    assert after_summary(answer)[-1] == "Tension now 3"
    assert tension() == (None, 3)


@pytest.mark.parametrize("key", ["q", "escape"])
def test_q_leaves_at_once_and_keeps_what_was_answered(session: Walk, key: str) -> None:
    answer = session(BASICS, keys=[(OVER_MS, "6"), (OVER_MS, key)])
    assert answer.status == 0
    assert after_summary(answer)[-1] == "Tension before 6"
    assert tension() == (6, None)


def test_a_question_that_nobody_answers_is_left_out_after_two_minutes(session: Walk) -> None:
    answer = session(BASICS, keys=[])
    assert answer.status == 0
    assert after_summary(answer) == ["1 of 3 days this week", BEFORE]
    assert session.clock.now_ms - OVER_MS == pytest.approx(116_000, abs=6_000)


def test_where_nobody_can_type_nothing_is_asked_and_the_lines_are_what_they_were(session: Walk) -> None:
    assert after_summary(session(BASICS)) == []
    assert tension() == (None, None)


def test_one_who_wants_no_question_gets_none(session: Walk, home: Home) -> None:
    home.settings.write_text("ask_tension: never\n", encoding="utf-8")
    assert after_summary(session(BASICS, keys=[])) == ["1 of 3 days this week"]


def test_where_nothing_is_kept_nothing_is_asked(session: Walk, home: Home) -> None:
    home.settings.write_text("history: false\n", encoding="utf-8")
    assert after_summary(session(BASICS, keys=[])) == []


def test_a_session_that_was_ended_early_is_followed_too(session: Walk) -> None:
    answer = session(BASICS, keys=[(60_000, "q"), (60_000, "y"), (60_000, "6"), (60_000, "5")])
    assert answer.status == 3
    assert after_summary(answer)[-1] == "Tension 6 → 5"
    assert kept().outcome == "ended"


def test_after_pain_only_now_is_asked(session: Walk) -> None:
    answer = session(BASICS, keys=[(178_000, "o"), (178_000, "3"), (178_000, "7")])
    assert "How tense are you now? 0-9, t for ten; enter leaves it out, q leaves" in words(answer)
    assert BEFORE not in words(answer)
    assert tension() == (None, 7)


def test_a_signal_while_it_asks_keeps_the_session_and_what_was_answered(session: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    answered, asked = Answers.next, list[int]()

    def cut_off(self: Answers, *_: object) -> int | str:
        asked.append(1)
        if len(asked) > 1:
            raise SystemExit(143)
        return answered(self)

    monkeypatch.setattr(Answers, "next", cut_off)
    answer = session(BASICS, keys=[(OVER_MS, "6")])
    assert answer.status == 143
    assert tension() == (6, None)
    assert kept().outcome == "done"


class Typed:
    """A terminal at which these keys are typed, one burst a wait."""

    def __init__(self, *bursts: tuple[str, ...]) -> None:
        self.bursts = list(bursts)

    def wait(self, _: float) -> tuple[str, ...]:
        return self.bursts.pop(0) if self.bursts else ()


def test_keys_of_one_burst_answer_one_after_the_other_and_others_mean_nothing() -> None:
    answers = Answers(Typed(("x", "6", "3"), ("tab", "t")), {})
    assert [answers.next() for _ in range(4)] == [6, 3, 10, "went back"]


# Before a session


@pytest.fixture
def at_start(home: Home, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    home.settings.write_text("ask_tension: at-start\n", encoding="utf-8")
    return monkeypatch


def typed_before(monkeypatch: pytest.MonkeyPatch, *keys: str) -> None:
    monkeypatch.setattr("stretchtui.cli.plain_after.keys_of_terminal", lambda: contextlib.nullcontext(Typed(keys)))


def test_at_start_it_is_asked_first_and_only_now_at_the_end(session: Walk, at_start: pytest.MonkeyPatch) -> None:
    typed_before(at_start, "6")
    answer = session(BASICS, keys=[(OVER_MS, "4")])
    assert words(answer)[0] == "How tense are you now? 0-9, t for ten; enter leaves it out, q goes back"
    assert after_summary(answer)[-2:] == [NOW, "Tension 6 → 4"]
    assert tension() == (6, 4)


def test_at_start_going_back_begins_nothing(session: Walk, at_start: pytest.MonkeyPatch) -> None:
    typed_before(at_start, "q")
    answer = session(BASICS, keys=[])
    assert answer.status == 3
    assert len(answer.lines) == 1


def test_at_start_where_nobody_can_type_it_begins_unasked(session: Walk, at_start: pytest.MonkeyPatch) -> None:
    assert words(session(BASICS))[0] == "Upper back basics"
    assert tension() == (None, None)
