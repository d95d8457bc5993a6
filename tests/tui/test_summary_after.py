"""The summary's questions, its note, the week and what comes next, by keys; and the question before a session."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import Paste

from stretchtui.afterwards import NOT_KEPT, Afterwards
from stretchtui.history.model import LONGEST_NOTE
from stretchtui.session.marks import SEE_A_DOCTOR
from stretchtui.settings.preferences import Settings
from stretchtui.text import plain
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.coached import Recorder
from tests.tui.foreign import PAYLOADS
from tests.tui.noted import Noting
from tests.tui.opened import MANY, Face, opened
from tests.tui.screen_text import sentence
from tests.tui.test_contrast import faint, in_theme
from tests.tui.test_foreign_text import assert_only_text

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)
WEEK = Afterwards("4 of 5 days this week · 6 weeks in a row", "Tomorrow: Desk break, from your plan for Monday")
AT_START, NEVER = Settings(avoid=(), ask_tension="at-start"), Settings(avoid=(), ask_tension="never")
BEFORE, NOW = "How tense were you before?", "And now?"


@pytest.fixture(autouse=True)
def following(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the history and the plan tell, without either; for how long a session it was asked."""
    asked: list[int] = []

    def told(_: object, __: object, active_ms: int) -> Afterwards:
        asked.append(active_ms)
        return WEEK

    monkeypatch.setattr("stretchtui.tui.screens.summary.afterwards", told)
    monkeypatch.setattr("stretchtui.tui.screens.summary.SETTLED_S", 0.001)
    return asked


async def to_its_end(face: Face) -> None:
    await face.at(190_000)


# How tense


@pytest.mark.parametrize(("keys", "before", "after"), [("63", 6, 3), ("0t", 0, 10)])
async def test_one_key_each_answers_how_tense_one_was_and_is(keys: str, before: int, after: int) -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        assert BEFORE in face.text
        await face.press(keys[0])
        assert BEFORE not in face.text
        assert f"{before} before. {NOW}" in face.text
        await face.press(keys[1])
        assert f"Tension {before} → {after}" in face.text
        assert recording.edits == [{"tension_before": before}, {"tension_after": after}]


async def test_keys_that_come_at_once_answer_one_after_the_other_and_enter_goes_home() -> None:
    recording = Noting()
    async with opened(recording=recording) as face:
        await face.type("/basics")
        await face.press("enter")
        await face.at(30_000)
        await face.press("q", "y")
        face.send("6", "3", "enter")
        await face.settle()
        assert recording.kept == {"tension_before": 6, "tension_after": 3}
        assert f"1 of {MANY}" in face.text


@pytest.mark.parametrize("keys", ["enter", "q", "escape", "6 enter", "6 3 q", "space escape", "6 backspace enter"])
async def test_home_is_one_key_away_whatever_was_answered(keys: str) -> None:
    async with opened(THREE, recording=Noting()) as face:
        await to_its_end(face)
        await face.press(*keys.split())
    assert face.app.return_code == 0


async def test_a_question_can_be_left_out_alone() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        await face.press("space", "4")
        assert "Tension now 4" in face.text
        assert recording.edits == [{"tension_after": 4}]


async def test_answers_are_taken_back_the_last_first_also_where_they_are_kept() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        await face.press("6", "3", "backspace")
        assert NOW in face.text
        assert recording.kept == {"tension_before": 6, "tension_after": None}
        await face.press("backspace", "backspace")
        assert BEFORE in face.text
        assert recording.kept == {"tension_before": None, "tension_after": None}
        await face.press("2")
        assert recording.kept["tension_before"] == 2


async def test_when_all_is_answered_another_number_changes_nothing() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        await face.press("6", "3", "9", "t")
        assert "Tension 6 → 3" in face.text
        assert len(recording.edits) == 2


async def test_a_rise_of_two_is_enough_for_today_and_names_when_to_see_a_doctor() -> None:
    async with opened(THREE, recording=Noting()) as face:
        await to_its_end(face)
        await face.press("3", "5")
        assert f"Tension 3 → 5, more than before. Enough for today. {SEE_A_DOCTOR}" in sentence(face.app)


async def test_after_pain_only_now_is_asked_and_nothing_is_planned() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await face.at(140_000)
        await face.press("o", "2")
        assert "How tense are you now?" in face.text
        assert "left side" in sentence(face.app)
        await face.expect_words(WEEK.week)
        assert "Tomorrow" not in face.text
        await face.press("7")
        assert recording.edits == [{"tension_after": 7}]


async def test_nothing_is_asked_of_whoever_never_wants_to_be_asked() -> None:
    recording = Noting()
    async with opened(THREE, settings=NEVER, recording=recording) as face:
        await to_its_end(face)
        await face.press("6")
        assert "tense" not in face.text
        assert "Tension" not in face.text
        assert recording.edits == []


async def test_a_number_can_be_clicked() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        for value in (6, 10):
            place = face.app.screen.query_one("#scale").content_region
            await face.pilot.click("#scale", offset=(value * (min(6, place.width // 11)) + 3, 0))
            await face.settle()
        assert recording.kept == {"tension_before": 6, "tension_after": 10}


async def test_changed_keys_answer_too() -> None:
    keys = {"tension": tuple("abcdefghijk"), "note": ("x",)}
    recording = Noting()
    async with opened(THREE, settings=Settings(avoid=(), keys=keys), recording=recording) as face:
        await to_its_end(face)
        await face.press("6", "c", "k")
        assert recording.kept == {"tension_before": 2, "tension_after": 10}


async def test_the_questions_are_spoken_after_the_last_words_where_a_voice_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.tui.screens.summary.LAST_WORDS_S", 0.001)
    coach = Recorder()
    async with opened(THREE, recording=Noting(), coach=coach) as face:
        await to_its_end(face)
        await face.expect(lambda: coach.said == [BEFORE])
        await face.press("6")
        assert coach.said == [BEFORE, NOW]
        assert coach.asks == []


async def test_ended_early_because_of_a_spasm_only_now_is_asked_too() -> None:
    async with opened(THREE, recording=Noting()) as face:
        await face.at(73_000)
        await face.press("x", "3")
        assert "How tense are you now?" in face.text
        assert "1 spasm" in face.text


async def test_after_pain_no_question_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.tui.screens.summary.LAST_WORDS_S", 0.001)
    coach = Recorder()
    async with opened(THREE, recording=Noting(), coach=coach) as face:
        await face.at(140_000)
        await face.press("o", "2")
        await face.expect_words(WEEK.week)
        assert not [text for text in coach.said if "tense" in text]


# Before a session


async def test_at_start_it_is_asked_before_the_session_and_only_now_afterwards() -> None:
    recording = Noting()
    async with opened(THREE, settings=AT_START, recording=recording) as face:
        await face.expect_words("How tense are you now?")
        await face.press("6")
        await face.expect(lambda: face.is_open)
        assert recording.edits == [{"tension_before": 6}]
        await to_its_end(face)
        assert f"6 before. {NOW}" in face.text
        await face.press("4")
        assert "Tension 6 → 4" in face.text


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_at_start_it_can_be_left_out(key: str) -> None:
    recording = Noting()
    async with opened(THREE, settings=AT_START, recording=recording) as face:
        await face.expect_words("How tense are you now?")
        await face.press(key)
        await face.expect(lambda: face.is_open)
        assert face.frame.name == "Shoulder raises"
        assert recording.edits == []


async def test_at_start_going_back_begins_nothing() -> None:
    recording = Noting()
    async with opened(settings=AT_START, recording=recording) as face:
        await face.type("/basics")
        await face.press("enter")
        assert "How tense are you now?" in face.text
        await face.press("escape")
        assert f"1 of {MANY}" in face.text
        assert recording.opened == 0


async def test_at_start_an_answer_belongs_to_its_session_alone() -> None:
    recording = Noting()
    async with opened(settings=AT_START, recording=recording) as face:
        await face.type("/basics")
        await face.press("enter", "6", "q", "y", "enter")
        await face.press("enter", "enter")
        await face.at(face.clock.now_ms + 30_000)
        await face.press("q", "y")
        assert recording.edits == [{"tension_before": 6}]
        assert "How tense are you now?" in face.text


# A note


async def test_a_note_is_written_kept_and_shown() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        await face.press("n")
        await face.type("better on 2 of 3 days, q t")
        assert recording.edits == []
        await face.press("enter")
        assert recording.edits == [{"note": "better on 2 of 3 days, q t"}]
        assert "note: better on 2 of 3 days, q t" in sentence(face.app)
        assert BEFORE in face.text
        await face.press("6", "enter")
    assert recording.kept["tension_before"] == 6


async def test_esc_leaves_the_note_as_it_was_and_a_note_can_be_changed() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        await face.press("n", "a", "escape")
        assert recording.edits == []
        await face.press("n", "b", "enter", "n", "c", "enter", "n", "enter")
        assert recording.edits == [{"note": "b"}, {"note": "bc"}]
        await face.press("n", "backspace", "backspace", "enter")
        assert recording.kept == {"note": ""}
        assert "note: " not in face.text


async def test_X1_any_note_is_only_text_and_not_too_long() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        for payload in (*PAYLOADS, "x" * 100_000):
            recording.edits.clear()
            await face.press("n", "ctrl+u")
            face.app.screen.post_message(Paste(payload))
            await face.settle()
            assert_only_text(face)
            await face.press("enter")
            assert_only_text(face)
            note = recording.kept.get("note", "")
            assert len(note) <= LONGEST_NOTE
            assert note == plain(note)


async def test_a_paste_answers_no_question() -> None:
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        face.app.screen.post_message(Paste("6 3 n q"))
        await face.settle()
        assert BEFORE in face.text
        assert recording.edits == []


# The week, and what comes next


async def test_the_week_and_what_comes_next_come_in_a_moment_and_move_nothing(following: list[int]) -> None:
    async with opened(THREE, recording=Noting()) as face:
        await to_its_end(face)
        row = next(at for at, row in enumerate(face.rows) if "Shoulder raises" in row)
        await face.expect_words(WEEK.week, WEEK.coming)
        assert "Shoulder raises" in face.rows[row]
        assert following == [186_000]


async def test_a_failure_to_find_out_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.tui.screens.summary.afterwards", lambda *_: 1 // 0)
    async with opened(THREE, recording=Noting()) as face:
        await to_its_end(face)
        await face.press("6", "3", "enter")
    assert face.app.return_code == 0


async def test_that_nothing_is_kept_is_said_and_nothing_is_asked(following: list[int]) -> None:
    async with opened(THREE, settings=Settings(avoid=(), history=False)) as face:
        await to_its_end(face)
        assert NOT_KEPT in sentence(face.app)
        assert "tense" not in face.text
        await face.press("n")
        assert "note:" not in face.text
        assert following == []


async def test_what_went_wrong_with_keeping_it_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.tui.screens.summary.NOTICES_S", 0.01)
    recording = Noting()
    async with opened(THREE, recording=recording) as face:
        await to_its_end(face)
        recording.told.append("The disk is full. [b]x[/b]")
        await face.expect_words("The disk is full. [b]x[/b]", WEEK.week)


# Sizes and colours


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (19, 5)], ids=str)
@pytest.mark.parametrize("theme", ["textual-light", "textual-dark"])
async def test_it_can_be_read_and_answered_at_every_size(size: tuple[int, int], theme: str) -> None:
    recording = Noting()
    async with opened(THREE, size=size, settings=in_theme(theme), recording=recording) as face:
        await to_its_end(face)
        if size[0] >= 40:
            assert BEFORE in face.text
            await face.expect(lambda: "this week" in sentence(face.app))
        assert not faint(face)
        await face.press("3")
        assert not faint(face)
        await face.press("5")
        assert not faint(face)
        if size[0] >= 40:
            assert "see a doctor" in sentence(face.app)
        await face.press("n", "a")
        assert not faint(face)
        await face.press("enter", "enter")
    assert recording.kept == {"tension_before": 3, "tension_after": 5, "note": "a"}


@pytest.mark.parametrize("size", [(120, 40), (40, 12)], ids=str)
@pytest.mark.parametrize("theme", ["textual-light", "textual-dark"])
async def test_the_question_before_can_be_read_at_every_size(size: tuple[int, int], theme: str) -> None:
    async with opened(THREE, size=size, settings=replace(in_theme(theme), ask_tension="at-start"), recording=Noting()) as face:
        await face.expect_words("How tense are you now?", "10")
        assert not faint(face)
